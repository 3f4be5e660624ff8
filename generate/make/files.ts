import { apiNamed, type Contract } from '../../contract/model';
import { numberingPlan } from '../numberingPlan';
import { numberPattern } from '../numberPattern';
import { connection } from './connection';
import { base, commonData } from './errors';
import { type Component, jsonText, kebab } from './form';
import { moduleList } from './moduleList';
import { requestModules } from './modules';
import { rpcs } from './rpcs';
import { triggerIds, triggerModules, webhooks } from './triggers';
import { universal } from './universal';

export const appFolder = 'make/app';

/** Make's name of a file → the file's name; common.json alone is not in Make's own JSON. */
const fileNames: Readonly<Record<string, string>> = {
	communication: 'communication.iml.json',
	params: 'params.iml.json',
	common: 'common.json',
	attach: 'attach.iml.json',
	detach: 'detach.iml.json',
	update: 'update.iml.json',
	requiredScope: 'required-scope.iml.json',
	staticParams: 'static-params.iml.json',
	mappableParams: 'mappable-params.iml.json',
	interface: 'interface.iml.json',
	samples: 'samples.iml.json',
	scope: 'scope.iml.json',
};

/** The custom app, by the files' paths from the project's root. Its README is written by hand. */
export function makeAppFiles(contract: Contract): Map<string, string> {
	const sms = apiNamed(contract, 'sms');
	const components = {
		connection: [connection(sms, apiNamed(contract, 'chatApps'))],
		webhook: webhooks(contract),
		module: [...triggerModules(contract), ...requestModules(contract, numberPattern(numberingPlan())), universal],
		rpc: rpcs(contract),
	};
	const manifest = {
		fileVersion: 1,
		generalCodeFiles: {
			base: 'general/base.iml.json',
			common: 'general/common.json',
			readme: 'README.md',
			groups: 'modules/groups.json',
		},
		components: {
			...Object.fromEntries(Object.entries(components).map(([type, all]) => [type, manifestOf(type, all)])),
			function: {},
			endpoint: {},
		},
		origins: [],
	};
	const files: [path: string, content: unknown][] = [
		['makecomapp.json', manifest],
		['general/base.iml.json', base],
		['general/common.json', commonData(sms)],
		['modules/groups.json', groups()],
		...Object.entries(components).flatMap(([type, all]) => all.flatMap((component) => filesOf(type, component))),
	];
	return new Map(files.map(([path, content]) => [`${appFolder}/${path}`, jsonText(content)]));
}

function manifestOf(type: string, components: readonly Component[]): object {
	return Object.fromEntries(
		components.map((component) => [
			component.id,
			{
				...component.about,
				codeFiles: Object.fromEntries(
					Object.keys(component.files).map((name) => [name, pathOf(type, component, name)]),
				),
			},
		]),
	);
}

function filesOf(type: string, component: Component): [path: string, content: unknown][] {
	return Object.entries(component.files).map(([name, content]) => [pathOf(type, component, name), content]);
}

function pathOf(type: string, { id }: Component, name: string): string {
	const fileName = fileNames[name];
	if (fileName === undefined) throw new Error(`Make has no file ${name}`);
	return `${type}s/${kebab(id)}/${kebab(id)}.${fileName}`;
}

/** Make's list of modules, in the order that its reviewers ask for. */
function groups(): { label: string; modules: string[] }[] {
	const order = ['Create', 'Update', 'Get', 'List', 'Delete'] as const;
	const grouped = order.map((label) => ({
		label,
		modules: moduleList.filter(({ group }) => group === label).map(({ id }) => id),
	}));
	return [
		{ label: 'Trigger', modules: triggerIds },
		...grouped.filter(({ modules }) => modules.length > 0),
		{ label: 'Other', modules: [universal.id] },
	];
}
