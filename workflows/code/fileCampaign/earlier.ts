import { cellText, type Row } from '../sheets/row';

/** A campaign that was confirmed before, as the data table has it. It holds no numbers and no texts. */
export interface EarlierCampaign {
	/** Counts up; of two that were confirmed at the same moment, the lower one goes first. */
	id: number;
	campaign: string;
	/** ISO 8601. */
	at: string;
	fingerprint: string;
	/** The keys of the texts that were handed to 8x8. */
	keys: ReadonlySet<string>;
	/** Those of them that are known not to have been sent. */
	failed: ReadonlySet<string>;
}

export function readEarlier(items: readonly Row[]): EarlierCampaign[] {
	return items
		.filter(({ id }) => cellText(id) !== '')
		.map((row) => ({
			id: Number(row.id),
			campaign: cellText(row.campaign),
			at: row.createdAt instanceof Date ? row.createdAt.toISOString() : cellText(row.createdAt),
			fingerprint: cellText(row.fingerprint),
			keys: keysIn(row.keys),
			failed: keysIn(row.failed),
		}));
}

/** The earlier campaigns that have, or may have, sent a text. */
export function sendersOf(key: string, earlier: readonly EarlierCampaign[]): EarlierCampaign[] {
	return earlier.filter(({ keys, failed }) => keys.has(key) && !failed.has(key));
}

/** Whether a campaign has, or may have, sent anything. */
export function hasSent({ keys, failed }: EarlierCampaign): boolean {
	return [...keys].some((key) => !failed.has(key));
}

export function writeKeys(keys: Iterable<string>): string {
	return [...new Set(keys)].join(' ');
}

function keysIn(cell: unknown): ReadonlySet<string> {
	return new Set(
		cellText(cell)
			.split(' ')
			.filter((key) => key !== ''),
	);
}
