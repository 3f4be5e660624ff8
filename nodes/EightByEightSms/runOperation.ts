import {
	type IDisplayOptions,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
import { problem } from '../problems/catalogue';
import { reasonOf } from '../problems/problem';
import type { Result } from '../problems/result';
import { failEverything, openRun, type Run } from '../sending/run';
import { sendingOptionFields, type SendingOptions } from '../sending/options';

/** The Options collection of an operation: the API's own options and those of sending. */
export function optionsField(
	apiOptions: readonly INodeProperties[],
	defaults: Pick<SendingOptions, 'concurrency'>,
	displayOptions: IDisplayOptions,
): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions,
		options: [...apiOptions, ...sendingOptionFields(defaults)].sort((a, b) =>
			a.displayName.localeCompare(b.displayName),
		),
	};
}

/** Opens a run and carries an operation out on it. Where no message is possible at all, every item fails with the reason. */
export async function execute(
	context: IExecuteFunctions,
	defaults: Pick<SendingOptions, 'concurrency'>,
	operation: (run: Run) => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[]> {
	const itemCount = context.getInputData().length;
	if (itemCount === 0) return [];
	let opened: Result<Run>;
	try {
		opened = await openRun(context, defaults);
	} catch (thrown) {
		return failEverything(context, itemCount, problem('SETTINGS_UNREADABLE', { reason: reasonOf(thrown) }));
	}
	if (!opened.ok) return failEverything(context, itemCount, opened.problem);
	const run = opened.value;
	const { continuesOnFail } = run;
	return await operation(run).catch((thrown: unknown) => {
		// The run's own error stops the workflow. In the continue modes nothing may be thrown: n8n would pass the input on as if
		// it had been sent. Anything else comes from reading and planning, before the first message goes out.
		const isRunError = thrown instanceof NodeApiError || thrown instanceof NodeOperationError;
		if (isRunError && !continuesOnFail) return Promise.reject(thrown);
		return failEverything(context, itemCount, problem('NOT_PREPARED', { reason: reasonOf(thrown) }));
	});
}
