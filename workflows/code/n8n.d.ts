import type { DateTime as LuxonDateTime } from 'luxon';

/** An item of a workflow, as a Code node gets and returns it. */
interface CodeItem {
	json: Record<string, unknown>;
	pairedItem?: { item: number };
}

/** The items that came into a node, or out of one. */
interface CodeItems {
	all(output?: number): CodeItem[];
	first(): CodeItem;
	/** The node's parameters, without what its expressions come to. */
	params?: unknown;
}

/** What n8n's Code node offers, as far as the entry files use it: https://docs.n8n.io/code/builtin/overview/ */
declare global {
	const $input: CodeItems;
	/** The items of another node, by its name. Throws where that node did not run. */
	const $: (node: string) => CodeItems;
	const $execution: { id: string };
	const $now: LuxonDateTime<true>;
	const $runIndex: number;
	const DateTime: typeof LuxonDateTime;
}
