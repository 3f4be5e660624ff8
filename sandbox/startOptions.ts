import { parseArgs } from 'node:util';
import { Problem } from '../tools/bootstrap/problem.mjs';
import { startUsage } from '../tools/bootstrap/usage.mjs';

export interface StartOptions {
	/** Ends after the first messages, and keeps nothing. */
	once: boolean;
	/** Removes the work of last time first. */
	fresh: boolean;
	/** Sends texts, receipts and replies over SMPP, and registers no webhook. */
	smpp: boolean;
	/** Where work is kept; undefined for the project's own folder. */
	folder: string | undefined;
}

/** The options of npm start; `undefined` when help is asked for. Throws a Problem where one cannot be used. */
export function startOptionsFrom(args: readonly string[]): StartOptions | undefined {
	const flag = { type: 'boolean', default: false } as const;
	try {
		const { values } = parseArgs({
			args: [...args],
			options: { once: flag, fresh: flag, smpp: flag, folder: { type: 'string' }, help: { ...flag, short: 'h' } },
		});
		const { once, fresh, smpp, folder } = values;
		return values.help ? undefined : { once, fresh, smpp, folder };
	} catch (error) {
		const [sentence = ''] = (error instanceof Error ? error.message : 'An option cannot be used').split(
			/\.?(?: |\n)(?=[A-Z])/,
		);
		throw new Problem(`${sentence}.\n\n${startUsage}`);
	}
}
