// Generated from openapi/sms.yaml by "npm run generate". Do not edit.

/** What the contract allows in the fields of SmsRequest. */
export const smsRequestLimits = {
	destination: { pattern: '^\\+{0,1}[1-9]{1}[0-9]{6,14}$' },
	source: { maxLength: 16 },
	country: { maxLength: 2 },
	clientMessageId: { maxLength: 350 },
	encoding: { enum: ['AUTO', 'GSM7', 'UCS2'] },
	track: { enum: ['None', 'Outcome'] },
} as const;
