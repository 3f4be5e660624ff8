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
			`${speed ?? 'The Delivery Window'} for ${days} day${days === 1 ? '' : 's'} reaches ${reached} of ${total}`,
		remedy: ({ enough }: { enough: string | undefined }) => {
			const all = enough === undefined ? '' : ` ${enough} would reach all of them.`;
			return `Nothing was sent, as 8x8 takes messages for the next ${smsLimits.scheduleAheadDays} days only.${all} Change Sending Speed or Delivery Window under Options, or send fewer messages at once.`;
		},
	},
	RECIPIENT_WITHOUT_TIME_ZONE: {
		happened: ({ shown }: { shown: string }) => `Destination ${shown} belongs to no country, and so to no time zone`,
		remedy: 'Nothing was sent for it. Set Time Zone of the Delivery Window to a time zone for all messages.',
	},
	PLANNED_AFTER_EXPIRY: {
		happened: ({ time, expiry }: { time: string; expiry: string }) =>
			`The message would go out at ${time}, which is not before its Expiry: ${expiry}`,
		remedy: 'Nothing was sent for it. Choose a later Expiry, a higher Sending Speed, or a wider Delivery Window.',
	},
} as const;
