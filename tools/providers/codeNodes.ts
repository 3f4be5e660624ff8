import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import * as ts from 'typescript';
import { projectRoot } from '../../projectRoot';
import { loadPlatform, type PlatformName } from './platforms';

// n8n's Code node cannot import this project, so it gets the text of the modules that it needs, with the types taken
// out, and a few lines that hand its items over.

const modulesFolder = 'providers/receipts';

export interface CodeNode {
	/** The node's name in the workflow. */
	node: string;
	/** Modules of the folder, each after those that it imports; a path with a slash is one from the project's root. */
	modules: string[];
	/** Where the modules are: providers/receipts unless given. */
	folder?: string;
	call: string;
}

interface ReceiptWorkflow {
	platform: PlatformName;
	path: string;
	nodes: (retryMinutes: string) => CodeNode[];
}

/** What the verdict on a post needs. */
const judging = ['nodes/problems/unknownValues', 'nodes/api/connectionFailures', 'excerpt', 'posting'];

export const receiptWorkflows: ReceiptWorkflow[] = [
	{
		platform: 'clevertap',
		path: 'workflows/clevertap-receipts.json',
		nodes: (retryMinutes) => [
			{
				node: 'Map',
				modules: ['excerpt', 'status', 'clevertap'],
				call: `const mapped = mapEvent($input.first().json);
return mapped === undefined ? [] : [{ json: mapped }];`,
			},
			{
				node: 'Body',
				modules: ['excerpt', 'status', 'clevertap'],
				call: `const mapped = $('Map').first().json;
const { messageId } = mapped.event === 'replied' ? $input.first().json : mapped;
return [{ json: { body: callbackBody(mapped, messageId) } }];`,
			},
			{
				node: 'Verdict',
				modules: [...judging, 'status', 'clevertap'],
				call: `return [{ json: judge($input.first().json, $runIndex, ${retryMinutes}, refusalIn) }];`,
			},
		],
	},
	{
		platform: 'moengage',
		path: 'workflows/moengage-receipts.json',
		nodes: (retryMinutes) => [
			{
				node: 'Map',
				modules: ['status', 'moengage'],
				call: `const receipt = flatReceipt($input.first().json);
return receipt === undefined ? [] : [{ json: receipt }];`,
			},
			{
				node: 'Verdict',
				modules: [...judging, 'status', 'moengage'],
				call: `return [{ json: judge($input.first().json, $runIndex, ${retryMinutes}, refusalIn) }];`,
			},
		],
	},
];

/** The workflows with their Code nodes up to date: path → text. The rest of them stays as it is. */
export async function generatedWorkflows(): Promise<Map<string, string>> {
	const entries = receiptWorkflows.map(async ({ platform, path, nodes }): Promise<[string, string]> => {
		const { receipts } = (await loadPlatform(platform)).config;
		if (receipts === undefined) throw new Error(`providers/${platform} says nothing of receipts`);
		return [path, await withCode(path, nodes(JSON.stringify(receipts.retryMinutes)))];
	});
	return new Map(await Promise.all(entries));
}

/** A workflow's text with the given Code nodes up to date. */
export async function withCode(path: string, nodes: CodeNode[]): Promise<string> {
	const workflow: unknown = JSON.parse(await readFile(join(projectRoot, path), 'utf8'));
	for (const code of nodes) parametersOf(workflow, code.node, path).jsCode = await codeText(code);
	return `${JSON.stringify(workflow, null, 2)}\n`;
}

/** What a Code node runs: plain JavaScript that stands alone. */
export async function codeText({
	modules,
	call,
	folder = modulesFolder,
}: Pick<CodeNode, 'modules' | 'call' | 'folder'>): Promise<string> {
	const texts = await Promise.all(
		modules.map((name) => plainJavaScript(name.includes('/') ? name : `${folder}/${name}`)),
	);
	const notice = `// Made from ${folder} by "npm run generate": change it there, not here.`;
	const options = await resolveConfig(join(projectRoot, 'x.js'));
	// A Code node's text is the inside of a function.
	const code = `(async () => {\n${[notice, ...texts, call].join('\n\n')}\n})`;
	const formatted = await format(code, { ...options, parser: 'babel' });
	return formatted
		.trimEnd()
		.split('\n')
		.slice(1, -1)
		.map((line) => line.replace(/^\t/, ''))
		.join('\n');
}

/** A module without its types, imports and exports. */
async function plainJavaScript(path: string): Promise<string> {
	const source = await readFile(join(projectRoot, `${path}.ts`), 'utf8');
	const { outputText } = ts.transpileModule(source, {
		compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext },
		transformers: { after: [withoutModuleSyntax] },
	});
	return outputText.trim().replace(/^\}\n(?=\S)/gm, '}\n\n');
}

function withoutModuleSyntax(context: ts.TransformationContext): ts.Transformer<ts.SourceFile> {
	const { factory } = context;
	const visit = (statement: ts.Statement): ts.Statement[] => {
		if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) return [];
		if (ts.isFunctionDeclaration(statement)) {
			const { asteriskToken, name, typeParameters, parameters, type, body } = statement;
			const modifiers = statement.modifiers?.filter(isNoExport);
			return [
				factory.updateFunctionDeclaration(
					statement,
					modifiers,
					asteriskToken,
					name,
					typeParameters,
					parameters,
					type,
					body,
				),
			];
		}
		if (ts.isVariableStatement(statement)) {
			return [
				factory.updateVariableStatement(statement, statement.modifiers?.filter(isNoExport), statement.declarationList),
			];
		}
		return [statement];
	};
	return (file) => factory.updateSourceFile(file, file.statements.flatMap(visit));
}

function isNoExport({ kind }: ts.ModifierLike): boolean {
	return kind !== ts.SyntaxKind.ExportKeyword;
}

function parametersOf(workflow: unknown, name: string, path: string): Record<string, unknown> {
	const nodes: unknown = typeof workflow === 'object' && workflow !== null ? Reflect.get(workflow, 'nodes') : undefined;
	const node: unknown = Array.isArray(nodes)
		? nodes.find((candidate: unknown) => isObject(candidate) && candidate.name === name)
		: undefined;
	const parameters = isObject(node) ? node.parameters : undefined;
	if (!isObject(parameters)) throw new Error(`${path} has no node ${name} with parameters`);
	return parameters;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
