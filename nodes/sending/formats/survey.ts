import { surveyBatchRequestFields } from '../../generated/limits';
import { countSegments } from '../../text/segments';
import { draftSurvey } from '../../text/surveyMessage';
import { linkVariables, type SurveyRequest, surveyText } from '../../text/surveyTemplate';
import { inOneSpacing } from '../../text/spacing';
import type { Format } from '../format';
import { outcomeOfAnswer } from './smsAnswer';
import { withTextChecks } from './textChecks';

/** Text messages with a link to a survey (SMS Engage). */
export const survey: Format<SurveyRequest> = {
	draft: (raw, context) => draftSurvey(raw, withTextChecks(raw, context)),
	outcomeOf: (answer, httpStatus, message) => {
		const outcome = outcomeOfAnswer(answer, httpStatus, message);
		const { surveyId } = message.path;
		return outcome.outcome === 'accepted' && surveyId !== undefined ? { ...outcome, surveyId } : outcome;
	},
	textOf: (request) => surveyText(request),
	contentOf: (request) => JSON.stringify([inOneSpacing(surveyText(request)), linkVariables(request)]),
	sizeOf: (request) => countSegments(surveyText(request), request.encoding),
	encodingOf: ({ encoding }) => encoding ?? 'AUTO',
	sharedFields: ['source', 'encoding', 'scheduled', 'expiry'],
	templateFields: ['source', 'encoding', 'scheduled', 'expiry', 'templateBody', 'dlrCallbackUrl'],
	templateNeeds: ['templateBody'],
	batchFields: [],
	// Every message of a batch has variables of its own.
	fullFormFields: ['destination'],
	batchLimits: surveyBatchRequestFields,
};
