import { errorCodes } from '../generated/errorCodes';
import type { Reply } from '../api/reply';
import { BLOCKED_BY_N8N } from '../api/connectionFailures';
import type { Outcome } from './outcome';
import type { Problem } from '../problems/problem';
import { codePattern, inQuotes, propertyOf, textOf } from '../problems/unknownValues';

/** A message as it was asked for: what its outcome is told about. */
export interface Sent {
	destination: string;
	clientMessageId: string | null;
}

/** Takes what must not be shown (the key, the text with its codes) out of words that came from outside. */
export type Redact = (words: string) => string;

/** Hides secrets (the key, texts): each as a whole, and every run of digits in it, which may be a one-time code. */
export function redactor(secrets: readonly string[]): Redact {
	const codesOf = (text: string) => [...text.matchAll(codePattern)].flatMap(([code]) => [code, digitsOf(code)]);
	return (words) => {
		const shown = hide(words, secrets);
		// Words without a digit, such as those of every accepted message, hold no code.
		return /\d/.test(shown) ? hide(shown, secrets.flatMap(codesOf)) : shown;
	};
}

function hide(words: string, secrets: readonly string[]): string {
	return secrets.reduce(
		(shown, secret) => (secret.trim().length >= 4 ? shown.replaceAll(secret, '[hidden]') : shown),
		words,
	);
}

function digitsOf(code: string): string {
	return code.replace(/\D/g, '');
}

export const UNCONFIRMED_REMEDY =
	"It may have been sent. Look for it in 8x8 Connect's logs before sending it again; Retry On Fail leaves it out unless Resend Unconfirmed is on";

/** What the reply to a sendSms request says of its message: the table of the rules of sending, row by row. */
export function outcomeOfReply(reply: Reply, message: Sent, redact: Redact): Outcome {
	const sent = identityOf(message);
	switch (reply.kind) {
		case 'notTaken':
			return { outcome: 'rejected', ...sent, problem: notTakenProblem(reply) };
		case 'unconfirmed':
			return { outcome: 'unknown', ...sent, problem: unconfirmedProblem(reply) };
		case 'answered':
			if (reply.status >= 200 && reply.status < 300) return outcomeOfAnswer(reply.body, reply.status, sent, redact);
			if (isRefusal(reply.status))
				return { outcome: 'rejected', ...sent, problem: refusalProblem(reply.status, reply.body, redact) };
			return { outcome: 'unknown', ...sent, problem: brokenAnswerProblem(reply.status, reply.body, redact) };
	}
}

/** The rest of a message, its text above all, has no place in an outcome: outcomes are stored. */
function identityOf({ destination, clientMessageId }: Sent): Sent {
	return { destination, clientMessageId };
}

/** Whether a status means that the API has looked at the request and not carried it out. */
export function isRefusal(status: number): boolean {
	return status >= 400 && status < 500 && status !== 408;
}

/** What an SmsResponse, alone or in a batch's list, says of its message. Anything else is `unknown`. */
export function outcomeOfAnswer(answer: unknown, httpStatus: number, message: Sent, redact: Redact): Outcome {
	const sent = identityOf(message);
	const umid = idOf(propertyOf(answer, 'umid'));
	const status = propertyOf(answer, 'status');
	const code = propertyOf(status, 'code');
	const description = redact(textOf(propertyOf(status, 'description')) ?? '');
	if (code === 'REJECTED') {
		const problem: Problem = {
			happened: `8x8 rejected the message: ${description || 'no reason given'}`,
			remedy: 'Nothing was sent. Correct the message and send it again.',
			status: httpStatus,
			code,
			...(umid !== undefined && { umid }),
		};
		return { outcome: 'rejected', ...sent, problem };
	}
	if (code !== 'QUEUED' || umid === undefined) {
		const problem = {
			happened: `The answer (HTTP ${httpStatus}) is not one of 8x8's`,
			remedy: `${UNCONFIRMED_REMEDY}. Check the credential's region or Base URL.`,
			status: httpStatus,
		};
		return { outcome: 'unknown', ...sent, problem };
	}
	return {
		outcome: 'accepted',
		umid,
		clientMessageId: sent.clientMessageId,
		destination: matching(/^\+?\d{1,15}$/, propertyOf(answer, 'destination')) ?? sent.destination,
		encoding: matching(/^[A-Z]+\d?$/, propertyOf(answer, 'encoding')) ?? 'AUTO',
		status: { code, description },
	};
}

