import { writeCsv } from '../listFile/write';
import { counted, heading, paragraph, table } from '../fileCampaign/html';
import { readNumber } from '../phone/number';
import { cellText, type Row } from '../sheets/row';
import type { CampaignFile, Recipient } from './campaignFile';

/** Whether a text arrived. */
type Delivery = 'DELIVERED' | 'UNDELIVERED' | 'REJECTED' | 'NO RECEIPT YET' | 'NOT IN THE LOG' | 'NOT SENT';

interface Reply {
	text: string;
	/** ISO 8601. */
	at: string;
}

const meanings: Readonly<Record<Delivery, string>> = {
	DELIVERED: 'arrived on the phone',
	UNDELIVERED: 'did not arrive',
	REJECTED: 'not sent by 8x8, or cancelled',
	'NO RECEIPT YET': 'scheduled, or on its way; receipts come within 48 hours or never',
	'NOT IN THE LOG': "8x8's log of these days does not have it",
	'NOT SENT': 'not sent by the campaign',
};

const deliveries: Readonly<Record<string, Delivery>> = {
	delivered: 'DELIVERED',
	read: 'DELIVERED',
	undelivered: 'UNDELIVERED',
	failed: 'REJECTED',
	rejected: 'REJECTED',
};

const ownColumns = ['Delivery', 'Delivery Reason', 'Delivered At', 'Reply', 'Replied At'];

export interface Joined extends Row {
	title: string;
	html: string;
	/** The file with what happened to every row, and that of the people who got it and have not answered. */
	everyone: string;
	unanswered: string;
}

/**
 * A campaign's rows with what happened to each.
 * @param log rows of Export. @param replies rows of the data table: phone, text, at
 */
export function join(
	{ recipients, columns, delimiter }: CampaignFile,
	log: readonly Row[],
	replies: readonly Row[],
): Joined {
	const byUmid = logBy('umid', log);
	const byId = logBy('clientMessageId', log);
	const answers = repliesByNumber(replies);
	const rows = recipients.map((recipient) => {
		const logged = byUmid.get(recipient.umid) ?? byId.get(recipient.clientMessageId);
		const delivery = deliveryOf(recipient, logged);
		const reply = delivery === 'NOT SENT' ? undefined : firstReply(recipient, answers);
		return { recipient, delivery, reply, logged };
	});
	const sheet = rows.map(({ recipient, delivery, reply, logged }) => ({
		...recipient.cells,
		Delivery: delivery,
		'Delivery Reason': delivery === 'DELIVERED' ? '' : reasonIn(logged),
		'Delivered At': delivery === 'DELIVERED' ? cellText(logged?.timestamp) : '',
		Reply: reply?.text ?? '',
		'Replied At': reply?.at ?? '',
	}));
	const all = [...columns.filter((column) => !ownColumns.includes(column)), ...ownColumns];
	const isSilent = rows.map(({ delivery, reply }) => delivery === 'DELIVERED' && reply === undefined);
	const count = (wanted: Delivery) => rows.filter(({ delivery }) => delivery === wanted).length;
	const names = Object.keys(meanings).filter((name): name is Delivery =>
		rows.some(({ delivery }) => delivery === name),
	);
	const replied = rows.filter(({ reply }) => reply !== undefined).length;
	const delivered = count('DELIVERED');
	const silent = isSilent.filter(Boolean).length;
	const sent = rows.length - count('NOT SENT');
	return {
		title: `${counted(delivered, 'message')} of ${sent} arrived, ${replied} answered`,
		html: [
			table(
				['Delivery', 'Rows', ''],
				names.map((name) => [name, count(name), meanings[name]]),
			),
			table(
				['Answers', 'Rows'],
				[
					['Answered', replied],
					['Arrived, not answered', silent],
				],
			),
			...failuresOf(
				rows
					.filter(({ delivery }) => delivery === 'UNDELIVERED' || delivery === 'REJECTED')
					.map(({ logged }) => reasonIn(logged)),
			),
			paragraph(
				'Two files are in your downloads: one with everybody, and one with the people who got the message and have not answered.',
			),
		].join(''),
		everyone: writeCsv(all, sheet, delimiter),
		unanswered: writeCsv(
			all,
			sheet.filter((_, index) => isSilent[index]),
			delimiter,
		),
	};
}

/** Rows of the log by an ID, without those that have none. */
function logBy(column: 'umid' | 'clientMessageId', log: readonly Row[]): ReadonlyMap<string, Row> {
	return new Map(log.map((row) => [cellText(row[column]), row] as const).filter(([id]) => id !== ''));
}

function deliveryOf({ umid, outcome }: Recipient, logged: Row | undefined): Delivery {
	if (logged !== undefined) return deliveries[cellText(logged.state).toLowerCase()] ?? 'NO RECEIPT YET';
	return umid === '' && outcome !== 'UNKNOWN' && outcome !== 'SENDING' ? 'NOT SENT' : 'NOT IN THE LOG';
}

function reasonIn(logged: Row | undefined): string {
	if (logged === undefined) return '';
	const meaning = cellText(logged.errorMeaning) || cellText(logged.errorMessage);
	return [meaning, cellText(logged.errorRemedy)].filter((part) => part !== '').join(' ');
}

function failuresOf(reasons: readonly string[]): string[] {
	if (reasons.length === 0) return [];
	const counts = new Map<string, number>();
	for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
	const lines = [...counts].sort(([, one], [, other]) => other - one);
	return [
		heading('Why they did not arrive'),
		table(
			['Reason', 'Rows'],
			lines.map(([reason, rows]) => [reason || 'No reason was given', rows]),
		),
	];
}

function repliesByNumber(replies: readonly Row[]): Map<string, Reply[]> {
	const byNumber = new Map<string, Reply[]>();
	for (const { phone, text, at } of replies) {
		const number = readNumber(phone);
		if (!number.ok) continue;
		const { destination } = number.value;
		byNumber.set(destination, [...(byNumber.get(destination) ?? []), { text: cellText(text), at: cellText(at) }]);
	}
	return byNumber;
}

/** The first text of a phone after it was texted. */
function firstReply(
	{ phone, sentAt = -Infinity }: Recipient,
	answers: ReadonlyMap<string, Reply[]>,
): Reply | undefined {
	const after = (answers.get(phone) ?? []).filter(({ at }) => !(Date.parse(at) < sentAt));
	return after.sort((one, other) => Date.parse(one.at) - Date.parse(other.at))[0];
}
