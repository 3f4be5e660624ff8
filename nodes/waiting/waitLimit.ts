import { type INodeProperties, WAIT_INDEFINITELY } from 'n8n-workflow';
import { problem } from '../problems/catalogue';
import { failed, ok, type Result } from '../problems/result';
import { isRecord, propertyOf, quote, textOf } from '../problems/unknownValues';
import { readInstant } from '../text/dateTime';
import { isEmpty } from '../text/fieldValues';

/** The option that ends the wait, with the names that n8n's own nodes have. */
export const limitWaitTimeField: INodeProperties = {
	displayName: 'Limit Wait Time',
	name: 'limitWaitTime',
	type: 'fixedCollection',
	default: { values: { limitType: 'afterTimeInterval', resumeAmount: 45, resumeUnit: 'minutes' } },
	description:
		'How long to wait. After that, the workflow continues with an item that says so. Without a limit, it waits until there is an answer, however long that takes.',
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Limit Type',
					name: 'limitType',
					type: 'options',
					default: 'afterTimeInterval',
					options: [
						{
							name: 'After Time Interval',
							value: 'afterTimeInterval',
							description: 'Counted from when the message is sent',
						},
						{ name: 'At Specified Time', value: 'atSpecifiedTime', description: 'At a date and time' },
					],
				},
				{
					displayName: 'Amount',
					name: 'resumeAmount',
					type: 'number',
					displayOptions: { show: { limitType: ['afterTimeInterval'] } },
					typeOptions: { minValue: 0, numberPrecision: 2 },
					default: 1,
					description: 'The time to wait',
				},
				{
					displayName: 'Unit',
					name: 'resumeUnit',
					type: 'options',
					displayOptions: { show: { limitType: ['afterTimeInterval'] } },
					options: [
						{ name: 'Minutes', value: 'minutes' },
						{ name: 'Hours', value: 'hours' },
						{ name: 'Days', value: 'days' },
					],
					default: 'hours',
					description: 'The unit of the amount',
				},
				{
					displayName: 'Max Date and Time',
					name: 'maxDateAndTime',
					type: 'dateTime',
					displayOptions: { show: { limitType: ['atSpecifiedTime'] } },
					default: '',
					description: "When to continue. Read in the workflow's time zone unless an offset is given.",
				},
			],
		},
	],
};

const minutesOf: Record<string, number> = { minutes: 1, hours: 60, days: 24 * 60 };

/**
 * The moment at which the wait ends. Without a limit it is n8n's own date for an endless wait.
 * @param given the option's value
 */
export function readWaitLimit(given: unknown, { now, timeZone }: { now: number; timeZone: string }): Result<Date> {
	const values = propertyOf(given, 'values');
	if (!isRecord(values)) return ok(WAIT_INDEFINITELY);
	const { limitType, resumeAmount, resumeUnit, maxDateAndTime } = values;
	if (limitType === 'atSpecifiedTime') {
		const until = readInstant(maxDateAndTime, timeZone);
		if (until === undefined) return malformed(maxDateAndTime);
		return until.getTime() > now ? ok(until) : failed(problem('WAIT_LIMIT_PAST', { time: until.toISOString() }));
	}
	if (!isEmpty(limitType) && limitType !== 'afterTimeInterval') return malformed(limitType);
	const amount = resumeAmount === undefined || resumeAmount === '' ? 1 : amountIn(resumeAmount);
	const until = new Date(now + amount * (minutesOf[textOf(resumeUnit) ?? 'hours'] ?? NaN) * 60_000);
	// Also where the value is not a number, or too large to be a date.
	if (!(amount > 0) || !(until.getTime() < WAIT_INDEFINITELY.getTime())) return malformed(resumeAmount);
	return ok(until);
}

/** An expression may also result in something that JavaScript takes for a number, such as true or a list. */
function amountIn(value: unknown): number {
	return typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
}

function malformed(value: unknown) {
	return failed(problem('WAIT_LIMIT_MALFORMED', { shown: quote(value) }));
}