/** An error answer of 8x8's, as what happened and what to do. */
function refusalProblem(status: number, body: unknown, redact: Redact): Problem {
	const code = propertyOf(body, 'code');
	const { errorId } = errorIdOf(body);
	const known = typeof code === 'number' ? errorCodes[code] : undefined;
	const message = messageOf(body, redact);
	const reasons = [known?.meaning, message].filter((reason) => reason !== undefined);
	const remedy = known?.remedy ?? remedyOfStatus(status);
	return {
		happened: `8x8 refused the message (HTTP ${status}${typeof code === 'number' ? `, code ${code}` : ''})${reasons.length > 0 ? `: ${reasons.join(' ')}` : ''}`,
		remedy: errorId === undefined ? remedy : `${remedy} For 8x8's support: error ID ${errorId}.`,
		status,
		...(typeof code === 'number' && { code }),
		...(errorId !== undefined && { errorId }),
	};
}

function remedyOfStatus(status: number): string {
	if (status === 401) return 'Check the API key in the credential.';
	if (status === 403) return 'The API key may not do this: ask the owner of the 8x8 account.';
	if (status === 404) return 'Check the sub-account ID, and the region or Base URL in the credential.';
	if (status === 413) return 'The request is too large: send fewer or shorter messages at once.';
	if (status === 426) return 'The connection must use TLS 1.3: update Node.js or the proxy in between.';
	return 'Correct the message and send it again.';
}

function notTakenProblem(reply: Extract<Reply, { kind: 'notTaken' }>): Problem {
	const { code, status, retryAfterMs } = reply;
	if (code === 'CANCELLED') {
		return {
			happened: 'The execution was stopped before the message was sent',
			remedy: 'Run the workflow again.',
			code,
		};
	}
	if (status !== undefined) {
		const wait = retryAfterMs === undefined ? 'a minute' : `${Math.ceil(retryAfterMs / 1000)} seconds`;
		const apiCode = propertyOf(reply.body, 'code');
		return {
			happened: `8x8 did not take the message: ${status === 429 ? 'too many requests' : 'it is not available now'} (HTTP ${status})`,
			remedy: `Nothing was sent. Try again in ${wait}${status === 429 ? ', or lower Concurrency under Options' : ''}.`,
			status,
			code: typeof apiCode === 'number' ? apiCode : code,
			...errorIdOf(reply.body),
		};
	}
	if (code === BLOCKED_BY_N8N) {
		return {
			happened: 'This n8n is set up not to send requests to the address of the credential',
			remedy:
				'Nothing was sent. Ask who runs n8n to allow it: N8N_SSRF_ALLOWED_HOSTNAMES and N8N_SSRF_ALLOWED_IP_RANGES list what is allowed.',
			code,
		};
	}
	return {
		happened: `8x8 could not be reached (${code})`,
		remedy: "Nothing was sent. Check the network, and the credential's region or Base URL.",
		code,
	};
}

function unconfirmedProblem({ code }: Extract<Reply, { kind: 'unconfirmed' }>): Problem {
	const happened =
		code === 'ERR_CANCELED'
			? 'The execution was stopped while the message was on its way'
			: `No answer came from 8x8 (${code})`;
	return { happened, remedy: `${UNCONFIRMED_REMEDY}.`, code };
}

function brokenAnswerProblem(status: number, body: unknown, redact: Redact): Problem {
	const code = propertyOf(body, 'code');
	const message = messageOf(body, redact);
	return {
		happened: `8x8 did not confirm the message (HTTP ${status})${message === undefined ? '' : `: ${message}`}`,
		remedy: `${UNCONFIRMED_REMEDY}.`,
		status,
		...(typeof code === 'number' && { code }),
		...errorIdOf(body),
	};
}

function errorIdOf(body: unknown): { errorId?: string } {
	const errorId = matching(/^[\da-f-]{32,36}$/i, propertyOf(body, 'errorId'));
	return errorId === undefined ? {} : { errorId };
}

/** 8x8's ID of a message or a batch: a UUID today. */
export function idOf(value: unknown): string | undefined {
	return matching(/^[\w-]{1,64}$/, value);
}

/** A text of an answer that has the form it should have. Whatever else comes there may be an echo of what was sent. */
function matching(form: RegExp, value: unknown): string | undefined {
	return typeof value === 'string' && form.test(value) ? value : undefined;
}

/** The words of an 8x8 error. Other servers' bodies are not quoted: who knows what they echo. */
function messageOf(body: unknown, redact: Redact): string | undefined {
	const message = textOf(propertyOf(body, 'message'));
	return message === undefined || typeof propertyOf(body, 'code') !== 'number'
		? undefined
		: `8x8 says ${inQuotes(redact(message), 200)}`;
}
