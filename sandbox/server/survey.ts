import { randomBytes } from 'node:crypto';
import type { components } from '../../nodes/generated/smsTypes';
import { smsLimits } from '../../nodes/generated/limits';
import { linkVariables, surveyText } from '../../nodes/text/surveyTemplate';
import type { SentSurvey } from './messages';

/** Where the pages of surveys are. */
export const surveyPath = '/s/';

/**
 * A survey's message: its text with its own link, and the text that is charged, whose link is as long as 8x8's links.
 */
export function surveySent(
	surveyId: string,
	{ templateBody = '', templateVariables }: components['schemas']['SurveyBatchMessage'],
	sandboxUrl: string,
): { survey: SentSurvey; text: string; chargedText: string } {
	const code = randomBytes(6).toString('base64url');
	const link = `${sandboxUrl}${surveyPath}${code}`;
	const content = { templateBody, ...(templateVariables !== undefined && { templateVariables }) };
	const variables = listed(templateVariables ?? {});
	const survey = { surveyId, code, link, variables, passedOn: listed(linkVariables(content)) };
	return { survey, text: surveyText(content, link), chargedText: surveyText(content) };
}

function listed(values: Readonly<Record<string, unknown>>): components['schemas']['SurveyVariable'][] {
	return Object.entries(values).map(([name, value]) => ({ name, value: String(value) }));
}

/** Whether it is too late to post an answer: 8x8 waits for this long. */
export function isTooLate(acceptedAt: string, now: number): boolean {
	return now - Date.parse(acceptedAt) > smsLimits.receiptHours * 3_600_000;
}
