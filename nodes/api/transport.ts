import {
	type ICredentialTestFunctions,
	type IExecuteFunctions,
	type IHookFunctions,
	type ILoadOptionsFunctions,
	sleep,
} from 'n8n-workflow';
import { noAnswerInTime } from './reply';
import type { RequestSpec } from './spec';
import { defined } from '../problems/defined';

export const credentialName = 'eightByEightSmsApi';

/** One exchange over HTTP. */
interface Exchange {
	method: RequestSpec['method'];
	url: string;
	body?: object;
	/** The type of the body; JSON unless given. */
	contentType?: string;
	/** Milliseconds that the whole exchange may take, reading the answer included. */
	timeoutMs: number;
}

/** Carries an exchange out with the credential's key: n8n's full answer, whatever its status. Throws where there is none. */
export type Transport = (exchange: Exchange) => Promise<unknown>;

/** With the node's credential, which enforces the time limit of the exchange itself: n8n does not. */
export function nodeTransport(context: IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions): Transport {
	return async ({ method, url, body, contentType = 'application/json', timeoutMs }) =>
		(await context.helpers.httpRequestWithAuthentication.call(context, credentialName, {
			method,
			url,
			headers: { Accept: 'application/json', ...(body !== undefined && { 'Content-Type': contentType }) },
			...defined({ body }),
			timeout: timeoutMs,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// Following a redirect would hand the key and the text to wherever it points.
			disableFollowRedirect: true,
		})) as unknown;
}

/** With a key that is not in a saved credential. A credential test has no other request function, and no way to end one. */
export function testTransport({ helpers }: ICredentialTestFunctions, apiKey: string): Transport {
	return async ({ method, url, timeoutMs }) => {
		const exchange: Promise<unknown> = helpers.request({
			method,
			uri: url,
			headers: { Authorization: `Bearer ${apiKey}` },
			json: true,
			resolveWithFullResponse: true,
			simple: false,
			followRedirect: false,
			timeout: timeoutMs,
		});
		return await Promise.race([exchange, timeUp(timeoutMs)]);
	};
}

async function timeUp(milliseconds: number): Promise<never> {
	await sleep(milliseconds);
	throw Object.assign(new Error('No answer in time'), { code: noAnswerInTime });
}
