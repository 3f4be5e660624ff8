import type { IDataObject } from 'n8n-workflow';
import { internationalNumber } from '../../events/phoneNumbers';
import { scalar } from '../../events/scalar';
import { statusFields } from '../../events/statusMeaning';
import type { Reply } from '../../api/reply';
import { getSms } from '../../generated/sms';
import { failed, ok, type Result } from '../../problems/result';
import { propertyOf, textOf } from '../../problems/unknownValues';
import type { Reading } from '../../operations/request';
import { foreign, readReply } from '../../operations/requestAnswer';

/** What Get outputs. */
export const lookup: Reading = {
	conclude: (reply, { values }) => readMessage(reply, values.path),
	simplify: (details) => [messageDetails(details)],
};

/** What 8x8 has on record of the message that was asked for. */
export function readMessage(reply: Reply, path: Readonly<Record<string, string>>): Result<IDataObject> {
	const answer = readReply(getSms, reply, path);
	if (!answer.ok) return answer;
	return textOf(answer.value.umid) === undefined ? failed(foreign(200)) : ok(answer.value);
}

/**
 * A message as 8x8 has it on record, in the names of the trigger and with the meaning of its error code; null for what 8x8
 * left out. Number and text are masked, unless 8x8's support has lifted that.
 */
export function messageDetails(details: IDataObject): IDataObject {
	const { price } = details;
	return {
		umid: scalar(details.umid),
		direction: scalar(details.direction),
		...statusFields(details.status),
		clientMessageId: scalar(details.clientMessageId),
		batchId: scalar(details.batchId),
		clientBatchId: scalar(details.clientBatchId),
		msisdn: typeof details.msisdn === 'string' ? internationalNumber(details.msisdn) : scalar(details.msisdn),
		source: scalar(details.source),
		country: scalar(details.country),
		encoding: scalar(details.encoding),
		segments: scalar(details.smsCount),
		price: scalar(propertyOf(price, 'total')),
		pricePerSegment: scalar(propertyOf(price, 'perSms')),
		currency: scalar(propertyOf(price, 'currency')),
		createdAt: scalar(details.createdAt),
		body: scalar(details.body),
		subAccountId: scalar(details.subAccountId),
	};
}
