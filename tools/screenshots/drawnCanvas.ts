import type { INode } from 'n8n-workflow';
import type { WorkflowFile } from '../workflows/workflow';
import { ownNodeOf } from './ownNodes';

/** The parameters that nodes show in the line below their names. */
const inSubtitles = ['action', 'event', 'events', 'method', 'mode', 'operation', 'resource', 'url', 'workflowId'];

const note = 'n8n-nodes-base.stickyNote';

/** What the editor's canvas shows of a workflow: nodes, lines and notes, but not the contents of the nodes' panels. */
export function drawnCanvas({ nodes, connections }: Pick<WorkflowFile, 'nodes' | 'connections'>): unknown {
	return [nodes.map(drawnNode), connections];
}

function drawnNode({ name, type, typeVersion, position, disabled, parameters }: INode): unknown {
	// The name of a note is not shown.
	if (type === note) return [type, position, parameters];
	const shown = Object.entries(parameters).filter(([key]) => inSubtitles.includes(key));
	const subtitle = ownNodeOf(type)?.subtitle;
	return [name, type, typeVersion, position, disabled ?? false, shown, outputNames(parameters), subtitle];
}

/** The names of a Switch's outputs, wherever they are in its parameters. */
function outputNames(value: unknown): unknown[] {
	if (Array.isArray(value)) return value.flatMap(outputNames);
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
		key === 'outputKey' ? [inner] : outputNames(inner),
	);
}
