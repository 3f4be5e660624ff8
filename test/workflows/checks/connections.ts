import {
	type INode,
	type INodeInputConfiguration,
	type INodeOutputConfiguration,
	type NodeConnectionType,
	NodeHelpers,
	type Workflow,
} from 'n8n-workflow';

type Port = NodeConnectionType | INodeInputConfiguration | INodeOutputConfiguration;

/**
 * Connections to inputs or outputs that a node does not have, and nodes that nothing leads to. Every node's type must
 * be known.
 */
export function connectionProblems(workflow: Workflow): string[] {
	return [...portProblems(workflow), ...reachProblems(workflow)];
}

function portProblems(workflow: Workflow): string[] {
	const problems: string[] = [];
	for (const [name, byType] of Object.entries(workflow.connectionsBySourceNode)) {
		const from = workflow.nodes[name];
		if (from === undefined) continue;
		for (const [type, outputs] of Object.entries(byType)) {
			const count = countOf(outputPorts(workflow, from), type) + (isErrorOutput(from, type) ? 1 : 0);
			outputs.forEach((targets, index) => {
				if ((targets ?? []).length > 0 && index >= count) {
					problems.push(`"${name}" has no output ${index} of kind ${type}`);
				}
				for (const target of targets ?? []) {
					const to = workflow.nodes[target.node];
					if (to === undefined) continue;
					if (target.index >= countOf(inputPorts(workflow, to), target.type)) {
						problems.push(`"${name}" leads to input ${target.index} of kind ${target.type}, which "${to.name}" lacks`);
					}
				}
			});
		}
	}
	return problems;
}

/** All nodes except sticky notes must be triggers, be reached from one, or serve one that is. */
function reachProblems(workflow: Workflow): string[] {
	const nodes = Object.values(workflow.nodes).filter(({ type }) => !isSticky(type));
	const triggers = nodes.filter((node) => descriptionOf(workflow, node).group.includes('trigger'));
	if (triggers.length === 0) return ['Nothing starts it: there is no trigger'];
	const reached = new Set(triggers.flatMap(({ name }) => [name, ...workflow.getChildNodes(name, 'main')]));
	const serves = ({ name }: INode) => workflow.getChildNodes(name, 'ALL_NON_MAIN').some((other) => reached.has(other));
	return nodes
		.filter((node) => !reached.has(node.name) && !serves(node))
		.map(({ name }) => `"${name}" is reached from no trigger`);
}

export const isSticky = (type: string) => type === 'n8n-nodes-base.stickyNote';

function isErrorOutput(node: INode, type: string): boolean {
	return type === 'main' && node.onError === 'continueErrorOutput';
}

function countOf(ports: Port[], type: string): number {
	return ports.filter((port) => (typeof port === 'string' ? port : port.type) === type).length;
}

const descriptionOf = (workflow: Workflow, { type, typeVersion }: INode) =>
	workflow.nodeTypes.getByNameAndVersion(type, typeVersion).description;

export function outputPorts(workflow: Workflow, node: INode): Port[] {
	return NodeHelpers.getNodeOutputs(workflow, node, descriptionOf(workflow, node));
}

export function inputPorts(workflow: Workflow, node: INode): Port[] {
	return NodeHelpers.getNodeInputs(workflow, node, descriptionOf(workflow, node));
}
