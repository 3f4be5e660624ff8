import type { IDataObject } from 'n8n-workflow';
import { problem } from '../../problems/catalogue';
import { failed, ok, type Result } from '../../problems/result';
import { textOf } from '../../problems/unknownValues';
import { messageDetails } from '../readings/messageDetails';
import { CsvReader } from './csv';

/** Columns that every file of the log has. */
const needed = ['umid', 'direction', 'status_value', 'createdat'];
/** The most of a file that is held in memory as rows, in bytes. */
const mostBytes = 100_000_000;

/**
 * The messages in a file of 8x8's log, with typed fields in the names of Get.
 *
 * @param bytesBefore of the files before it
 * @param bound more bytes, of all files together, are refused
 */
export async function readRows(
	chunks: AsyncIterable<unknown>,
	jobId: string,
	bytesBefore: number,
	bound = mostBytes,
): Promise<Result<{ rows: IDataObject[]; bytes: number }>> {
	const reader = new CsvReader();
	const decoder = new TextDecoder();
	const rows: IDataObject[] = [];
	let names: string[] | undefined;
	let bytes = 0;
	const unreadable = (reason: string) => failed(problem('LOG_FILE_UNREADABLE', { reason, jobId }));

	const keep = (records: string[][] | undefined): Result<undefined> => {
		if (records === undefined) return unreadable('it is not CSV');
		for (const record of records) {
			if (names === undefined) {
				names = record.map((name) => name.trim().toLowerCase());
				const missing = needed.find((name) => names?.includes(name) !== true);
				if (missing !== undefined) return unreadable(`it has no column ${missing}`);
			} else if (record.length === names.length) rows.push(logRow(names, record));
			else return unreadable(`row ${rows.length + 1} has ${record.length} fields in place of ${names.length}`);
		}
		return ok(undefined);
	};

	for await (const chunk of chunks) {
		if (!(chunk instanceof Uint8Array)) return unreadable('it is not text');
		bytes += chunk.length;
		if (bytesBefore + bytes > bound) return failed(problem('LOG_TOO_LARGE', { megabytes: bound / 1e6, jobId }));
		const kept = keep(reader.push(decoder.decode(chunk, { stream: true })));
		if (!kept.ok) return kept;
	}
	const kept = keep(reader.push(decoder.decode()));
	const last = kept.ok ? keep(reader.end()) : kept;
	if (!last.ok) return last;
	return names === undefined ? unreadable('it is empty') : ok({ rows, bytes });
}

function logRow(names: readonly string[], record: readonly string[]): IDataObject {
	const values = new Map(names.map((name, index) => [name, record[index] ?? '']));
	const text = (name: string) => textOf(values.get(name)) ?? null;
	const number = (name: string) => {
		const value = text(name);
		return value === null || Number.isNaN(Number(value)) ? value : Number(value);
	};
	const direction = text('direction');
	return {
		...messageDetails({
			umid: text('umid'),
			direction: direction === '1' ? 'outbound' : direction === '0' ? 'inbound' : direction,
			status: {
				state: text('status_value'),
				detail: text('status_details'),
				errorCode: number('status_errorcode'),
				errorMessage: text('status_errormessage'),
				timestamp: text('status_timestamp'),
			},
			clientMessageId: text('clientmessageid'),
			batchId: text('batchid'),
			clientBatchId: text('clientbatchid'),
			msisdn: text('msisdn'),
			source: text('source'),
			country: text('country'),
			encoding: text('encoding'),
			smsCount: number('smscount'),
			price: { total: number('price_total'), perSms: number('price_persms'), currency: text('price_currency') },
			createdAt: text('createdat'),
			body: text('body'),
			subAccountId: text('subaccountid'),
		}),
		operator: text('operator'),
		mcc: text('mcc'),
		mnc: text('mnc'),
	};
}
