import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { type Account, readAccount } from '../../api/account';
import { ApiClient } from '../../api/client';
import type { OperationSpec } from '../../api/spec';
import { nodeTransport } from '../../api/transport';
import { problem } from '../../problems/catalogue';
import { type Problem, reasonOf } from '../../problems/problem';
import { failed, ok, type Result } from '../../problems/result';
import { findMixedUpCall } from '../../run/agentTool';
import { forEachConcurrently } from '../../run/concurrency';
import { failAll, failedItem, nodeError } from '../../run/nodeError';
import { parameterReader } from '../../run/parameters';
import type { Operation } from '../operation';
import { flat, readReply } from './requestAnswer';
import { requestReader } from './requestFields';

const concurrency = 5;
const timeoutMs = 60_000;
const maxRetries = 3;

/** An operation that is one request for each input item, and outputs 8x8's answer: a lookup, a cancellation. */
export function request(spec: OperationSpec): Operation {
	return {
		entry: { ...spec.entry },
		description: descriptionOf(spec),
		execute: async (context) => {
			const account = await openAccount(context);
			return account.ok ? await requestAll(context, spec, account.value) : failAll(context, account.problem);
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
	const collection: INodeProperties = {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...options],
	};
	return [...panel, ...(effect === 'reads' ? [simplify] : []), ...(options.length > 0 ? [collection] : [])].map(
		(field) => ({ ...field, displayOptions }),
	);
}

async function openAccount(context: IExecuteFunctions): Promise<Result<Account>> {
	try {
		const mixUp = findMixedUpCall(context);
		return mixUp === undefined ? await readAccount(context) : failed(mixUp);
	} catch (thrown) {
		return failed(problem('SETTINGS_UNREADABLE', { reason: reasonOf(thrown) }));
	}
}

async function requestAll(
	context: IExecuteFunctions,
	spec: OperationSpec,
	{ baseUrl, ...rest }: Account,
): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	const signal = context.getExecutionCancelSignal();
	const client = new ApiClient(nodeTransport(context), { baseUrl, timeoutMs, maxRetries, signal });
	const read = requestReader(context, spec, { baseUrl, ...rest });
	const readSimplify = parameterReader(context, 'simplify');
	const continues = context.continueOnFail();
	const outcomes = new Map<number, Result<INodeExecutionData>>();
	let hasFailed = false;

	const carryOut = async (itemIndex: number): Promise<Result<INodeExecutionData>> => {
		const values = read(itemIndex);
		if (!values.ok) return values;
		const isSimple = spec.effect === 'reads' && readSimplify(itemIndex) !== false;
		const answer = readReply(spec, await client.request(spec, values.value));
		if (!answer.ok) return answer;
		return ok({ json: isSimple ? flat(answer.value) : answer.value, pairedItem: { item: itemIndex } });
	};
	const mayStart = () => signal?.aborted !== true && (continues || !hasFailed);
	await forEachConcurrently([...items.keys()], concurrency, mayStart, async (itemIndex) => {
		const outcome = await carryOut(itemIndex).catch((thrown: unknown) =>
			failed(problem('FIELD_UNREADABLE', { reason: reasonOf(thrown) })),
		);
		if (!outcome.ok) hasFailed = true;
		outcomes.set(itemIndex, outcome);
	});

	const first = [...outcomes].sort(([a], [b]) => a - b).find(([, outcome]) => !outcome.ok);
	const notMade = problem(signal?.aborted === true ? 'REQUEST_STOPPED' : 'REQUEST_NOT_MADE');
	if (!continues && first !== undefined) throw nodeError(context, first[0], problemIn(first[1]) ?? notMade);
	return items.map((_, itemIndex) => {
		const outcome = outcomes.get(itemIndex) ?? failed(notMade);
		return outcome.ok ? outcome.value : failedItem(itemIndex, outcome.problem);
	});
}

function problemIn(outcome: Result<INodeExecutionData>): Problem | undefined {
	return outcome.ok ? undefined : outcome.problem;
}
