import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { type Account, readAccount } from '../api/account';
import { ApiClient } from '../api/client';
import type { Reply } from '../api/reply';
import type { OperationSpec } from '../api/spec';
import { nodeTransport } from '../api/transport';
import { problem } from '../problems/catalogue';
import { reasonOf } from '../problems/problem';
import { failed, ok, type Result } from '../problems/result';
import { findMixedUpCall } from '../run/agentTool';
import { forEachItem } from '../run/eachItem';
import { failAll } from '../run/nodeError';
import { parameterReader } from '../run/parameters';
import type { Operation } from './operation';
import { collectionOf } from './optionsField';
import { flat, readReply } from './requestAnswer';
import { type FilledRequest, requestReader } from './requestFields';

const concurrency = 5;
const timeoutMs = 60_000;
const maxRetries = 3;

/** A request that was made, and the client to ask more with. */
export interface Call {
	spec: OperationSpec;
	values: FilledRequest;
	client: ApiClient;
}

/** How an operation reads its answers, where it has a way of its own. */
export interface Reading {
	/** What the reply means: the output if Simplify is off, and of operations that are not lookups. */
	conclude?: (reply: Reply, call: Call) => Result<IDataObject> | Promise<Result<IDataObject>>;
	/** The output where Simplify is on. */
	simplify?: (answer: IDataObject) => IDataObject[];
}

/** An operation that is one request for each input item, and outputs 8x8's answer: a lookup, a cancellation. */
export function request(spec: OperationSpec, reading: Reading = {}): Operation {
	return {
		entry: { ...spec.entry },
		description: descriptionOf(spec),
		execute: async (context) => {
			const account = await openAccount(context);
			return account.ok ? await requestAll(context, spec, account.value, reading) : failAll(context, account.problem);
		},
	};
}

function descriptionOf({ resource, entry, effect, panel, options }: OperationSpec): INodeProperties[] {
	const displayOptions = { show: { resource: [resource], operation: [entry.value] } };
	const simplify: INodeProperties = {
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	};
	const collection = options.length > 0 ? [collectionOf(options)] : [];
	return [...panel, ...(effect === 'reads' ? [simplify] : []), ...collection].map((field) => ({
		...field,
		displayOptions,
	}));
}

/** The account of the credential, unless the call is an agent's that n8n mixed up with another. */
export async function openAccount(context: IExecuteFunctions): Promise<Result<Account>> {
	try {
		const mixUp = findMixedUpCall(context);
		return mixUp === undefined ? await readAccount(context) : failed(mixUp);
	} catch (thrown) {
		return failed(problem('SETTINGS_UNREADABLE', { reason: reasonOf(thrown) }));
	}
}

/** A client for requests that send no message. */
export function openClient(context: IExecuteFunctions, { baseUrl, chatAppsBaseUrl }: Account): ApiClient {
	const signal = context.getExecutionCancelSignal();
	return new ApiClient(nodeTransport(context), { baseUrl, chatAppsBaseUrl, timeoutMs, maxRetries, signal });
}

async function requestAll(
	context: IExecuteFunctions,
	spec: OperationSpec,
	account: Account,
	reading: Reading,
): Promise<INodeExecutionData[]> {
	const client = openClient(context, account);
	const read = requestReader(context, spec, account);
	const readSimplify = parameterReader(context, 'simplify');
	const {
		conclude = (reply: Reply, { values }: Call) => readReply(spec, reply, values.path),
		simplify = (answer: IDataObject) => [flat(answer)],
	} = reading;

	return await forEachItem(context, concurrency, async (itemIndex) => {
		const values = read(itemIndex);
		if (!values.ok) return values;
		const isSimple = spec.effect === 'reads' && readSimplify(itemIndex) !== false;
		const reply = await client.request(spec, values.value);
		const answer = await conclude(reply, { spec, values: values.value, client });
		if (!answer.ok) return answer;
		const rows = isSimple ? simplify(answer.value) : [answer.value];
		return ok(rows.map((json) => ({ json, pairedItem: { item: itemIndex } })));
	});
}
