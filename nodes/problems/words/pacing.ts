import { smsLimits } from '../../generated/limits';

interface Fit {
	/** "2 a day"; undefined without a speed. */
	speed: string | undefined;
	/** On how many days messages can go out. */
	days: number;
	reached: number;
	total: number;
}

/** Problems of messages that are sent at a limited speed or in delivery windows. */
export const pacing = {
	PLAN_DOES_NOT_FIT: {
		happened: ({ speed, days, reached, total }: Fit) =>
			`${speed ?? 'The Delivery Window'} for ${days} day${days === 1 ? '' : 's'} reaches only ${reached} of ${total} messages`,
		remedy: ({ enough }: { enough: string | undefined }) => {
			const all = enough === undefined ? '' : ` ${enough} would reach all of them.`;
			return `Nothing was sent: 8x8 accepts messages at most ${smsLimits.scheduleAheadDays} days ahead.${all} Change Sending Speed or Delivery Window under Options, or send fewer messages per run.`;
		},
	},
	RECIPIENT_WITHOUT_TIME_ZONE: {
		happened: ({ shown }: { shown: string }) =>
			`Destination ${shown} does not belong to a country, so its time zone is not known`,
		remedy: 'This message was not sent. Set Time Zone of the Delivery Window to one time zone for all messages.',
	},
	PLANNED_AFTER_EXPIRY: {
		happened: ({ time, expiry }: { time: string; expiry: string }) =>
			`The message would go out at ${time}, which is not before its Expiry: ${expiry}`,
		remedy: 'This message was not sent. Choose a later Expiry, a higher Sending Speed, or a wider Delivery Window.',
	},
} as const;
