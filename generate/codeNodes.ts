import { glob, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { runInNewContext } from 'node:vm';
import { format, resolveConfig } from 'prettier';
import { type Plugin, rolldown } from 'rolldown';
import * as ts from 'typescript';
import { projectRoot } from '../projectRoot';
import { parseWorkflow, readJson } from '../tools/workflows/workflow';

// n8n's Code node cannot import this project, so the text of each is bundled from a typed file of workflows/code: the
// folder is named after the workflow, the file after the node, and its default export is what the node runs.

const folder = 'workflows/code';

/** The workflows with their Code nodes as the typed files have them: path → text. The rest of them stays as it is. */
export async function workflowsWithCode(): Promise<Map<string, string>> {
	const workflows = new Map<string, string>();
	for await (const path of glob('workflows/*.json', { cwd: projectRoot })) {
		const content = await readJson(path);
		const parsed = parseWorkflow(content);
		if ('problems' in parsed) throw new Error(`${path}: ${parsed.problems.join(', ')}`);
		const codeNodes = parsed.workflow.nodes.filter(({ type }) => type === 'n8n-nodes-base.code');
		// The parsed nodes are those of the content, in the order of the file.
		for (const { name, parameters } of codeNodes) parameters.jsCode = await codeText(entryOf(path, name));
		if (codeNodes.length > 0) workflows.set(path, `${JSON.stringify(content, null, 2)}\n`);
	}
	return workflows;
}

/** The typed file of a Code node, such as workflows/code/opt-out/whichWord.ts for "Which word" of opt-out.json. */
export function entryOf(workflowPath: string, node: string): string {
	const camelCase = node.toLowerCase().replace(/[^a-z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase());
	return `${folder}/${basename(workflowPath, '.json')}/${camelCase}.ts`;
}

/**
 * What a Code node runs, which is the inside of an asynchronous function: plain JavaScript that needs nothing else.
 * @param entry path of the typed file, from the project's root
 */
export async function codeText(entry: string): Promise<string> {
	const bundle = await rolldown({
		input: join(projectRoot, entry),
		cwd: projectRoot,
		treeshake: { moduleSideEffects: false },
		plugins: [onlyWhatIsNeeded],
	});
	const { output } = await bundle.generate({ format: 'esm', minify: false });
	await bundle.close();
	const [{ code, exports }] = output;
	const exported = /^export \{ ([\w$]+) as default \};\n?$/m;
	const [, name] = exported.exec(code) ?? [];
	if (output.length > 1 || exports.join() !== 'default' || name === undefined) {
		throw new Error(`${entry} has to export one function, by default, and nothing else`);
	}
	assertWordsAreThere(code, entry);
	const notice = `// Made from ${entry} by "npm run generate": change it there, not here.`;
	const body = code.replace(exported, `return ${name}();\n`).replace(/^\/\/#(end)?region.*\n/gm, '');
	return await asFunctionBody(`${notice}\n\n${body}`);
}

/** The tables of words of problems that a Code node can have: those of reading numbers and texts. */
const wordsNeeded = ['destination', 'templates'];

/** Data that nobody reads in a Code node, and that does not go there: other tables of words. */
const onlyWhatIsNeeded: Plugin = {
	name: 'only-what-is-needed',
	async load(id) {
		const path = relative(projectRoot, id);
		if (dirname(path) !== 'nodes/problems/words' || wordsNeeded.includes(basename(path, '.ts'))) return null;
		return (await exportsOf(id)).map(([name]) => `export const ${name} = {};`).join('\n');
	},
};

/** What a module without imports exports, as it is on disk now. */
async function exportsOf(path: string): Promise<[name: string, value: unknown][]> {
	const { outputText } = ts.transpileModule(await readFile(path, 'utf8'), {
		compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 },
	});
	const exported: Record<string, unknown> = {};
	runInNewContext(outputText, { exports: exported });
	return Object.entries(exported);
}

function assertWordsAreThere(code: string, entry: string): void {
	const codes = [...code.matchAll(/\bproblem\(["']([A-Z_]+)["']/g)].map(([, name]) => name ?? '');
	const missing = codes.filter((name) => !code.includes(`${name}: {`));
	if (missing.length > 0) throw new Error(`${entry} needs the words of ${missing.join(', ')} in generate/codeNodes.ts`);
}

/** Formatted as the project is. Prettier takes a `return` in a function alone. */
async function asFunctionBody(code: string): Promise<string> {
	const options = await resolveConfig(join(projectRoot, 'x.js'));
	const formatted = await format(`(async () => {\n${code}\n})`, { ...options, parser: 'babel' });
	const lines = formatted.trimEnd().split('\n').slice(1, -1);
	return lines.map((line) => line.replace(/^\t/, '')).join('\n');
}
