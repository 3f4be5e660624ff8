import type { IExecuteFunctions } from 'n8n-workflow';
import { ok, type Result } from '../problems/result';
import { identityOf } from './answers';
import type { AnyRequest, Format } from './format';
import type { Message } from './message';
import type { Outcome } from './outcome';
import type { Setup } from './setup';
import { uploader } from './uploads';

/** What preparing needs of a run. */
interface Way {
	context: IExecuteFunctions;
	setup: Setup;
}

/** A message with what is made just before it goes out, such as the address of an uploaded file; or why there is none. */
async function prepared<Request extends AnyRequest>(
	message: Message<Request>,
	{ context, setup }: Way,
	{ prepare }: Format<Request>,
): Promise<Result<Message<Request>>> {
	if (prepare === undefined) return ok(message);
	const { client, account } = setup;
	const files = uploader(context, client, account.chatAppsBaseUrl, message.path.subAccountId ?? '');
	const request = await prepare(message.request, files);
	return request.ok ? ok({ ...message, request: request.value }) : request;
}

/**
 * Sends those of the messages that can be prepared, one file after the other. A message that cannot be prepared was
 * not sent, and it alone is rejected. Returns the outcomes in the order of the messages.
 */
export async function sendPrepared<Request extends AnyRequest>(
	messages: readonly Message<Request>[],
	way: Way,
	format: Format<Request>,
	send: (ready: readonly Message<Request>[]) => Promise<Outcome[]>,
): Promise<Outcome[]> {
	if (format.prepare === undefined) return await send(messages);
	const ready: Message<Request>[] = [];
	const outcomes = new Map<Message<Request>, Outcome>();
	const readyOf = new Map<Message<Request>, Message<Request>>();
	for (const message of messages) {
		const each = await prepared(message, way, format);
		if (each.ok) {
			ready.push(each.value);
			readyOf.set(each.value, message);
		} else outcomes.set(message, { outcome: 'rejected', ...identityOf(message), problem: each.problem });
	}
	const sent = ready.length === 0 ? [] : await send(ready);
	ready.forEach((message, index) => {
		const [origin, outcome] = [readyOf.get(message), sent[index]];
		if (origin !== undefined && outcome !== undefined) outcomes.set(origin, outcome);
	});
	return messages.flatMap((message) => outcomes.get(message) ?? []);
}
