import { sendSurvey, sendSurveyBatch } from '../../generated/sms';
import { survey as format } from '../../sending/formats/survey';
import { send } from '../kinds/send';
import { sendBatch } from '../kinds/sendBatch';
import type { Resource } from '../operation';

export const survey: Resource = {
	entry: { name: 'Survey', value: 'survey' },
	operations: [send(format, sendSurvey), sendBatch(format, sendSurveyBatch)],
};
