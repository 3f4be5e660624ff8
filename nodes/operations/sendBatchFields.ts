import type { INodeProperties } from 'n8n-workflow';
import type { OperationSpec } from '../api/spec';
import { pacingFields } from '../sending/pacing/pacingFields';
import { optionsField } from './optionsField';
import { type Shown, shownWith } from './shownWith';

export const defaults = { concurrency: 5 };
export const defaultBatchSize = 1000;

/** The source of messages that one of the panel's fields belongs to alone; undefined where it is of all. */
export function sourceOf(name: string): 'items' | 'list' | undefined {
	if (name === 'destination') return 'items';
	return name === 'destinations' ? 'list' : undefined;
}

/** Whether messages can be a list of numbers for one text. */
export function offersLists({ panel }: OperationSpec): boolean {
	return panel.some(({ name }) => sourceOf(name) === 'list');
}

/** Whether 8x8 keeps messages until a time, so that they can go out at planned times. */
export function canBePlanned({ options }: OperationSpec): boolean {
	return options.some(({ name }) => name === 'scheduled');
}

/** The fields of an operation that sends batches. */
export function descriptionOf(spec: OperationSpec, largestBatchSize: number): INodeProperties[] {
	const { resource, entry, panel, options } = spec;
	const show = { resource: [resource], operation: [entry.value] };
	const hasLists = offersLists(spec);
	return [
		...(hasLists ? sourceFields(show) : []),
		...panel.map((field) => {
			const source = hasLists ? sourceOf(field.name) : undefined;
			return shownWith(field, source === undefined ? show : { ...show, messagesFrom: [source] });
		}),
		{
			displayName: 'Output',
			name: 'output',
			type: 'options',
			noDataExpression: true,
			default: 'perMessage',
			displayOptions: { show },
			options: [
				{ name: 'One Item per Message', value: 'perMessage', description: 'The outcome of each message' },
				{ name: 'One Item per Batch', value: 'perBatch', description: 'How many messages of each batch were accepted' },
			],
		},
		optionsField(
			[
				...options.map((field) =>
					hasLists && field.name === 'clientMessageId'
						? { ...field, displayOptions: { show: { '/messagesFrom': ['items'] } } }
						: field,
				),
				...(canBePlanned(spec) ? pacingFields : []),
				{
					displayName: 'Batch Size',
					name: 'batchSize',
					type: 'number',
					typeOptions: { minValue: 1, maxValue: largestBatchSize },
					default: defaultBatchSize,
					description: 'The maximum number of messages in one request',
				},
				{
					displayName: 'Include Messages',
					name: 'includeMessages',
					type: 'boolean',
					default: true,
					displayOptions: { show: { '/output': ['perBatch'] } },
					description:
						'Whether to ask 8x8 to list the messages of each batch. Without the list, you cannot see which messages of a batch were rejected.',
				},
				{
					displayName: 'Skip Duplicates',
					name: 'skipDuplicates',
					type: 'boolean',
					default: true,
					description: 'Whether to send the same text to the same number only once',
				},
			],
			defaults,
			{ show },
		),
	];
}

/** Where the messages are from, of an operation that takes them from two sources. */
function sourceFields(show: Shown): INodeProperties[] {
	return [
		{
			displayName: 'Messages From',
			name: 'messagesFrom',
			type: 'options',
			noDataExpression: true,
			default: 'items',
			displayOptions: { show },
			options: [
				{
					name: 'Items',
					value: 'items',
					description: 'Each input item is a message, with its own number and text',
				},
				{ name: 'List', value: 'list', description: 'Send one text to a list of numbers' },
			],
		},
		{
			displayName:
				'The text is sent to all numbers in the list, once for each input item: three items send to three lists. Skip Duplicates, which is on unless you turn it off under Options, prevents sending the same text to the same number twice.',
			name: 'listNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { ...show, messagesFrom: ['list'] } },
		},
	];
}
