import { getSms, sendSms, sendSmsBatch } from '../../generated/sms';
import { request } from '../kinds/request';
import type { Resource } from '../operation';
import * as send from '../operations/send';
import * as sendBatch from '../operations/sendBatch';

export const message: Resource = {
	entry: { name: 'Message', value: 'message' },
	operations: [{ entry: sendSms.entry, ...send }, { entry: sendSmsBatch.entry, ...sendBatch }, request(getSms)],
};
