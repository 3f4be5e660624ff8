import { channelStepFields, chatAppsLimits } from '../generated/limits';
import { problem } from '../problems/catalogue';
import { defined } from '../problems/defined';
import { isEmpty } from '../text/fieldValues';
import { type Fields, numberIn, oneOf, type Reading, rowsIn } from './fields';
import type { Channel, ChannelStep } from './types';

/** The channels that do not report these states of a message. */
const silent: Readonly<Record<string, readonly Channel[]>> = {
	read: ['SMS', 'Facebook', 'Line', 'WeChat', 'Zalo', 'Instagram'],
	delivered: ['Line'],
};

/** Whether a channel reports a state. One that is not known here may. */
export function reports(channel: string, state = ''): boolean {
	return silent[state]?.some((each) => each === channel) !== true;
}

/** The channels to try, in their order; empty where the sub-account's own plan holds. */
export function readChannels(fields: Fields, reading: Reading): ChannelStep[] {
	const rows = rowsIn(fields.channels, 'Channels', reading);
	const steps = rows.flatMap((row, index) => step(row, index === rows.length - 1, reading));
	const names = steps.map(({ channel }) => channel);
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	if (twice !== undefined) reading.refuse(problem('CHAT_CHANNEL_TWICE', { channel: twice }));
	return steps;
}

/** Nothing follows the last channel, so it needs no time and no status. */
function step(row: Fields, isLast: boolean, reading: Reading): ChannelStep[] {
	const channel = oneOf(row.channel, 'Channel', channelStepFields.channel.values, reading);
	if (channel === undefined) {
		if (isEmpty(row.channel)) reading.refuse(problem('FIELD_EMPTY', { label: 'Channel' }));
		return [];
	}
	if (isLast) return [{ channel }];
	const { minimum, maximum } = channelStepFields.fallbackAfter;
	const fallbackAfter = numberIn(row.fallbackAfter, 'Fallback After', [minimum, maximum], reading);
	const successStatus = oneOf(row.successStatus, 'Success Status', channelStepFields.successStatus.values, reading);
	if (successStatus !== undefined && !reports(channel, successStatus.toLowerCase())) {
		reading.refuse(problem('CHAT_STATUS_NOT_REPORTED', { channel, status: successStatus }));
	}
	return [
		{
			channel,
			...defined({ fallbackAfter: fallbackAfter === undefined ? undefined : Math.round(fallbackAfter), successStatus }),
		},
	];
}

/** Notes where a text is longer than a channel that it goes through takes. */
export function checkTextLength(
	text: string | undefined,
	kind: 'textLength' | 'captionLength',
	steps: readonly ChannelStep[],
	{ refuse }: Reading,
): void {
	const limits: Readonly<Record<string, number>> = chatAppsLimits[kind];
	for (const { channel } of steps) {
		const most = limits[channel];
		if (text === undefined || most === undefined || text.length <= most) continue;
		refuse(problem('CHAT_TOO_LONG_FOR_CHANNEL', { channel, length: text.length, most }));
	}
}

/** The largest file of a type that all of the channels take, in megabytes. */
export function mostMegabytes(type: string, steps: readonly ChannelStep[]): number {
	const limits: Readonly<Record<string, Readonly<Record<string, number>>>> = chatAppsLimits.mediaMegabytes;
	return Math.min(chatAppsLimits.uploadMegabytes, ...steps.map(({ channel }) => limits[channel]?.[type] ?? Infinity));
}

/** Reports a message for RCS alone whose channels do not include RCS. */
export function checkGoesThroughRcs(steps: readonly ChannelStep[], what: string, { refuse }: Reading): void {
	if (steps.length === 0 || steps.some(({ channel }) => channel === 'RCS')) return;
	refuse(problem('CHAT_NEEDS_RCS', { what }));
}
