import { randomUUID } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { type Account, readAccount } from '../api/account';
import type { CancelSignal } from '../api/cancellation';
import { ApiClient } from '../api/client';
import { nodeTransport } from '../api/transport';
import { problem } from '../problems/catalogue';
import { reasonOf } from '../problems/problem';
import { failed, ok, type Result } from '../problems/result';
import { findMixedUpCall, isAgentTool } from '../run/agentTool';
import { runOptions } from '../run/parameters';
import { runIndexOf } from '../run/runIndex';
import { readSendingOptions, type SendingOptions, sendingOptionNames } from './options';
import type { Slot } from './slots';

/** What all messages of a run share: the credential, the options of sending, and the way to 8x8. */
export interface Setup {
	account: Account;
	options: SendingOptions;
	client: ApiClient;
	signal: CancelSignal | undefined;
	/** The ID that a message gets where the user gave none: the same on every try, except in calls of an agent. */
	ownId(slot: Slot): string;
}

/** Reads what all messages share. Never throws: what n8n cannot give is a problem of every message. */
export async function readSetup(
	context: IExecuteFunctions,
	defaults: Pick<SendingOptions, 'concurrency'>,
): Promise<Result<Setup>> {
	try {
		const mixUp = findMixedUpCall(context);
		if (mixUp !== undefined) return failed(mixUp);
		const account = await readAccount(context);
		if (!account.ok) return account;
		const read = readSendingOptions(runOptions(context, sendingOptionNames), defaults);
		if (!read.ok) return read;
		const options = read.value;
		const signal = context.getExecutionCancelSignal();
		const client = new ApiClient(nodeTransport(context), { ...options, baseUrl: account.value.baseUrl, signal });
		return ok({ account: account.value, options, client, signal, ownId: ownIds(context) });
	} catch (thrown) {
		return failed(problem('SETTINGS_UNREADABLE', { reason: reasonOf(thrown) }));
	}
}

function ownIds(context: IExecuteFunctions): Setup['ownId'] {
	// An agent may call its tool several times at once, and n8n then gives several calls one index.
	const run = isAgentTool(context) ? randomUUID().slice(0, 8) : runIndexOf(context);
	const prefix = [context.getExecutionId() || randomUUID(), context.getNode().id.slice(0, 8), run].join('-');
	return ({ itemIndex, withinItem }) => `${prefix}-${itemIndex}${withinItem === undefined ? '' : `.${withinItem.key}`}`;
}
