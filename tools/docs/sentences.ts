import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../../projectRoot';

const sources = ['nodes/**/*.ts', 'credentials/*.ts', 'tools/bootstrap/*.mjs', 'sandbox/n8n/*.ts'];

/** Stands in a sentence for what is put in when the program runs. */
const gap = '…';

/** Every text that the nodes, the credential test and the start of n8n are written with, gaps for their variable parts. */
export async function sourceTexts(): Promise<string[]> {
	const texts: string[] = [];
	for await (const path of glob(sources, { cwd: projectRoot })) {
		texts.push(...textsOf(path, await readFile(join(projectRoot, path), 'utf8')));
	}
	return texts;
}

/** The string literals and templates of a source file; comments are none. */
export function textsOf(path: string, source: string): string[] {
	const texts: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) texts.push(node.text);
		else if (ts.isTemplateExpression(node))
			texts.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(gap));
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest));
	return texts;
}

/** Whether one of the texts gives the sentence: all its words between the gaps, in order. */
export function isGiven(sentence: string, texts: readonly string[]): boolean {
	const parts = sentence.split(gap).map((part) => part.trim());
	return texts.some((text) => {
		let from = 0;
		return parts.every((part) => {
			const at = text.indexOf(part, from);
			from = at + part.length;
			return at >= 0;
		});
	});
}
