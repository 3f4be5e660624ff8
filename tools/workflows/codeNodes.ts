import { glob, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { type Plugin, rolldown } from 'rolldown';
import { projectRoot } from '../../projectRoot';
import { isRecord } from '../../nodes/problems/unknownValues';
import { codesIn, withEntriesOf } from './neededWords';
import { pinnedSamples, type SampleEvent } from './samples';
import { parseWorkflow, readJson } from './workflow';

// n8n's Code node cannot import this project, so the text of each is bundled from a typed file of workflows/code: the
// folder is named after the workflow, the file after the node, and its default export is what the node runs.

const folder = 'workflows/code';

/**
 * The workflows with their Code nodes as the typed files have them, and samples pinned to the triggers for events:
 * path → text. The rest of them is unchanged.
 */
export async function workflowsWithCode(samples: readonly SampleEvent[]): Promise<Map<string, string>> {
	const workflows = new Map<string, string>();
	for await (const path of glob('workflows/*.json', { cwd: projectRoot })) {
		const content = await readJson(path);
		const parsed = parseWorkflow(content);
		if ('problems' in parsed) throw new Error(`${path}: ${parsed.problems.join(', ')}`);
		const codeNodes = parsed.workflow.nodes.filter(({ type }) => type === 'n8n-nodes-base.code');
		// The parsed nodes are those of the content, in the order of the file.
		for (const { name, parameters } of codeNodes) parameters.jsCode = await codeText(entryOf(path, name));
		const pinData = pinnedSamples(basename(path, '.json'), parsed.workflow.nodes, samples);
		const isReceiving = Object.keys(pinData).length > 0;
		const whole = isReceiving && isRecord(content) ? { ...content, pinData } : content;
		if (codeNodes.length > 0 || isReceiving) workflows.set(path, `${JSON.stringify(whole, null, 2)}\n`);
	}
	return workflows;
}

/** The typed file of a Code node, such as workflows/code/opt-out/findStopOrStart.ts for "Find STOP or START" of opt-out.json. */
export function entryOf(workflowPath: string, node: string): string {
	const camelCase = node.toLowerCase().replace(/[^a-z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase());
	return `${folder}/${basename(workflowPath, '.json')}/${camelCase}.ts`;
}

/**
 * What a Code node runs, which is the body of an asynchronous function: plain JavaScript that needs nothing else.
 * @param entry path of the typed file, from the project's root
 */
export async function codeText(entry: string): Promise<string> {
	const known = new Set<string>();
	// The bundle without any words names the problems that can occur, and only their words are included.
	const wordless = await bundled(entry, (source) => {
		for (const code of codesIn(source)) known.add(code);
		return withEntriesOf(source, new Set());
	});
	const literals = [...wordless[0].code.matchAll(/["']([A-Z][A-Z\d_]*)["']/g)];
	const needed = new Set(literals.map(([, name = '']) => name).filter((name) => known.has(name)));
	const output = await bundled(entry, (source) => withEntriesOf(source, needed));
	const [{ code, exports }] = output;
	const exported = /^export \{ ([\w$]+) as default \};\n?$/m;
	const [, name] = exported.exec(code) ?? [];
	if (output.length > 1 || exports.join() !== 'default' || name === undefined) {
		throw new Error(`${entry} has to export one function, by default, and nothing else`);
	}
	const notice = `// Made from ${entry} by "npm run generate": change it there, not here.`;
	const body = code.replace(exported, `return ${name}();\n`).replace(/^\/\/#(end)?region.*\n/gm, '');
	return await asFunctionBody(`${notice}\n\n${body}`);
}

/** Bundles a typed file. @param wordsOf what remains of the source of a table of problems in words */
async function bundled(entry: string, wordsOf: (source: string) => string) {
	const words: Plugin = {
		name: 'words',
		async load(id) {
			if (dirname(relative(projectRoot, id)) !== 'nodes/problems/words') return null;
			return wordsOf(await readFile(id, 'utf8'));
		},
	};
	const bundle = await rolldown({
		input: join(projectRoot, entry),
		cwd: projectRoot,
		treeshake: { moduleSideEffects: false },
		plugins: [words],
	});
	const { output } = await bundle.generate({ format: 'esm', minify: false });
	await bundle.close();
	return output;
}

/** Formatted like the project. Prettier accepts a `return` only in a function. */
async function asFunctionBody(code: string): Promise<string> {
	const options = await resolveConfig(join(projectRoot, 'x.js'));
	const formatted = await format(`(async () => {\n${code}\n})`, { ...options, parser: 'babel' });
	const lines = formatted.trimEnd().split('\n').slice(1, -1);
	return lines.map((line) => line.replace(/^\t/, '')).join('\n');
}
