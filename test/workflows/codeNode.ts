import { compileFunction, createContext } from 'node:vm';
import { DateTime } from 'luxon';
import { z } from 'zod/v4';
import { codeText } from '../../tools/workflows/codeNodes';

type Row = Record<string, unknown>;

/** The input that n8n would pass to the Code node. */
interface Surroundings {
	input?: Row[];
	/** The outputs of other nodes. */
	nodes?: Record<string, Row[]>;
	/** What other nodes have output to their error output, which is their second one. */
	errors?: Record<string, Row[]>;
	/** The parameters of other nodes. */
	params?: Record<string, Row>;
	/** ISO 8601. */
	now?: string;
	timeZone?: string;
	runIndex?: number;
}

const itemsSchema = z.array(z.object({ json: z.record(z.string(), z.unknown()) }));

/** Runs the text of a Code node as n8n does: as the body of an asynchronous function, with only n8n's names. */
export async function runCode(entry: string, surroundings: Surroundings): Promise<Row[]> {
	const run = await codeRunner(entry);
	return await run(surroundings);
}

/** The same, to be run several times. */
export async function codeRunner(entry: string): Promise<(surroundings: Surroundings) => Promise<Row[]>> {
	const names = Object.keys(n8nNames({}));
	const code = `return (async () => {\n${await codeText(entry)}\n})()`;
	const compiled: unknown = compileFunction(code, names, { parsingContext: createContext() });
	if (typeof compiled !== 'function') throw new Error('It was not compiled');
	return async (surroundings) => {
		const returned: unknown = await Reflect.apply(compiled, undefined, Object.values(n8nNames(surroundings)));
		// n8n passes items on as JSON.
		return itemsSchema.parse(JSON.parse(JSON.stringify(returned))).map(({ json }) => json);
	};
}

function n8nNames({
	input = [],
	nodes = {},
	errors = {},
	params = {},
	now = '2026-11-21T10:00:00Z',
	timeZone = 'UTC',
	runIndex = 0,
}: Surroundings) {
	const itemsOf = (rows: Row[] | undefined, failed?: Row[]) => {
		if (rows === undefined) throw new Error('That node did not run');
		const outputs = [rows, ...(failed === undefined ? [] : [failed])].map((each) => each.map((json) => ({ json })));
		const all = (output = 0) => {
			const items = outputs[output];
			if (items === undefined) throw new Error('That node does not have this output');
			return items;
		};
		return { all, first: () => all()[0] };
	};
	return {
		$input: itemsOf(input),
		$: (name: string) => ({ ...itemsOf(nodes[name], errors[name]), params: params[name] }),
		$execution: { id: '1' },
		$now: DateTime.fromISO(now, { zone: timeZone }),
		$runIndex: runIndex,
		Buffer,
		DateTime,
		TextDecoder,
	};
}
