import { textOf } from '../../../nodes/problems/unknownValues';
import { cellText, type Row } from '../sheets/row';

/** Someone whom the execution had not texted, with the client message ID that it would have used. */
export type Left = Row & { clientMessageId: string };

/** `<execution>-<part of the node's ID>-<run>-<item>`: what the nodes give every message unless another one is set. */
const ownId = /^(\d+)-([\da-f]{8})-(\d+)-(\d+)$/;
const nothingSent = 'Nothing was sent.';
/** A log without From goes back 7 days; nearer to its start than a day, earlier messages may be missing. */
const certainMs = 6 * 86_400_000;

/** Of which time the logs are. */
interface LogTime {
	/** What the log nodes have in From; empty for the last 7 days. */
	from: string;
	/** When they ran, in milliseconds. */
	now: number;
}

/**
 * Who is left of a campaign whose execution ended in the middle. Their IDs are those that the execution would have used, so
 * that this can be done again.
 *
 * Throws, before anything is sent, where it is not certain who had been texted: the log cannot be read, is still growing or
 * has none of the execution's messages, they are of several nodes or rounds, or the list is not that of the execution.
 * @param settings what the user filled in: Execution ID, and Phone Column, the column of the list with the numbers
 * @param logs rows of Export, made one some minutes after the other
 * @param everyone the items that the execution sent to, in the same order
 * @param time undefined where the rows are not of a log, and none is too old
 */
export function leftOf(
	settings: Row,
	logs: readonly (readonly Row[])[],
	everyone: readonly Row[],
	time?: LogTime,
): Left[] {
	const execution = cellText(settings['Execution ID']);
	if (!/^\d+$/.test(execution)) throw new Error(`Fill in Execution ID in Settings: a number. ${nothingSent}`);
	if (everyone.length === 0) throw new Error(`Everyone returned no items. ${nothingSent}`);
	const found = logs.map((log) => sentBy(execution, log));
	const sent = found.at(-1) ?? [];
	if (found.some((earlier) => earlier.length !== sent.length)) {
		throw new Error(
			`8x8's log now has more messages of this execution than a few minutes ago. Start again later. ${nothingSent}`,
		);
	}
	const [place, ...others] = new Set(sent.map((message) => message.place));
	// Another execution's ID, another sub-account's log and a campaign with IDs of its own look the same.
	if (place === undefined) {
		throw new Error(
			`8x8's log of the last 7 days has no messages whose client message IDs begin with ${execution}-. Check the Execution ID, and the sub-account in both log nodes. If that execution sent nothing, run the campaign again instead. ${nothingSent}`,
		);
	}
	if (others.length > 0) {
		throw new Error(
			`Execution ${execution} sent from several nodes, or in several rounds, so item numbers do not show who was texted. ${nothingSent}`,
		);
	}
	if (time?.from === '' && sent.some(({ at }) => at < time.now - certainMs)) {
		throw new Error(
			`The first messages of execution ${execution} are almost as old as 8x8's log of the last 7 days, which may lack earlier ones. To read all of them, set From in both log nodes to a day before it started. ${nothingSent}`,
		);
	}
	for (const { item, phone } of sent) checkPlace(item, phone, everyone, cellText(settings['Phone Column']) || 'phone');
	const texted = new Set(sent.map(({ item }) => item));
	return everyone.flatMap((json, item) =>
		texted.has(item) ? [] : [{ ...json, clientMessageId: `${execution}-${place}-${item}` }],
	);
}

interface Sent {
	/** Which node and round. */
	place: string;
	/** Number of the item, from 0. */
	item: number;
	phone: string;
	/** When 8x8 accepted it, in milliseconds; NaN where the log does not say. */
	at: number;
}

function sentBy(execution: string, log: readonly Row[]): Sent[] {
	const trouble = log.find(({ umid, error, jobId }) => textOf(umid) === undefined && (error ?? jobId) !== undefined);
	if (trouble !== undefined) {
		const reason = cellText(trouble.error) || '8x8 has not finished it yet';
		throw new Error(`8x8's log could not be read: ${reason}. ${nothingSent}`);
	}
	return log.flatMap((row) => {
		const [, of, node, run, item] = ownId.exec(cellText(row.clientMessageId)) ?? [];
		if (of !== execution || node === undefined || run === undefined) return [];
		return [
			{
				place: `${node}-${run}`,
				item: Number(item),
				phone: cellText(row.destination),
				at: Date.parse(cellText(row.createdAt)),
			},
		];
	});
}

/** The log hides the last digits of a number; the others have to be those of the item, where it is international. */
function checkPlace(item: number, phone: string, everyone: readonly Row[], column: string): void {
	const shown = /^\d*/.exec(phone.replace(/^\+/, ''))?.[0] ?? '';
	const listed = cellText(everyone[item]?.[column]);
	const isAnother = listed.startsWith('+') && !listed.replace(/\D/g, '').startsWith(shown);
	if (everyone[item] === undefined || isAnother) {
		throw new Error(
			`Item ${item + 1} of Everyone is not the one that the execution texted. Everyone must return the same items in the same order. Check Phone Column, too. ${nothingSent}`,
		);
	}
}
