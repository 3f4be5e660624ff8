import { z } from 'zod/v4';
import type { Make } from './make';
import { appVersion } from './plan';
import { appName, type Present, type Step } from './step';

/** The app's name, before Make adds some letters that make it unique. */
const wantedName = 'eight-by-eight';
const appLabel = '8x8';

const named = z.object({ name: z.string() });
const labelled = z.array(z.object({ name: z.string(), label: z.string() }));

/** The command that creates the app itself. */
export const createApp = [
	'sdk-apps',
	'create',
	`--name=${wantedName}`,
	`--label=${appLabel}`,
	'--description=SMS, WhatsApp and other chat apps through 8x8.',
	'--theme=#e4002b',
	'--language=en',
	'--audience=global',
	'--private',
];

/**
 * Carries out the steps, in the app of this name, in one from an earlier deployment, or in a new one. It can be run
 * again after anything that stopped it. Returns the app's name in Make.
 */
export async function deploy(
	steps: readonly Step[],
	make: Make,
	say: (line: string) => void,
	wanted?: string,
): Promise<string> {
	const name = wanted ?? (await earlierApp(make)) ?? named.parse(await make.run(createApp)).name;
	say(`app ${name}`);
	const names = new Map([[appName, name]]);
	const present = await presentIn(make, name);
	for (const step of steps) {
		if (step.isNeeded(present)) {
			say(step.what);
			const made = await carryOut(step, make, names);
			if (step.kind === 'command' && step.names !== undefined) names.set(step.names, named.parse(made).name);
		} else if (step.kind === 'command' && step.names !== undefined) {
			names.set(step.names, earlierName(step.what, present));
		}
	}
	return name;
}

async function carryOut(step: Step, make: Make, names: ReadonlyMap<string, string>): Promise<unknown> {
	if (step.kind === 'command') return await make.run(step.args.map((arg) => withNames(arg, names)));
	await make.request({
		method: step.method,
		path: withNames(step.path, names),
		body: Object.fromEntries(
			Object.entries(step.body).map(([key, value]) => [
				key,
				typeof value === 'string' ? withNames(value, names) : value,
			]),
		),
	});
	return undefined;
}

/**
 * Placeholders stand where a name does: at the end of an option, in a path. Files contain none, and are not changed.
 */
function withNames(text: string, names: ReadonlyMap<string, string>): string {
	if (/^--(?:body|common|docs)=/.test(text)) return text;
	return text.replace(/<[^<>]*>/g, (placeholder) => {
		const name = names.get(placeholder);
		if (name === undefined) throw new Error(`Nothing is known of ${placeholder}`);
		return name;
	});
}

async function earlierApp(make: Make): Promise<string | undefined> {
	const apps = labelled.parse(await make.run(['sdk-apps', 'list']));
	return apps.find(({ name, label }) => label === appLabel && name.startsWith(wantedName))?.name;
}

async function presentIn(make: Make, name: string): Promise<Present> {
	const ofApp = [`--app-name=${name}`];
	const versioned = [...ofApp, `--app-version=${appVersion}`];
	const all = async (category: string, options: readonly string[]) =>
		labelled.parse(await make.run([category, 'list', ...options]));
	const byLabel = (list: z.infer<typeof labelled>) => Object.fromEntries(list.map((each) => [each.label, each.name]));
	const namesOf = (list: z.infer<typeof labelled>) => list.map((each) => each.name);
	return {
		connections: byLabel(await all('sdk-connections', ofApp)),
		webhooks: byLabel(await all('sdk-webhooks', ofApp)),
		rpcs: namesOf(await all('sdk-rpcs', versioned)),
		modules: namesOf(await all('sdk-modules', versioned)),
	};
}

function earlierName(what: string, { connections, webhooks }: Present): string {
	const [type = '', ...label] = what.split(' ');
	const name = (type === 'connection' ? connections : webhooks)[label.join(' ')];
	if (name === undefined) throw new Error(`Nothing is known of ${what}`);
	return name;
}
