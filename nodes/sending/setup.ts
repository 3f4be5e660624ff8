import { randomUUID } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { type Account, chooseSubAccount, readAccount } from '../api/account';
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
import type { PathOf } from './format';
import type { SentAs } from './message';
import type { Slot } from './slots';

/** What all messages of a run share: the credential, the options of sending, and the way to 8x8. @typeParam Client its client */
export interface Setup<Client = ApiClient> {
	account: Account;
	options: SendingOptions;
	client: Client;
	signal: CancelSignal | undefined;
	/** The ID that a message gets where the user gave none: the same on every try, except in calls of an agent. */
	ownId(slot: Slot): string;
	/** What fills the path of a message that names nothing but its sub-account: the same object for the same value of the field. */
	pathOf(subAccount: unknown): Result<PathOf>;
	/** What a message goes out as; the same object where it is the same as of the message before, as of most. */
	sentAs(source?: string | null, segments?: number | null, scheduled?: string | null): SentAs;
}

/** Reads the credential, and makes the client that messages go through. It may throw what n8n throws. */
export type Open<Client> = (
	context: IExecuteFunctions,
	options: SendingOptions,
) => Promise<Result<{ account: Account; client: Client }>>;

/** Messages go over HTTP, to the APIs of the credential 8x8 SMS API. */
export const openApi: Open<ApiClient> = async (context, options) => {
	const account = await readAccount(context);
	if (!account.ok) return account;
	const { baseUrl, chatAppsBaseUrl } = account.value;
	const signal = context.getExecutionCancelSignal();
	const client = new ApiClient(nodeTransport(context), { ...options, baseUrl, chatAppsBaseUrl, signal });
	return ok({ account: account.value, client });
};

/** Reads what all messages share. Never throws: what n8n cannot give is a problem of every message. */
export async function readSetup<Client>(
	context: IExecuteFunctions,
	defaults: Pick<SendingOptions, 'concurrency'>,
	open: Open<Client>,
): Promise<Result<Setup<Client>>> {
	try {
		const mixUp = findMixedUpCall(context);
		if (mixUp !== undefined) return failed(mixUp);
		const options = readSendingOptions(runOptions(context, sendingOptionNames), defaults);
		if (!options.ok) return options;
		const opened = await open(context, options.value);
		if (!opened.ok) return opened;
		const signal = context.getExecutionCancelSignal();
		const shared = { ownId: ownIds(context), pathOf: paths(opened.value.account), sentAs: formsOfSending() };
		return ok({ ...opened.value, ...shared, options: options.value, signal });
	} catch (thrown) {
		return failed(problem('SETTINGS_UNREADABLE', { reason: reasonOf(thrown) }));
	}
}

function paths(account: Account): Setup['pathOf'] {
	const known = new Map<unknown, Result<PathOf>>();
	return (field) => {
		const read = known.get(field);
		if (read !== undefined) return read;
		const chosen = chooseSubAccount(field, account);
		const path = chosen.ok ? ok({ subAccountId: chosen.value }) : chosen;
		known.set(field, path);
		return path;
	};
}

function formsOfSending(): Setup['sentAs'] {
	let last: SentAs = { source: null, segments: null, scheduled: null };
	return (source = null, segments = null, scheduled = null) => {
		const isSame = last.source === source && last.segments === segments && last.scheduled === scheduled;
		return isSame ? last : (last = { source, segments, scheduled });
	};
}

function ownIds(context: IExecuteFunctions): Setup['ownId'] {
	// An agent may call its tool several times at once, and n8n then gives several calls one index.
	const run = isAgentTool(context) ? randomUUID().slice(0, 8) : runIndexOf(context);
	const prefix = `${context.getExecutionId() || randomUUID()}-${context.getNode().id.slice(0, 8)}-${run}-`;
	return ({ itemIndex, withinItem }) => `${prefix}${itemIndex}${withinItem === undefined ? '' : `.${withinItem.key}`}`;
}
