import { sendSurvey, sendSurveyBatch } from '../../generated/sms';
import { survey as format } from '../../sending/formats/survey';
import { send } from '../../operations/send';
import { sendBatch } from '../../operations/sendBatch';
import type { Resource } from '../../operations/operation';

export const survey: Resource = {
	entry: { name: 'Survey', value: 'survey' },
	operations: [send(format, sendSurvey), sendBatch(format, sendSurveyBatch)],
};
