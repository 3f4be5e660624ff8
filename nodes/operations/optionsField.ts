import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { sendingOptionFields, type SendingOptions, textOptionFields } from '../sending/options';
import { alphabetically } from '../run/alphabetical';

/** The Options collection of an operation: the API's own options and those of sending. */
export function optionsField(
	apiOptions: readonly INodeProperties[],
	defaults: Pick<SendingOptions, 'concurrency'>,
	displayOptions: IDisplayOptions,
): INodeProperties {
	const fields = [...apiOptions, ...textOptionFields, ...sendingOptionFields(defaults)];
	return { ...collectionOf(fields), displayOptions };
}

/** An Options collection, in the order of the labels. */
export function collectionOf(fields: readonly INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...fields].sort((a, b) => alphabetically(a.displayName, b.displayName)),
	};
}
