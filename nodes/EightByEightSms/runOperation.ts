import type { IDisplayOptions, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { SettingProblem } from '../sms/account';
import { problemOf } from '../sms/problems';
import { failEverything, openRun, type Run } from '../sms/run';
import { sendingOptionFields, type SendingOptions } from '../sms/sendingOptions';

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
	let run: Run | SettingProblem;
	try {
		run = await openRun(context, defaults);
	} catch (thrown) {
		return failEverything(context, itemCount, problemOf(thrown, 'The credential or the options could not be read'));
	}
	if (run instanceof SettingProblem) return failEverything(context, itemCount, run.asProblem());
	return await operation(run);
}
