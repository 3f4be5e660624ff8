import fastify from 'fastify';
import { ApiFailure, ErrorCode } from './apiFailure';
import { requestCheck } from './contract';
import { MessageStore, type AcceptedMessage, type StoredMessage } from './messages';
import { messagesPage } from './page';
import { Poster } from './posting';
import { receiptFor } from './receipts';
import { badRequest } from './requestErrors';
import { smsResponse, submissionFrom, type SmsRequest } from './sending';
import { settingsFrom, type SandboxOptions } from './settings';

/** A running sandbox. */
export interface Sandbox {
	/** Base URL of the API, without a slash at its end; the phone is at the same address. */
	url: string;
	apiKey: string;
	accountId: string;
	/** The default sub-account. */
	subAccountId: string;
	subAccountIds: readonly string[];
	/** The ledger: every message that was accepted, oldest first, even where the answer never arrived. */
	messages(): readonly AcceptedMessage[];
	close(): Promise<void>;
}

/** Starts a local 8x8. Rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const settings = settingsFrom(options);
	const store = new MessageStore(settings.maxMessages);
	const poster = new Poster(settings);
	const isSmsRequest = requestCheck<SmsRequest>('/api/v1/subaccounts/{subAccountId}/messages', 'post');

	const app = fastify({ bodyLimit: 64 * 1024 * 1024, forceCloseConnections: true });

	app.setErrorHandler((error: unknown, _request, reply) => {
		const failure = failureFrom(error);
		return reply.code(failure.status).headers(failure.headers).send(failure.body());
	});
	app.setNotFoundHandler(() => {
		throw new ApiFailure(404, ErrorCode.notFound, 'There is no such resource');
	});

	function authorize(authorization: string | undefined, subAccountId: string): void {
		if (authorization !== `Bearer ${settings.apiKey}`) {
			throw new ApiFailure(401, ErrorCode.unauthorized, 'The request was not authenticated: check the API key');
		}
		if (!settings.subAccountIds.includes(subAccountId)) {
			throw new ApiFailure(401, ErrorCode.subAccount, 'The subAccountId does not belong to the account');
		}
	}

	function enter(message: StoredMessage, state: AcceptedMessage['state']): void {
		message.state = state;
		if (message.dlrCallbackUrl !== undefined) poster.post(message.dlrCallbackUrl, receiptFor(message, new Date()));
	}

	app.post<{ Params: { subAccountId: string } }>('/api/v1/subaccounts/:subAccountId/messages', (request, reply) => {
		authorize(request.headers.authorization, request.params.subAccountId);
		const body: unknown = request.body;
		if (!isSmsRequest(body)) throw badRequest(isSmsRequest.errors);
		const submission = submissionFrom(body, request.params.subAccountId);
		if (submission.rejection === undefined) {
			const { message } = submission;
			store.add(message);
			poster.later(settings.sentAfter, () => {
				enter(message, 'sent');
			});
			poster.later(settings.deliveredAfter, () => {
				enter(message, 'delivered');
			});
		}
		return reply.send(smsResponse(submission));
	});

	app.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(messagesPage(store.all())));

	const url = await app.listen({ port: settings.port, host: settings.host });
	return {
		url,
		apiKey: settings.apiKey,
		accountId: settings.accountId,
		subAccountId: settings.subAccountIds[0],
		subAccountIds: settings.subAccountIds,
		messages: () => store.all(),
		async close() {
			poster.close();
			await app.close();
		},
	};
}

function failureFrom(error: unknown): ApiFailure {
	if (error instanceof ApiFailure) return error;
	const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
	if (error instanceof Error && typeof status === 'number' && status < 500) {
		return new ApiFailure(status, ErrorCode.parameter, error.message);
	}
	return new ApiFailure(500, ErrorCode.internal, 'The sandbox failed');
}
