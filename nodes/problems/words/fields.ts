import { smsLimits } from '../../generated/limits';

interface Shown {
	label: string;
	shown: string;
}

/** Problems of a message's fields other than its text and its number. */
export const fields = {
	FIELD_NOT_TEXT: {
		happened: ({ label, kind }: { label: string; kind: string }) => `${label} is ${kind}`,
		remedy: 'Point the expression at one field that holds text, such as {{ $json.text }}.',
	},
	FIELD_TOO_LONG: {
		happened: ({ label, length, shown }: Shown & { length: number }) => `${label} has ${length} characters: ${shown}`,
		remedy: ({ maxLength }: { maxLength: number }) => `Shorten it to ${maxLength} characters.`,
	},
	CHOICE_UNKNOWN: {
		happened: ({ label, shown }: Shown) => `${label} is ${shown}`,
		remedy: ({ allowed }: { allowed: string }) => `Choose one of ${allowed}.`,
	},
	SENDER_ID_TOO_LONG: {
		happened: ({ shown, length }: { shown: string; length: number }) => `Sender ID ${shown} has ${length} characters`,
		remedy: `A sender ID with letters can have at most ${smsLimits.alphanumericSourceLength} characters.`,
	},
	CLIENT_IP_MALFORMED: {
		happened: ({ shown }: { shown: string }) => `Client IP ${shown} is not an internet address`,
		remedy: 'Write it as 203.0.113.7 or 2001:db8::7.',
	},
	RECEIPT_URL_MALFORMED: {
		happened: ({ shown }: { shown: string }) => `Delivery Receipt URL ${shown} is not a web address`,
		remedy: 'Write it in full, such as https://example.com/sms/receipts.',
	},
	RECEIPT_URL_PRIVATE: {
		happened: ({ shown }: { shown: string }) => `Delivery Receipt URL ${shown} is an address that 8x8 cannot reach`,
		remedy: 'Enter a public one. For a webhook of this n8n, set WEBHOOK_URL to its public address.',
	},
	SCHEDULED_IN_PAST: {
		happened: ({ time }: { time: string }) => `Scheduled is in the past: ${time}`,
		remedy: 'Choose a later time, or leave it empty to send immediately.',
	},
	SCHEDULED_TOO_LATE: {
		happened: ({ time }: { time: string }) =>
			`Scheduled is more than ${smsLimits.scheduleAheadDays} days ahead: ${time}`,
		remedy: 'Choose an earlier time.',
	},
	EXPIRY_TOO_EARLY: {
		happened: ({ time, isPast }: { time: string; isPast: boolean }) =>
			`Expiry is ${isPast ? 'in the past' : 'not after Scheduled'}: ${time}`,
		remedy: 'Choose a later time, or leave it empty.',
	},
	DATE_MISSING: {
		happened: ({ label }: { label: string }) => `The expression in ${label} has no result`,
		remedy: "Check the expression. If you do not need a date, let it return ''.",
	},
	DATE_MALFORMED: {
		happened: ({ label, shown }: Shown) => `${label} ${shown} is not a date and time`,
		remedy: 'Write it as 2030-06-01T09:00:00, or with an offset as 2030-06-01T09:00:00+08:00.',
	},
} as const;
