import type { INode, Workflow } from 'n8n-workflow';
import { inputPorts, isSticky } from './connections';

interface Box {
	name: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** Nodes that overlap, and notes that overlap nodes or notes. A note may frame nodes. */
export function layoutProblems(workflow: Workflow): string[] {
	const all = Object.values(workflow.nodes);
	const notes = all.filter(({ type }) => isSticky(type)).map(noteBox);
	const nodes = all.filter(({ type }) => !isSticky(type)).map((node) => nodeBox(node, workflow));
	const pairs = [...pairsOf(nodes), ...pairsOf(notes).filter(([a, b]) => !frames(a, b) && !frames(b, a))];
	const torn = notes.flatMap((note) =>
		nodes.filter((node) => !frames(note, node)).map((node): [Box, Box] => [note, node]),
	);
	const problems = [...pairs, ...torn]
		.filter(([a, b]) => overlap(a, b))
		.map(([a, b]) => `"${a.name}" and "${b.name}" lie on each other`);
	if (notes.length === 0) return ['There is no sticky note', ...problems];
	const size = noteSize([...notes, ...nodes]);
	return size < smallestNote
		? [`Notes have ${size.toFixed(1)} px when the whole workflow fits the screen`, ...problems]
		: problems;
}

/** The letters of notes on n8n's canvas that is not zoomed, and what of a screen of 1440 × 900 the canvas has; in px. */
const letters = 14;
const canvas = { width: 1380, height: 800 };
/** A wide workflow is easier to read when its chain continues in a second row. */
const smallestNote = 8;

/** How large the letters of notes are when everything fits the screen, in px. */
function noteSize(boxes: readonly Box[]): number {
	const width = Math.max(...boxes.map(({ right }) => right)) - Math.min(...boxes.map(({ left }) => left));
	const height = Math.max(...boxes.map(({ bottom }) => bottom)) - Math.min(...boxes.map(({ top }) => top));
	return letters * Math.min(1, canvas.width / width, canvas.height / height);
}

/** In the editor's units; the label below a node included. */
function nodeBox(node: INode, workflow: Workflow): Box {
	const [left, top] = node.position;
	const hasHelpers = inputPorts(workflow, node).some(
		(port) => (typeof port === 'string' ? port : port.type) !== 'main',
	);
	return { name: node.name, left, top, right: left + (hasHelpers ? 256 : 96), bottom: top + 130 };
}

function noteBox({ name, position: [left, top], parameters }: INode): Box {
	const size = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise);
	return { name, left, top, right: left + size(parameters.width, 240), bottom: top + size(parameters.height, 160) };
}

const pairsOf = (boxes: Box[]) => boxes.flatMap((a, index) => boxes.slice(index + 1).map((b): [Box, Box] => [a, b]));

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const frames = (outer: Box, inner: Box) =>
	outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right && outer.bottom >= inner.bottom;
