import { Script } from 'node:vm';
import { Tournament } from '@n8n/tournament';
import type { INode, Workflow } from 'n8n-workflow';
import { stringsOf } from '../strings';
import { isSticky } from './connections';

const parser = new Tournament(() => undefined);

/** Expressions and code that do not parse, or that read nodes which do not exist or have not run yet. */
export function expressionProblems(node: INode, workflow: Workflow): string[] {
	if (isSticky(node.type)) return [];
	return stringsOf(node).flatMap(({ path, text }) => {
		const syntax = path === 'jsCode' ? codeProblem(text) : expressionProblem(text);
		const found = [...(syntax === undefined ? [] : [syntax]), ...referenceProblems(node, text, workflow)];
		return found.map((problem) => `${path}: ${problem}`);
	});
}

function expressionProblem(text: string): string | undefined {
	if (!text.startsWith('=')) return text.includes('{{') ? 'holds {{ but does not begin with =' : undefined;
	if ((text.match(/\{\{/g) ?? []).length > (text.match(/\}\}/g) ?? []).length) return 'holds a {{ that is not closed';
	try {
		parser.getExpressionCode(text.slice(1));
		return undefined;
	} catch (error) {
		return `does not parse: ${error instanceof Error ? error.message : String(error)}`;
	}
}

/** A Code node's text is the body of an asynchronous function. */
function codeProblem(text: string): string | undefined {
	try {
		new Script(`(async () => {\n${text}\n})`);
		return undefined;
	} catch (error) {
		return `does not parse: ${error instanceof Error ? error.message : String(error)}`;
	}
}

function referenceProblems(node: INode, text: string, workflow: Workflow): string[] {
	const names = [...text.matchAll(/\$\((['"`])(.+?)\1\)/g)].map(([, , name = '']) => name.replace(/\\(.)/g, '$1'));
	const before = new Set(earlierNodes(node, workflow));
	return [...new Set(names)].flatMap((name) => {
		if (workflow.nodes[name] === undefined) return [`asks "${name}", which is not there`];
		return before.has(name) ? [] : [`asks "${name}", which does not run before it`];
	});
}

/** A node that serves another one, as a model serves an agent, sees what that one sees. */
function earlierNodes({ name }: INode, workflow: Workflow): string[] {
	const served = workflow.getChildNodes(name, 'ALL_NON_MAIN');
	return [name, ...served].flatMap((each) => workflow.getParentNodes(each, 'main'));
}
