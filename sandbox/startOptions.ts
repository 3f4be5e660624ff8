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
	ports: Ports;
}

/** The ports that were chosen; undefined for the usual ones, or the next free above them. */
export interface Ports {
	n8n: number | undefined;
	sandbox: number | undefined;
}

/** The options of npm start; `undefined` when help is asked for. Throws a Problem where one cannot be used. */
export function startOptionsFrom(args: readonly string[]): StartOptions | undefined {
	const values = parsed(args);
	if (values.help) return undefined;
	const { once, fresh, smpp, folder } = values;
	const ports = { n8n: portFrom(values, 'n8n-port'), sandbox: portFrom(values, 'sandbox-port') };
	return { once, fresh, smpp, folder, ports };
}

function portFrom(values: Partial<Record<PortOption, string>>, option: PortOption): number | undefined {
	const text = values[option];
	if (text === undefined) return undefined;
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	if (port < 1 || port > 65_535) throw new Problem(`--${option} takes a number from 1 to 65535.`);
	return port;
}

type PortOption = 'n8n-port' | 'sandbox-port';

function parsed(args: readonly string[]) {
	const flag = { type: 'boolean', default: false } as const;
	const text = { type: 'string' } as const;
	try {
		return parseArgs({
			args: [...args],
			options: {
				once: flag,
				fresh: flag,
				smpp: flag,
				folder: text,
				'n8n-port': text,
				'sandbox-port': text,
				help: { ...flag, short: 'h' },
			},
		}).values;
	} catch (error) {
		const [sentence = ''] = (error instanceof Error ? error.message : 'An option cannot be used').split(
			/\.?(?: |\n)(?=[A-Z])/,
		);
		throw new Problem(`${sentence}.\n\n${startUsage}`);
	}
}
