import type { IDataObject } from 'n8n-workflow';
import { defined } from '../../problems/defined';
import { type OutsideGsm, outsideGsm } from '../../text/outsideGsm';
import { countSegments, type SegmentCount } from '../../text/segments';
import { smartlyEncoded } from '../../text/smartEncoding';
import type { AnyRequest, Format } from '../format';
import type { Message } from '../message';
import { sentenceOf } from '../report';
import type { Planned } from './plan';
import type { Price, PriceOf } from './prices';

/** What is known of a message before it is sent. Amounts are of all its segments. */
export interface Row {
	itemIndex: number;
	wouldSend: boolean;
	destination?: string;
	/** ISO 3166-1 alpha-2. */
	country?: string;
	source: string | null;
	scheduled: string | null;
	size?: SegmentCount;
	outsideGsm: OutsideGsm[];
	/** Segments that Smart Encoding would save. */
	saved: number;
	price?: Price;
	/** The item of the message that it is a duplicate of. */
	duplicateOf?: number;
	problem?: { code: string; sentence: string };
}

/** How many different characters are listed; a text in another script has hardly any other. */
const mostCharacters = 10;

export function rowOf<Request extends AnyRequest>(
	{ message, kept }: Planned<Request>,
	format: Format<Request>,
	priceOf: PriceOf | undefined,
): Row {
	const { itemIndex } = message.slot;
	const isRead = !('problem' in message);
	const { source = null, scheduled = null } = isRead ? message.sentAs : {};
	const destination = isRead ? message.destination : message.to?.destination;
	const duplicateOf = kept?.duplicateOf?.itemIndex;
	const row: Row = {
		itemIndex,
		wouldSend: kept === undefined,
		...defined({ destination, duplicateOf }),
		source,
		scheduled,
		outsideGsm: [],
		saved: 0,
		...(isRead ? sizeIn(message, format, priceOf) : {}),
	};
	if (kept === undefined || kept.duplicateOf !== undefined || kept.outcome.outcome === 'accepted') return row;
	const { outcome } = kept;
	return { ...row, problem: { code: String(outcome.problem.code), sentence: sentenceOf({ ...kept, outcome }) } };
}

function sizeIn<Request extends AnyRequest>(
	{ path, request, country }: Message<Request>,
	format: Format<Request>,
	priceOf: PriceOf | undefined,
): Partial<Row> {
	const size = format.sizeOf(request);
	const perSegment = priceOf?.(path.subAccountId ?? '', request.destination, country);
	const segments = size?.segments ?? 1;
	const price = perSegment === undefined ? undefined : times(perSegment, segments);
	if (size === undefined) return defined({ country, price });
	const text = format.textOf(request);
	const encoding = format.encodingOf(request);
	const smart = encoding === 'UCS2' ? size : countSegments(smartlyEncoded(text, 'AUTO'));
	const saved = encoding === 'AUTO' ? size.segments - smart.segments : 0;
	return { ...defined({ country, price }), size, outsideGsm: outsideGsm(text), saved };
}

function times({ from, to, currency }: Price, count: number): Price {
	return { from: rounded(from * count), to: rounded(to * count), currency };
}

/** Without the rounding errors of binary fractions. */
export function rounded(amount: number): number {
	return Math.round(amount * 1e6) / 1e6;
}

/** The row as the json of an output item: with every column, and never the text. */
export function jsonOfRow(row: Row): IDataObject {
	const { size, price, problem } = row;
	return {
		wouldSend: row.wouldSend,
		problem: problem?.sentence ?? null,
		code: problem?.code ?? null,
		destination: row.destination ?? null,
		country: row.country ?? null,
		encoding: size?.encoding ?? null,
		segments: size?.segments ?? null,
		charactersLeft: size?.unitsLeft ?? null,
		isCutOff: size?.truncated ?? null,
		outsideGsm: row.outsideGsm.slice(0, mostCharacters).map((each) => ({ ...each })),
		smartEncodingSaves: row.saved,
		priceFrom: price?.from ?? null,
		priceTo: price?.to ?? null,
		currency: price?.currency ?? null,
		duplicateOf: row.duplicateOf ?? null,
		source: row.source,
		scheduled: row.scheduled,
	};
}
