import {
	cancelSms,
	cancelSmsBatch,
	deletePersonalData,
	getSms,
	sendSms,
	sendSmsBatch,
	sendSmsFeedback,
} from '../../generated/sms';
import { preview } from '../../operations/preview';
import { request } from '../../operations/request';
import { sms } from '../../sending/formats/sms';
import type { Resource } from '../../operations/operation';
import { send } from '../../operations/send';
import { sendBatch } from '../../operations/sendBatch';
import { batchCancellation, cancellation } from '../readings/cancellation';
import { lookup } from '../readings/messageDetails';
import { feedback, removal } from '../readings/settled';
import { waiting } from './waiting';

export const message: Resource = {
	entry: { name: 'Message', value: 'message' },
	operations: [
		send(sms, sendSms),
		sendBatch(sms, sendSmsBatch),
		...waiting,
		preview(sms, sendSmsBatch),
		request(getSms, lookup),
		request(cancelSms, cancellation),
		request(cancelSmsBatch, batchCancellation),
		request(sendSmsFeedback, feedback),
		request(deletePersonalData, removal),
	],
};
