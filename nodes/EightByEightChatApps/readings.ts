import type { IDataObject } from 'n8n-workflow';
import { problem } from '../problems/catalogue';
import { failed, ok } from '../problems/result';
import { isRecord, propertyOf } from '../problems/unknownValues';
import type { Reading } from '../operations/request';
import { flat, foreign, readReply } from '../operations/requestAnswer';
import { settled } from '../operations/settled';

/** A message that 8x8 knows: a record for each channel that was tried. */
export const lookup: Reading = {
	conclude: (reply, { spec, values }) => {
		const answer = readReply(spec, reply, values.path);
		if (!answer.ok) return answer;
		const attempts = recordsIn(answer.value, 'data');
		const asked = values.path.umid?.toLowerCase();
		const isOfOthers = attempts.some(({ umid }) => typeof umid === 'string' && umid.toLowerCase() !== asked);
		return attempts.length === 0 || isOfOthers ? failed(foreign(200)) : answer;
	},
	simplify: (answer) => recordsIn(answer, 'data').map(flat),
};

/** The templates of a channel, a row each. */
export const templates: Reading = {
	conclude: (reply, { spec, values }) => {
		const answer = readReply(spec, reply, values.path);
		if (!answer.ok) return answer;
		return Array.isArray(answer.value.templates) ? answer : failed(foreign(200));
	},
	simplify: (answer) => recordsIn(answer, 'templates'),
};

/** Only what 8x8 says it cancelled counts as done. */
export const cancellation = (id: 'umid' | 'batchId'): Reading => ({
	conclude: (reply, { spec, values }) => {
		const answer = readReply(spec, reply, values.path);
		if (!answer.ok) return answer;
		const count: unknown = answer.value.cancelledCount;
		if (typeof count !== 'number' || !Number.isInteger(count) || count < 0) return failed(foreign(200));
		const named = { [id]: values.path[id] ?? '' };
		return count > 0 ? ok({ ...named, cancelledCount: count }) : failed(problem('CHAT_CANCEL_NONE'));
	},
});

export const read = settled(({ umid }) => ({ umid, read: true }));

export const typing = settled((_path, body) => ({
	umid: propertyOf(body, 'umid') as IDataObject[string],
	typing: true,
}));

function recordsIn(answer: IDataObject, name: string): IDataObject[] {
	const list: unknown = answer[name];
	if (!Array.isArray(list)) return [];
	return list.filter((each: unknown): each is IDataObject => isRecord(each));
}
