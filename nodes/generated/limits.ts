// Generated from openapi/sms.yaml by "npm run generate". Do not edit.

/** What the contract allows in the fields of SmsRequest, and what the panel calls them. */
export const smsRequestFields = {
	destination: { label: 'Destination', pattern: '^\\+{0,1}[1-9]{1}[0-9]{6,14}$' },
	text: { label: 'Text' },
	source: { label: 'Sender ID', maxLength: 16 },
	country: { label: 'Country', maxLength: 2 },
	clientMessageId: { label: 'Client Message ID', maxLength: 350 },
	encoding: { label: 'Encoding', values: ['AUTO', 'GSM7', 'UCS2'] },
	scheduled: { label: 'Scheduled' },
	expiry: { label: 'Expiry' },
	dlrCallbackUrl: { label: 'Delivery Receipt URL' },
	clientIp: { label: 'Client IP' },
	track: { label: 'Track', values: ['None', 'Outcome'] },
} as const;
/** What the contract allows in the fields of SmsBatchRequest. */
export const smsBatchFields = {
	messages: { label: 'messages', maxItems: 10000 },
	destinations: { label: 'Destinations', maxItems: 10000 },
	template: { label: 'template' },
	clientBatchId: { label: 'Client Batch ID', maxLength: 20 },
	includeMessagesInResponse: { label: 'includeMessagesInResponse' },
	clientIp: { label: 'Client IP' },
} as const;
/** What the contract allows as a sub-account ID. */
export const subAccountIdLimits = { minLength: 3, maxLength: 50, pattern: '^[A-Za-z0-9\\-._&]{3,50}$' } as const;
