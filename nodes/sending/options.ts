import { smsLimits } from '../generated/limits';
import type { INodeProperties } from 'n8n-workflow';
import { problem } from '../problems/catalogue';
import { failed, ok, type Result } from '../problems/result';
import { quote } from '../problems/unknownValues';

/** How messages are sent, as opposed to what they say. */
export interface SendingOptions {
	/** Requests under way at the same time. */
	concurrency: number;
	/** Milliseconds until a request without an answer is given up. */
	timeoutMs: number;
	/** How often the API client repeats a request that 8x8 did not take. */
	maxRetries: number;
	/** Whether Retry On Fail sends again what may have been sent. */
	resendUnconfirmed: boolean;
}

/** The names of these options. */
export const sendingOptionNames = ['concurrency', 'timeout', 'maxRetries', 'resendUnconfirmed'] as const;

const mostRetries = 3;

/** The fields of the options about texts, which each message can have another value of. */
export const textOptionFields: readonly INodeProperties[] = [
	{
		displayName: 'Allow Placeholders',
		name: 'allowPlaceholders',
		type: 'boolean',
		default: false,
		description:
			"Whether to send texts that contain {Name}, {{ name }}, #N/A, 'Invalid DateTime', 'undefined' or the like. Otherwise they are refused, because something seems to be missing.",
	},
	{
		displayName: 'Allow Truncation',
		name: 'allowTruncation',
		type: 'boolean',
		default: false,
		description: `Whether to send texts of more than ${smsLimits.textSegments} segments, although 8x8 cuts them off there`,
	},
	{
		displayName: 'Smart Encoding',
		name: 'smartEncoding',
		type: 'boolean',
		default: false,
		description:
			'Whether to replace typographic quotes, dashes, spaces, full-width letters and the like with plain look-alikes, if the whole text then fits the GSM alphabet and needs no more segments. Other texts stay as they are.',
	},
];

const concurrencyField: INodeProperties = {
	displayName: 'Concurrency',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100 },
	default: 1,
	description: 'The maximum number of requests at the same time. Lower it if 8x8 reports too many requests.',
};

const otherFields: readonly INodeProperties[] = [
	{
		displayName: 'Max Retries',
		name: 'maxRetries',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: mostRetries },
		default: mostRetries,
		description:
			'How many times to try a message again, after half a second or more, when there was no connection or 8x8 asked to wait. A message that may have been sent is not repeated.',
	},
	{
		displayName: 'Resend Unconfirmed',
		name: 'resendUnconfirmed',
		type: 'boolean',
		default: false,
		description:
			'Whether Retry On Fail also repeats messages that may have been sent, such as after a time-out. Some people may then receive the same message twice.',
	},
	{
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 300 },
		default: 60,
		description: 'Seconds to wait for an answer. After that, it is not known whether the message was sent.',
	},
];

/** The fields of the sending options. @param concurrency the default of its field */
export const sendingOptionFields = ({ concurrency }: Pick<SendingOptions, 'concurrency'>): INodeProperties[] => [
	{ ...concurrencyField, default: concurrency },
	...otherFields,
];

/** Checks the sending options, of which those left out have their defaults. */
export function readSendingOptions(
	given: Record<string, unknown>,
	defaults: Pick<SendingOptions, 'concurrency'>,
): Result<SendingOptions> {
	const concurrency = wholeNumber(given.concurrency, defaults.concurrency);
	if (!(concurrency >= 1 && concurrency <= 100)) {
		return outOfRange('Concurrency', given.concurrency, 'a whole number from 1 to 100');
	}
	const timeout = given.timeout === undefined || given.timeout === '' ? 60 : Number(given.timeout);
	if (!(timeout > 0 && timeout <= 300)) {
		return outOfRange('Timeout', given.timeout, 'a number of seconds up to 300');
	}
	const retries = wholeNumber(given.maxRetries, mostRetries);
	if (!(retries >= 0 && retries <= mostRetries)) {
		return outOfRange('Max Retries', given.maxRetries, `a whole number from 0 to ${mostRetries}`);
	}
	return ok({
		concurrency,
		maxRetries: retries,
		timeoutMs: Math.ceil(timeout * 1000),
		resendUnconfirmed: given.resendUnconfirmed === true,
	});
}

function outOfRange(label: string, given: unknown, allowed: string) {
	return failed(problem('OPTION_OUT_OF_RANGE', { label, shown: quote(given), allowed }));
}

function wholeNumber(value: unknown, fallback: number): number {
	if (value === undefined || value === '') return fallback;
	const number = Number(value);
	return Number.isInteger(number) ? number : NaN;
}
