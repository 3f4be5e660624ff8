import type { Manifest } from '../lint/manifestForm';
import { moduleTypes, sections } from './sections';
import { appName, change, command, nameOf, type Step } from './step';

/** The app's version in Make; there is only one until it is published. */
export const appVersion = '1';

const app = [`--name=${appName}`, `--version=${appVersion}`];
const ofApp = [`--app-name=${appName}`, `--app-version=${appVersion}`];
const apiPath = `/sdk/apps/${appName}/${appVersion}`;

type Files = ReadonlyMap<string, string>;
type Components = Manifest['components'];

/**
 * The steps that deploy the app to Make, once an app of its name exists: the base, the connection, RPCs, webhooks,
 * modules, and the list of modules last, each after what it refers to. Existing parts are written again.
 */
export function planOf({ components, generalCodeFiles }: Manifest, files: Files): Step[] {
	const { base, common, readme, groups } = generalCodeFiles;
	const section = (name: string, path: string | null) => [
		'sdk-apps',
		'set-section',
		...app,
		`--section=${name}`,
		`--body=${jsonOf(files, path)}`,
	];
	return [
		command('app: base', section('base', base)),
		command('app: common data', ['sdk-apps', 'set-common', ...app, `--common=${jsonOf(files, common)}`]),
		command('app: documentation', ['sdk-apps', 'set-docs', ...app, `--docs=${textOf(files, readme)}`]),
		...Object.entries(components.connection).flatMap(([id, about]) => connectionSteps(id, about, files)),
		...Object.entries(components.rpc).flatMap(([id, about]) => rpcSteps(id, about, files)),
		...Object.entries(components.webhook).flatMap(([id, about]) => webhookSteps(id, about, files)),
		...Object.entries(components.module).flatMap(([id, about]) => moduleSteps(id, about, files)),
		command('app: groups', section('groups', groups)),
	];
}

function connectionSteps(
	id: string,
	{ label, connectionType, codeFiles }: Components['connection'][string],
	files: Files,
): Step[] {
	const what = `connection ${label}`;
	const names = nameOf('connection', id);
	const create = ['sdk-connections', 'create', `--app-name=${appName}`, `--type=${connectionType}`, `--label=${label}`];
	return [
		{ ...command(what, create, ({ connections }) => connections[label] === undefined), names },
		...sectionSteps('connection', codeFiles, [`--connection-name=${names}`], what, files),
	];
}

function rpcSteps(id: string, { label, connection, codeFiles }: Components['rpc'][string], files: Files): Step[] {
	const what = `RPC ${label}`;
	const of = [...ofApp, `--rpc-name=${id}`];
	return [
		command(
			what,
			['sdk-rpcs', 'create', ...ofApp, `--name=${id}`, `--label=${label}`],
			({ rpcs }) => !rpcs.includes(id),
		),
		command(`${what}: connection`, ['sdk-rpcs', 'update', ...of, `--connection=${nameOf('connection', connection)}`]),
		...sectionSteps('rpc', codeFiles, of, what, files),
	];
}

function webhookSteps(
	id: string,
	{ label, webhookType, connection, codeFiles }: Components['webhook'][string],
	files: Files,
): Step[] {
	const what = `webhook ${label}`;
	const names = nameOf('webhook', id);
	const create = ['sdk-webhooks', 'create', `--app-name=${appName}`, `--type=${webhookType}`, `--label=${label}`];
	const body = { connection: nameOf('connection', connection) };
	return [
		{ ...command(what, create, ({ webhooks }) => webhooks[label] === undefined), names },
		change(`${what}: connection`, { method: 'PATCH', path: `/sdk/apps/webhooks/${names}`, body }),
		...sectionSteps('webhook', codeFiles, [`--webhook-name=${names}`], what, files),
	];
}

function moduleSteps(id: string, about: Components['module'][string], files: Files): Step[] {
	const { label, description, connection, webhook, actionCrud, codeFiles } = about;
	const what = `module ${label}`;
	const of = [...ofApp, `--module-name=${id}`];
	const body = {
		...(typeof webhook === 'string' && { webhook: nameOf('webhook', webhook) }),
		...(typeof actionCrud === 'string' && { crud: actionCrud }),
	};
	const update = [
		`--label=${label}`,
		`--description=${description}`,
		`--connection=${nameOf('connection', connection)}`,
	];
	return [
		moduleItself(id, about),
		command(`${what}: connection`, ['sdk-modules', 'update', ...of, ...update]),
		...(Object.keys(body).length > 0
			? [change(`${what}: ${Object.keys(body).join()}`, { method: 'PATCH', path: `${apiPath}/modules/${id}`, body })]
			: []),
		...sectionSteps('module', codeFiles, of, what, files),
	];
}

/** A universal module must be created with a field that the CLI does not have. */
function moduleItself(id: string, { label, description, moduleType }: Components['module'][string]): Step {
	const typeId = moduleTypes[moduleType];
	const what = `module ${label}`;
	const isMissing: Step['isNeeded'] = ({ modules }) => !modules.includes(id);
	if (moduleType === 'universal') {
		const body = { name: id, typeId, subtype: 'Universal', label, description, moduleInitMode: 'blank' };
		return change(what, { method: 'POST', path: `${apiPath}/modules`, body }, isMissing);
	}
	const about = [`--name=${id}`, `--type-id=${typeId}`, `--label=${label}`, `--description=${description}`];
	return command(what, ['sdk-modules', 'create', ...ofApp, ...about, '--module-init-mode=blank'], isMissing);
}

function sectionSteps(
	type: keyof typeof sections,
	codeFiles: Readonly<Record<string, string | null | undefined>>,
	of: readonly string[],
	what: string,
	files: Files,
): Step[] {
	return Object.entries(sections[type]).flatMap(([name, section]) => {
		const path = codeFiles[name];
		if (typeof path !== 'string') return [];
		const body = `--body=${jsonOf(files, path)}`;
		return [command(`${what}: ${section}`, [`sdk-${type}s`, 'set-section', ...of, `--section=${section}`, body])];
	});
}

/** As short as possible: Windows accepts 32,767 characters in a command. */
function jsonOf(files: Files, path: string | null): string {
	const value: unknown = JSON.parse(textOf(files, path));
	return JSON.stringify(value);
}

function textOf(files: Files, path: string | null): string {
	const text = path === null ? undefined : files.get(path);
	if (text === undefined) throw new Error(`The app has no file ${String(path)}`);
	return text;
}
