import type { IWebhookDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { refuse } from '../events/answer';
import { problem } from '../problems/catalogue';
import { receiveAnswer } from './awaitedAnswer';
import { receiveReceipt } from './awaitedReceipt';
import type { ReceiptSource } from './receiptSource';
import { stateOf } from './waitState';

const resumeWebhook = {
	name: 'default',
	responseMode: 'onReceived',
	// Without it, n8n would answer with the item, or with its name for it.
	responseData: '',
	path: '={{ $nodeId }}',
	restartWebhook: true,
	isFullPath: true,
} as const;

/** The addresses at which a waiting execution is called. */
export const resumeWebhooks: IWebhookDescription[] = [
	{ ...resumeWebhook, httpMethod: 'GET' },
	{ ...resumeWebhook, httpMethod: 'POST' },
];

/** What the editor shows on the node while an execution waits. */
export const waitingTooltip =
	"={{ $parameter.operation === 'sendAndWait' ? 'Waiting for the answer' : 'Waiting for the delivery receipt' }}";

/** Takes a call of a waiting execution. Never throws: n8n would end the execution. */
export async function receiveWhileWaiting(
	context: IWebhookFunctions,
	receipts: ReceiptSource,
): Promise<IWebhookResponseData> {
	try {
		const state = stateOf(context);
		if (state?.kind === 'receipt') return receiveReceipt(context, state, receipts);
		if (state?.kind === 'answer') return await receiveAnswer(context, state);
		return refuse(context.getResponseObject(), { status: 404, problem: problem('NOT_WAITING') });
	} catch {
		return refuse(context.getResponseObject(), { status: 500, problem: problem('WAIT_CALL_FAILED') });
	}
}
