import type { IBinaryKeyData, IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { refuse, sizeRefusal } from '../events/answer';
import { isRecord, propertyOf } from '../problems/unknownValues';
import { noticePage, questionPage } from './answerPage';
import { posted } from './form/uploads';
import { type Question, questionIn, savedQuestion } from './question';
import { type NamedUpload, readAnswer } from './readAnswer';
import { roundParameter } from './resumeUrl';

/** What the page asks, and what is known of the message. */
export function answerState(sent: IDataObject, round: string, question: Question): IDataObject {
	return { kind: 'answer', round, sent, question: savedQuestion(question) };
}

/** Keeps the page out of caches, searches and frames, and lets it load and run nothing. */
export const pageHeaders = {
	'Content-Type': 'text/html; charset=utf-8',
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Robots-Tag': 'noindex, nofollow, noarchive',
	'Content-Security-Policy':
		"sandbox allow-forms; default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

/**
 * Shows the page to whoever opens the link, and takes what its button posts. Programs open links to preview them: opening it
 * changes nothing.
 */
export async function receiveAnswer(
	context: IWebhookFunctions,
	state: Record<string, unknown>,
): Promise<IWebhookResponseData> {
	const response = context.getResponseObject();
	for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
	const show = (status: number, page: string): IWebhookResponseData => {
		response.status(status).end(page);
		return { noWebhookResponse: true };
	};
	if (propertyOf(context.getQueryData(), roundParameter) !== state.round) return show(410, overPage);
	const question = questionIn(state.question);
	const refusal = sizeRefusal(context);
	if (refusal !== undefined) return refuse(response, refusal);
	if (context.getRequestObject().method !== 'POST') return show(200, questionPage(question));
	const contentType = propertyOf(context.getRequestObject(), 'contentType');
	const answer = readAnswer(question, posted(contentType, context.getBodyData()));
	if (!answer.ok) return show(422, questionPage(question, answer));
	const sent = isRecord(state.sent) ? (state.sent as IDataObject) : {};
	// It reached the phone, so 8x8 has taken it, even if it had not confirmed that.
	const known = Object.fromEntries(Object.entries(sent).filter(([name]) => name !== 'reason'));
	const data = { ...answer.data, respondedAt: new Date().toISOString() };
	const json = { ...known, outcome: 'accepted', state: 'answered', data };
	const binary = await stored(context, answer.files);
	const item = { json, ...(answer.files.length > 0 && { binary }), pairedItem: { item: 0 } };
	return { webhookResponse: thanksPage, workflowData: [[item]] };
}

/** Keeps the files with the execution; n8n removes what it has taken from the body. */
async function stored(context: IWebhookFunctions, files: NamedUpload[]): Promise<IBinaryKeyData> {
	const binary: IBinaryKeyData = {};
	for (const { property, upload } of files) {
		binary[property] = await context.nodeHelpers.copyBinaryFile(upload.path, upload.name, upload.type);
	}
	return binary;
}

const thanksPage = noticePage('Thank you', 'Your answer has been sent. You can close this page.');
const overPage = noticePage('This question is closed', 'It has already been answered, or the time to answer is over.');
