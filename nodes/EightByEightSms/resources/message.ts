import {
	cancelSms,
	cancelSmsBatch,
	deletePersonalData,
	getSms,
	sendSms,
	sendSmsBatch,
	sendSmsFeedback,
} from '../../generated/sms';
import { preview } from '../kinds/preview';
import { request } from '../kinds/request';
import { sms } from '../../sending/formats/sms';
import type { Resource } from '../operation';
import { send } from '../kinds/send';
import { sendAndWait } from '../kinds/sendAndWait';
import { sendAndWaitForReceipt } from '../kinds/sendAndWaitForReceipt';
import { sendBatch } from '../kinds/sendBatch';
import { batchCancellation, cancellation } from '../readings/cancellation';
import { lookup } from '../readings/messageDetails';
import { feedback, removal } from '../readings/settled';

export const message: Resource = {
	entry: { name: 'Message', value: 'message' },
	operations: [
		send(sms, sendSms),
		sendBatch(sms, sendSmsBatch),
		sendAndWait(sms, sendSms),
		sendAndWaitForReceipt(sms, sendSms),
		preview(sms, sendSmsBatch),
		request(getSms, lookup),
		request(cancelSms, cancellation),
		request(cancelSmsBatch, batchCancellation),
		request(sendSmsFeedback, feedback),
		request(deletePersonalData, removal),
	],
};
