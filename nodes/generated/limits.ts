// Generated from openapi/sms.yaml by "npm run generate". Do not edit.

/** What the contract allows in the fields of SmsRequest, and what forms call them. */
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

/** What the contract allows in the fields of SmsBatchRequest, and what forms call them. */
export const smsBatchRequestFields = {
	messages: { label: 'messages', maxItems: 10000 },
	destinations: { label: 'Destinations', maxItems: 10000 },
	template: { label: 'template' },
	clientBatchId: { label: 'Client Batch ID', maxLength: 20 },
	includeMessagesInResponse: { label: 'includeMessagesInResponse' },
	clientIp: { label: 'Client IP' },
} as const;

/** What the contract allows in the fields of SmsFeedback, and what forms call them. */
export const smsFeedbackFields = {
	outcome: { label: 'Outcome', values: ['success', 'failure'] },
	timestamp: { label: 'Timestamp' },
} as const;

/** What the contract allows in the fields of LogExportRequest, and what forms call them. */
export const logExportRequestFields = {
	from: { label: 'From' },
	to: { label: 'To' },
	phoneNumber: { label: 'Phone Number' },
	countries: { label: 'Countries' },
	limit: { label: 'limit' },
} as const;

/** What the contract allows in the fields of SurveyRequest, and what forms call them. */
export const surveyRequestFields = {
	destination: { label: 'Destination', pattern: '^\\+{0,1}[1-9]{1}[0-9]{6,14}$' },
	templateBody: { label: 'Text' },
	templateVariables: { label: 'Variables' },
	source: { label: 'Sender ID', maxLength: 16 },
	country: { label: 'Country', maxLength: 2 },
	clientMessageId: { label: 'Client Message ID', maxLength: 350 },
	encoding: { label: 'Encoding', values: ['AUTO', 'GSM7', 'UCS2'] },
	scheduled: { label: 'Scheduled' },
	expiry: { label: 'Expiry' },
	dlrCallbackUrl: { label: 'Delivery Receipt URL' },
} as const;

/** What the contract allows in the fields of SurveyBatchRequest, and what forms call them. */
export const surveyBatchRequestFields = {
	messages: { label: 'messages', maxItems: 10000 },
	template: { label: 'template' },
	clientBatchId: { label: 'Client Batch ID', maxLength: 20 },
	includeMessagesInResponse: { label: 'includeMessagesInResponse' },
} as const;

/** What the contract allows in the fields of MessageRequest, and what forms call them. */
export const messageRequestFields = {
	user: { label: 'user' },
	type: { label: 'Message Type', values: ['text', 'image', 'audio', 'video', 'file', 'location', 'template'] },
	content: { label: 'content' },
	channels: { label: 'Channels' },
	clientMessageId: { label: 'Client Message ID', maxLength: 50 },
	scheduled: { label: 'Scheduled' },
	expiry: { label: 'Expiry' },
	dlrCallbackUrl: { label: 'Delivery Receipt URL' },
} as const;

/** What the contract allows in the fields of MessageBatchRequest, and what forms call them. */
export const messageBatchRequestFields = {
	messages: { label: 'messages', maxItems: 1000 },
	template: { label: 'template' },
	clientBatchId: { label: 'Client Batch ID', maxLength: 100 },
	includeMessagesInResponse: { label: 'includeMessagesInResponse' },
} as const;

/** What the contract allows as a SubAccountId. */
export const subAccountIdLimits = { minLength: 3, maxLength: 50, pattern: '^[A-Za-z0-9\\-._&]{3,50}$' } as const;

/** What the contract allows as a AccountId. */
export const accountIdLimits = {
	minLength: 32,
	maxLength: 36,
	pattern: '^[0-9A-Fa-f]{8}[-]?(?:[0-9A-Fa-f]{4}[-]?){3}[0-9A-Fa-f]{12}$',
} as const;

/** Limits of the whole API, as openapi/README.md describes them. */
export const smsLimits = {
	scheduleAheadDays: 7,
	cancelBeforeMinutes: 3,
	textSegments: 10,
	segmentLength: { GSM7: { alone: 160, joined: 153 }, UCS2: { alone: 70, joined: 67 } },
	alphanumericSourceLength: 11,
	surveyLinkLength: 21,
	receiptHours: 48,
	logExportDays: 7,
	webhookRetrySeconds: [1, 10, 30, 90],
} as const;
