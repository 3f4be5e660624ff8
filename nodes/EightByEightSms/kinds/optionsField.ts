import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { sendingOptionFields, type SendingOptions } from '../../sending/options';

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
