import { deepCopy, Workflow } from 'n8n-workflow';
import { connectionProblems } from './checks/connections';
import { expressionProblems } from './checks/expressions';
import { layoutProblems } from './checks/layout';
import { parameterProblems } from './checks/parameters';
import { privacyProblems } from './checks/privacy';
import { wireProblems } from './checks/wires';
import type { KnownNodeTypes } from './knownNodeTypes';
import { parseWorkflow } from '../../tools/workflows/workflow';

/** Everything that would keep a workflow's file from being imported, read and run by somebody else; a sentence each. */
export function workflowProblems(content: unknown, nodeTypes: KnownNodeTypes): string[] {
	const parsed = parseWorkflow(content);
	if ('problems' in parsed) return parsed.problems;
	const { workflow: file } = parsed;
	const privacy = privacyProblems(file);
	const order =
		file.settings.executionOrder === 'v1' ? [] : ['settings.executionOrder is not "v1": n8n would run it as of old'];

	const unknown = file.nodes
		.filter(({ type, typeVersion }) => nodeTypes.find(type, typeVersion) === undefined)
		.map(
			({ name, type, typeVersion }) =>
				`"${name}": ${type}, version ${typeVersion}, is not known. If n8n has it, run "npm run node-types"`,
		);
	// Without the types, nothing more can be said.
	if (unknown.length > 0) return [...privacy, ...order, ...unknown];

	// n8n adds what is at its default to the nodes of a workflow.
	const nodes = deepCopy(file.nodes);
	const { connections } = file;
	const workflow = new Workflow({ id: 'checked', nodes, connections, active: false, nodeTypes });
	const ofNodes = file.nodes.flatMap((node) => {
		const { description } = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const found = [...parameterProblems(node, description), ...expressionProblems(node, workflow)];
		return found.map((problem) => `"${node.name}" ${problem}`);
	});
	return [
		...privacy,
		...order,
		...ofNodes,
		...connectionProblems(workflow),
		...layoutProblems(workflow),
		...wireProblems(workflow),
	];
}
