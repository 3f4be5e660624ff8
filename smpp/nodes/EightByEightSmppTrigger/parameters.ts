import type { INodeProperties, ITriggerFunctions } from 'n8n-workflow';
import { eventOptions, eventTypes } from '../../../nodes/generated/webhookEvents';
import { isRecord } from '../../../nodes/problems/unknownValues';
import { alphabetically } from '../../../nodes/run/alphabetical';

/** The events that come over SMPP. */
const events: readonly string[] = [eventTypes.inboundMessage, eventTypes.deliveryReceipt];

/** The same, as the panel lists them. */
export const choices = eventOptions.filter(({ value }) => events.includes(String(value)));

/** The trigger's settings. Times in milliseconds. */
export interface TriggerSettings {
	events: readonly string[];
	/** When to tell 8x8 that an event has been received. */
	acknowledge: 'atOnce' | 'whenEnded';
	/** Whether an event starts a second execution if n8n ended before the first one had. */
	runsAgain: boolean;
	gather: { events: number; waitMs: number };
	/** How long an execution may take before 8x8 is asked to send its events again. */
	executionMs: number;
	/** Events whose executions have not ended; beyond it 8x8 is asked to send later. */
	mostOpen: number;
	/** How long a long text waits for its parts. */
	joinMs: number;
	ignoresRepeats: boolean;
	/** Whether to ignore receipts of messages that are still on their way. */
	finalStatesOnly: boolean;
}

const numbers = {
	gatherEvents: {
		label: 'Gather Events',
		usual: 100,
		least: 1,
		most: 1000,
		description: 'The maximum number of events for one execution. 1 starts an execution for each event.',
	},
	gatherSeconds: {
		label: 'Gather for Seconds',
		usual: 1,
		least: 0,
		most: 60,
		description: 'How long an event waits for others',
	},
	executionSeconds: {
		label: 'Execution Seconds',
		usual: 60,
		least: 1,
		most: 3600,
		description: 'With Acknowledge set to When Execution Ends: how long before 8x8 is asked to send the events again',
	},
	maxOpenEvents: {
		label: 'Max Open Events',
		usual: 10_000,
		least: 1,
		most: 100_000,
		description: 'While the executions of this many events have not ended, 8x8 is asked to send further events later',
	},
	partsSeconds: {
		label: 'Parts Seconds',
		usual: 120,
		least: 1,
		most: 3600,
		description: 'How long to wait for all parts of a long message. Then it is output as it is, with isComplete false.',
	},
} as const;

type NumberName = keyof typeof numbers;

const numberFields = Object.entries(numbers).map(
	([name, { label, usual, least, most, description }]): INodeProperties => ({
		displayName: label,
		name,
		type: 'number',
		default: usual,
		typeOptions: { minValue: least, maxValue: most },
		description,
	}),
);

const optionFields: INodeProperties[] = [
	...numberFields,
	{
		displayName: 'Acknowledge',
		name: 'acknowledge',
		type: 'options',
		default: 'atOnce',
		description: 'When to tell 8x8 that an event has been received',
		options: [
			{
				name: 'At Once',
				value: 'atOnce',
				description: 'Fast. Events that n8n has not started when it crashes are lost.',
			},
			{
				name: 'When Execution Ends',
				value: 'whenEnded',
				description: 'Slower. After a crash, 8x8 sends again what had not ended.',
			},
		],
	},
	{
		displayName: 'Run Again After a Crash',
		name: 'runAgain',
		type: 'boolean',
		default: false,
		description:
			'Whether an event whose execution had not ended when n8n crashed starts another one, marked isRepeat. If not, retry the executions that n8n lists as crashed. Needs Acknowledge: When Execution Ends.',
	},
	{
		displayName: 'Final States Only',
		name: 'finalStatesOnly',
		type: 'boolean',
		default: true,
		description: 'Whether only final receipts start the workflow, not those of messages still on their way',
	},
	{
		displayName: 'Ignore Repeats',
		name: 'ignoreRepeats',
		type: 'boolean',
		default: true,
		description: 'Whether to ignore an event with an ID that 8x8 sends again',
	},
];

/** The fields of the trigger. */
export const fields: INodeProperties[] = [
	{
		displayName:
			'A test shares the connection of a published trigger with the same credential in this n8n process. Without one it opens its own, and takes messages and receipts away from any other program that uses this System ID.',
		name: 'testNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: [...events],
		options: choices,
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: optionFields.toSorted((a, b) => alphabetically(a.displayName, b.displayName)),
	},
];

/** Reads the parameters; numbers out of range are set to its nearer end. */
export function settingsOf(context: ITriggerFunctions): TriggerSettings {
	const given: unknown = context.getNodeParameter('options', {});
	const options = isRecord(given) ? given : {};
	const number = (name: NumberName): number => {
		const { usual, least, most } = numbers[name];
		const value = Number(options[name] ?? usual);
		return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : usual;
	};
	const chosen: unknown = context.getNodeParameter('events', []);
	return {
		events: Array.isArray(chosen) ? chosen.map(String) : [],
		acknowledge: options.acknowledge === 'whenEnded' ? 'whenEnded' : 'atOnce',
		runsAgain: options.runAgain === true,
		gather: { events: Math.floor(number('gatherEvents')), waitMs: number('gatherSeconds') * 1000 },
		executionMs: number('executionSeconds') * 1000,
		mostOpen: Math.floor(number('maxOpenEvents')),
		joinMs: number('partsSeconds') * 1000,
		ignoresRepeats: options.ignoreRepeats !== false,
		finalStatesOnly: options.finalStatesOnly !== false,
	};
}
