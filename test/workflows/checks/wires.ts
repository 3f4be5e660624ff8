import type { INode, Workflow } from 'n8n-workflow';
import { inputPorts, isSticky, outputPorts } from './connections';

interface Point {
	x: number;
	y: number;
}

/** Wires that lead behind a node, where nobody sees what they connect. They are drawn as n8n's editor draws them. */
export function wireProblems(workflow: Workflow): string[] {
	const nodes = Object.values(workflow.nodes).filter(({ type }) => !isSticky(type));
	return Object.entries(workflow.connectionsBySourceNode).flatMap(([name, byType]) =>
		(byType.main ?? []).flatMap((targets, output) =>
			(targets ?? []).flatMap((target) => {
				const [from, to] = [workflow.nodes[name], workflow.nodes[target.node]];
				if (from === undefined || to === undefined) return [];
				const line = wire(outputAt(workflow, from, output), inputAt(workflow, to, target.index));
				return nodes
					.filter((node) => node !== from && node !== to && line.some((point) => isBehind(point, node, workflow)))
					.map((node) => `The wire from "${name}" to "${target.node}" runs behind "${node.name}"`);
			}),
		),
	);
}

const width = 96;

/** A node with many ports is taller. */
function heightOf(node: INode, workflow: Workflow): number {
	const ports = Math.max(mainPorts(inputPorts(workflow, node)), outputCount(workflow, node));
	return 96 + 32 * Math.max(0, ports - 2);
}

const mainPorts = (ports: ReturnType<typeof inputPorts>) =>
	ports.filter((port) => (typeof port === 'string' ? port : port.type) === 'main').length;

const outputCount = (workflow: Workflow, node: INode) =>
	mainPorts(outputPorts(workflow, node)) + (node.onError === 'continueErrorOutput' ? 1 : 0);

function outputAt(workflow: Workflow, node: INode, index: number): Point {
	const share = (index + 1) / (outputCount(workflow, node) + 1);
	return { x: node.position[0] + width, y: node.position[1] + heightOf(node, workflow) * share };
}

function inputAt(workflow: Workflow, node: INode, index: number): Point {
	const share = (index + 1) / (mainPorts(inputPorts(workflow, node)) + 1);
	return { x: node.position[0], y: node.position[1] + heightOf(node, workflow) * share };
}

/** Points of a wire: a curve to the right; one that leads back is drawn around below. */
function wire(from: Point, to: Point): Point[] {
	if (to.x < from.x) return [];
	return Array.from({ length: 99 }, (_, index) => {
		const t = (index + 1) / 100;
		const bend = 1.5 * t * (1 - t) + t ** 3;
		return {
			x: from.x + (to.x - from.x) * bend,
			y: from.y + (to.y - from.y) * (3 * t ** 2 - 2 * t ** 3),
		};
	});
}

function isBehind({ x, y }: Point, node: INode, workflow: Workflow): boolean {
	const [left, top] = node.position;
	return x > left && x < left + width && y > top && y < top + heightOf(node, workflow);
}
