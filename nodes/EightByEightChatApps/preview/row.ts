import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { ChatRequest } from '../../chat/types';
import type { Planned } from '../../sending/preview/plan';
import { type Row, rowOf } from '../../sending/preview/row';
import { sentenceOf } from '../../sending/report';
import { fileProblem } from '../../sending/uploads';
import { asSms } from './asSms';
import type { SentTemplate } from './templateTexts';

/** What is known about a message before it is sent. Its size is that of its SMS fallback. */
export function chatRow(planned: Planned<ChatRequest>, context: IExecuteFunctions): Row {
	const row = rowOf(planned, asSms, undefined);
	const upload = requestOf(planned)?.upload;
	const problem = row.wouldSend && upload !== undefined ? fileProblem(context, upload) : undefined;
	if (problem === undefined) return row;
	const { slot } = planned.message;
	const sentence = sentenceOf({ ...slot, outcome: { outcome: 'rejected', problem } });
	return { ...row, wouldSend: false, problem: { code: String(problem.code), sentence } };
}

/** What a message would be sent as; undefined where it cannot be. */
export function requestOf({ message }: Planned<ChatRequest>): ChatRequest | undefined {
	return 'problem' in message ? undefined : message.request;
}

/**
 * The row as the json of an output item: with every column. @param showsContent whether to include the message's
 * content
 */
export function jsonOfChatRow(
	row: Row,
	request: ChatRequest | undefined,
	template: SentTemplate | undefined,
	showsContent: boolean,
): IDataObject {
	const { size, problem } = row;
	const shown = showsContent ? request : undefined;
	return {
		wouldSend: row.wouldSend,
		problem: problem?.sentence ?? null,
		code: problem?.code ?? null,
		destination: row.destination ?? null,
		country: row.country ?? null,
		type: request?.type ?? null,
		channels: request?.channels?.map((step) => ({ ...step })) ?? null,
		text: shown === undefined ? null : (template?.text ?? textIn(shown)),
		content: shown === undefined ? null : { ...shown.content },
		file: request?.upload?.binaryPropertyName ?? null,
		templateStatus: template?.status ?? null,
		smsSegments: size?.segments ?? null,
		smsEncoding: size?.encoding ?? null,
		smsCharactersLeft: size?.unitsLeft ?? null,
		smsIsCutOff: size?.truncated ?? null,
		duplicateOf: row.duplicateOf ?? null,
		source: row.source,
		scheduled: row.scheduled,
	};
}

/** What the recipient reads first; null where there is nothing to read. */
function textIn({ content: { text, interactive, richCard } }: ChatRequest): string | null {
	return text ?? interactive?.body?.text ?? richCard?.description ?? richCard?.title ?? null;
}
