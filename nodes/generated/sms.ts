// Generated from openapi/sms.yaml by "npm run generate". Do not edit.

import type { INodeProperties } from 'n8n-workflow';

import { countryChoices, countryOptions } from './countries';

/** The fields of all operations, each once. */
const fields = {
	destination: {
		displayName: 'Destination',
		name: 'destination',
		type: 'string',
		default: '',
		placeholder: 'e.g. +6591234567',
		description:
			'The mobile number to send to, in international form with its country code. Spaces, dashes and brackets are fine. For a national number, choose Country.',
	},
	country: {
		displayName: 'Country',
		name: 'country',
		type: 'options',
		options: countryChoices,
		default: '',
		description:
			'The country of numbers in national form. Foreign numbers then need a plus sign. An expression must return its two-letter code, such as SG or GB.',
	},
	text: {
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		placeholder: 'e.g. Your table is booked for 19:30.',
		description:
			'The message. One segment has 160 characters, or 70 when the text needs Unicode; longer texts go out as several segments, and each is charged.',
	},
	source: {
		displayName: 'Sender ID',
		name: 'source',
		type: 'string',
		default: '',
		placeholder: 'e.g. Bistro',
		description:
			"Who the message is from: a number, or up to 11 letters and digits. Leave empty for the sub-account's default.",
	},
	clientIp: {
		displayName: 'Client IP',
		name: 'clientIp',
		type: 'string',
		default: '',
		placeholder: 'e.g. 203.0.113.7',
		description:
			'IP address of the person who asked for this message, so 8x8 can limit how many messages one address causes',
	},
	clientMessageId: {
		displayName: 'Client Message ID',
		name: 'clientMessageId',
		type: 'string',
		default: '',
		placeholder: 'e.g. booking-4711',
		description:
			'Your own ID for this message, such as a row or order number. It is included in the output and in delivery receipts. If empty, the node creates one.',
	},
	dlrCallbackUrl: {
		displayName: 'Delivery Receipt URL',
		name: 'dlrCallbackUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/sms/receipts',
		description:
			"Web address for this message's delivery receipts, used instead of the webhook set up for the sub-account. To receive them in n8n, add an 8x8 SMS Trigger with Registration set to Manual, publish its workflow, and paste its production URL here.",
	},
	encoding: {
		displayName: 'Encoding',
		name: 'encoding',
		type: 'options',
		options: [
			{ name: 'Automatic', value: 'AUTO', description: 'GSM7 where the text allows it, Unicode otherwise' },
			{ name: 'GSM7', value: 'GSM7', description: '160 characters a segment; characters outside GSM are lost' },
			{ name: 'Unicode (UCS2)', value: 'UCS2', description: '70 characters a segment; every language and emoji' },
		],
		default: 'AUTO',
		description: 'How the text is encoded on its way to the phone',
	},
	expiry: {
		displayName: 'Expiry',
		name: 'expiry',
		type: 'dateTime',
		default: '',
		description:
			"After this time, the message is dropped instead of being sent late. Read in the workflow's time zone unless an offset is given.",
	},
	scheduled: {
		displayName: 'Scheduled',
		name: 'scheduled',
		type: 'dateTime',
		default: '',
		description:
			"When to send, at most 7 days ahead. Read in the workflow's time zone unless an offset is given. Leave empty to send immediately.",
	},
	track: {
		displayName: 'Track',
		name: 'track',
		type: 'options',
		options: [
			{ name: 'None', value: 'None', description: 'No feedback follows' },
			{ name: 'Outcome', value: 'Outcome', description: 'A feedback call follows' },
		],
		default: 'None',
		description: 'Whether a later feedback call tells 8x8 if the message served its purpose',
	},
	destinations: {
		displayName: 'Destinations',
		name: 'destinations',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		placeholder: 'e.g. +6591234567, +6591234568',
		description:
			'The mobile numbers to send to, in international form with their country codes: a list, or a text with the numbers separated by commas, semicolons or line breaks',
	},
	clientBatchId: {
		displayName: 'Client Batch ID',
		name: 'clientBatchId',
		type: 'string',
		default: '',
		placeholder: 'e.g. reminders-0601',
		description:
			'Your own ID for the batch, up to 20 characters. It is included in the output and in delivery receipts.',
	},
	batchId: {
		displayName: 'Batch ID',
		name: 'batchId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3b7e2f7c-9f0a-4c1d-8a55-7f4f3f0c9a02',
		description: "The batch's ID at 8x8, from the output of Send Batch or a delivery receipt",
	},
	umid: {
		displayName: 'Message ID (UMID)',
		name: 'umid',
		type: 'string',
		default: '',
		placeholder: 'e.g. 7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11',
		description: "The message's ID at 8x8, from the output of Send or a delivery receipt",
	},
	outcome: {
		displayName: 'Outcome',
		name: 'outcome',
		type: 'options',
		options: [
			{ name: 'Success', value: 'success', description: 'The recipient did' },
			{ name: 'Failure', value: 'failure', description: 'The recipient did not' },
		],
		default: 'success',
		description: 'Whether the recipient did what the message was for, such as entering its code',
	},
	timestamp: {
		displayName: 'Timestamp',
		name: 'timestamp',
		type: 'dateTime',
		default: '',
		description: "When that happened. Read in the workflow's time zone unless an offset is given.",
	},
	from: {
		displayName: 'From',
		name: 'from',
		type: 'dateTime',
		default: '',
		description:
			"The start of the log. Read in the workflow's time zone unless an offset is given. If empty, the export starts 7 days ago.",
	},
	to: {
		displayName: 'To',
		name: 'to',
		type: 'dateTime',
		default: '',
		description:
			"The end of the log. Read in the workflow's time zone unless an offset is given. If empty, the export goes up to today.",
	},
	countries: {
		displayName: 'Countries',
		name: 'countries',
		type: 'multiOptions',
		options: countryOptions,
		default: [],
		description: 'Only messages to these countries. An expression must return a list of two-letter codes.',
	},
	phoneNumber: {
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. +6591234567',
		description: 'Only messages to or from this number, in international form with its country code',
	},
	jobId: {
		displayName: 'Job ID',
		name: 'jobId',
		type: 'string',
		default: '',
		placeholder: 'e.g. Qm3vT8s1LxZk4nRw9cYb2JdHf6gPa7eU',
		description: "The export's ID at 8x8, from the output of Export",
	},
	surveyId: {
		displayName: 'Survey ID',
		name: 'surveyId',
		type: 'string',
		default: '',
		placeholder: 'e.g. table-feedback',
		description: 'The name that 8x8 gave you when it set up the survey',
	},
	templateBody: {
		displayName: 'Text',
		name: 'templateBody',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		placeholder: 'e.g. Hi {{firstName}}, how was your evening? {{url:booking}}',
		description:
			'The message, with {{URL}} for the link to the survey and {{name}} for the value of a variable. {{URL:name}} passes a variable on to the survey. In an expression, write single braces: {URL}, {name}.',
	},
	templateVariablesFrom: {
		displayName: 'Variables From',
		name: 'templateVariablesFrom',
		type: 'options',
		noDataExpression: true,
		default: 'fields',
		options: [
			{ name: 'Fields', value: 'fields', description: 'Each has a field of its own' },
			{ name: 'JSON', value: 'json', description: 'An object of the item has them all' },
		],
	},
	templateVariables: {
		displayName: 'Variables',
		name: 'templateVariables',
		displayOptions: { show: { templateVariablesFrom: ['fields'] } },
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Variable',
		default: {},
		description:
			"The values of the text's variables, and any others to return with the answers, such as the number of a row",
		options: [
			{
				displayName: 'Variables',
				name: 'values',
				values: [
					{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. firstName' },
					{ displayName: 'Value', name: 'value', type: 'string', default: '', placeholder: 'e.g. Ann' },
				],
			},
		],
	},
	templateVariablesJson: {
		displayName: 'Variables (JSON)',
		name: 'templateVariablesJson',
		displayOptions: { show: { templateVariablesFrom: ['json'] } },
		type: 'json',
		default: '{}',
		placeholder: 'e.g. { "firstName": "Ann" }',
		description:
			"The values of the text's variables, and any others to return with the answers, such as the number of a row",
	},
	getPricesCountry: {
		displayName: 'Country',
		name: 'country',
		type: 'string',
		default: '',
		placeholder: 'e.g. SG',
		description: 'Only the prices of this country, as its two-letter code',
	},
	direction: {
		displayName: 'Direction',
		name: 'direction',
		type: 'options',
		options: [
			{ name: 'Outbound', value: 'outbound', description: 'Messages sent' },
			{ name: 'Inbound', value: 'inbound', description: 'Messages received' },
		],
		default: 'outbound',
		description: 'Only the prices of messages sent, or only those of messages received',
	},
	mcc: {
		displayName: 'Mobile Country Code',
		name: 'mcc',
		type: 'number',
		default: 0,
		placeholder: 'e.g. 525',
		description: 'Only the prices of this operator; use it together with Mobile Network Code',
	},
	mnc: {
		displayName: 'Mobile Network Code',
		name: 'mnc',
		type: 'number',
		default: 0,
		placeholder: 'e.g. 1',
		description: 'Only the prices of this operator; use it together with Mobile Country Code',
	},
	subAccountId: {
		displayName: 'Sub-Account ID',
		name: 'subAccountId',
		type: 'string',
		default: '',
		placeholder: 'e.g. acme_hq',
		description: 'Only the prices of this sub-account. Without it, those of all sub-accounts are listed.',
	},
} satisfies Record<string, INodeProperties>;

export const sendSms = {
	api: 'sms',
	method: 'POST',
	path: '/api/v1/subaccounts/{subAccountId}/messages',
	effect: 'sends',
	success: [200],
	resource: 'message',
	entry: {
		value: 'send',
		name: 'Send',
		action: 'Send an SMS',
		description: 'Send one text message for each input item. Every segment is charged.',
	},
	panel: [{ ...fields.destination, required: true }, fields.country, { ...fields.text, required: true }, fields.source],
	options: [
		fields.clientIp,
		fields.clientMessageId,
		fields.dlrCallbackUrl,
		fields.encoding,
		fields.expiry,
		fields.scheduled,
		fields.track,
	],
} as const;

export const sendSmsBatch = {
	api: 'sms',
	method: 'POST',
	path: '/api/v1/subaccounts/{subAccountId}/messages/batch',
	effect: 'sends',
	success: [200],
	resource: 'message',
	entry: {
		value: 'sendBatch',
		name: 'Send Batch',
		action: 'Send a batch of SMS',
		description:
			'Send many text messages in few requests, with an outcome for every message. Every segment is charged.',
	},
	panel: [{ ...fields.destination, required: true }, fields.destinations, fields.country, fields.text, fields.source],
	options: [
		fields.clientBatchId,
		fields.clientIp,
		fields.clientMessageId,
		fields.dlrCallbackUrl,
		fields.encoding,
		fields.expiry,
		fields.scheduled,
		fields.track,
	],
} as const;

export const cancelSmsBatch = {
	api: 'sms',
	method: 'DELETE',
	path: '/api/v1/subaccounts/{subAccountId}/messages/batch/{batchId}',
	effect: 'settles',
	success: [200],
	resource: 'message',
	entry: {
		value: 'cancelBatch',
		name: 'Cancel Batch',
		action: 'Cancel a batch of scheduled SMS',
		description: 'Cancel all messages of a scheduled batch that have not gone out yet. It is free.',
	},
	panel: [{ ...fields.batchId, required: true }],
	options: [],
} as const;

export const getSms = {
	api: 'sms',
	method: 'GET',
	path: '/api/v1/subaccounts/{subAccountId}/messages/{umid}',
	effect: 'reads',
	success: [200],
	rateLimit: { scope: 'subAccount', requests: 1, seconds: 1 },
	resource: 'message',
	entry: {
		value: 'get',
		name: 'Get',
		action: 'Get the status of an SMS',
		description: 'Look up whether a message was delivered, what went wrong, and what it cost. It is free.',
	},
	panel: [{ ...fields.umid, required: true }],
	options: [],
} as const;

export const cancelSms = {
	api: 'sms',
	method: 'DELETE',
	path: '/api/v1/subaccounts/{subAccountId}/messages/{umid}',
	effect: 'settles',
	success: [200],
	resource: 'message',
	entry: {
		value: 'cancel',
		name: 'Cancel',
		action: 'Cancel a scheduled SMS',
		description: 'Cancel a scheduled message, until 3 minutes before its time. It is free.',
	},
	panel: [{ ...fields.umid, required: true }],
	options: [],
} as const;

export const sendSmsFeedback = {
	api: 'sms',
	method: 'POST',
	path: '/api/v1/subaccounts/{subAccountId}/messages/{umid}/feedback',
	effect: 'settles',
	success: [200],
	resource: 'message',
	entry: {
		value: 'sendFeedback',
		name: 'Send Feedback',
		action: 'Send feedback on an SMS',
		description: 'Report to 8x8 whether a message served its purpose, such as a code that was entered. It is free.',
	},
	panel: [
		{ ...fields.umid, required: true },
		{ ...fields.outcome, required: true },
	],
	options: [fields.timestamp],
} as const;

export const deletePersonalData = {
	api: 'sms',
	method: 'DELETE',
	path: '/api/v1/subaccounts/{subAccountId}/messages/{umid}/pii',
	effect: 'settles',
	success: [202],
	resource: 'message',
	entry: {
		value: 'deletePersonalData',
		name: 'Delete Personal Data',
		action: 'Delete the personal data of an SMS',
		description:
			'Have 8x8 remove the phone number and the text of a message from its database permanently. It is free.',
	},
	panel: [{ ...fields.umid, required: true }],
	options: [],
} as const;

export const startLogExport = {
	api: 'sms',
	method: 'POST',
	path: '/api/v1/subaccounts/{subAccountId}/messages/exports',
	effect: 'reads',
	success: [202],
	resource: 'log',
	entry: {
		value: 'export',
		name: 'Export',
		action: 'Export the log of SMS',
		description:
			"Download 8x8's log of messages sent and received as rows or CSV files, with states, errors and prices. It is free.",
	},
	panel: [fields.from, fields.to],
	options: [fields.countries, fields.phoneNumber],
} as const;

export const getLogExport = {
	api: 'sms',
	method: 'GET',
	path: '/api/v1/subaccounts/{subAccountId}/messages/exports/{jobId}',
	effect: 'reads',
	success: [200],
	resource: 'log',
	entry: {
		value: 'getExport',
		name: 'Get Export',
		action: 'Get an export of the log of SMS',
		description: 'Download the result of an export that was started earlier, as rows or CSV files. It is free.',
	},
	panel: [{ ...fields.jobId, required: true }],
	options: [],
} as const;

export const cancelLogExport = {
	api: 'sms',
	method: 'DELETE',
	path: '/api/v1/subaccounts/{subAccountId}/messages/exports/{jobId}',
	effect: 'settles',
	success: [204],
	resource: 'log',
	entry: {
		value: 'cancelExport',
		name: 'Cancel Export',
		action: 'Cancel an export of the log of SMS',
		description: 'Stop an export that is still running. It is free.',
	},
	panel: [{ ...fields.jobId, required: true }],
	options: [],
} as const;

export const sendSurvey = {
	api: 'sms',
	method: 'POST',
	path: '/api/v1/subaccounts/{subAccountId}/surveys/{surveyId}/messages',
	effect: 'sends',
	success: [200],
	resource: 'survey',
	entry: {
		value: 'send',
		name: 'Send',
		action: 'Send a survey by SMS',
		description: 'Send an SMS with a link to a survey for each input item. It is charged like any SMS.',
	},
	panel: [
		{ ...fields.surveyId, required: true },
		{ ...fields.destination, required: true },
		fields.country,
		{ ...fields.templateBody, required: true },
		fields.templateVariablesFrom,
		fields.templateVariables,
		fields.templateVariablesJson,
		fields.source,
	],
	options: [fields.clientMessageId, fields.dlrCallbackUrl, fields.encoding, fields.expiry, fields.scheduled],
} as const;

export const sendSurveyBatch = {
	api: 'sms',
	method: 'POST',
	path: '/api/v1/subaccounts/{subAccountId}/surveys/{surveyId}/messages/batch',
	effect: 'sends',
	success: [200],
	resource: 'survey',
	entry: {
		value: 'sendBatch',
		name: 'Send Batch',
		action: 'Send surveys in batch by SMS',
		description:
			'Send many people a survey in few requests, with an outcome for every message. Each is charged as an SMS.',
	},
	panel: [
		{ ...fields.surveyId, required: true },
		{ ...fields.destination, required: true },
		fields.country,
		fields.templateBody,
		fields.templateVariablesFrom,
		fields.templateVariables,
		fields.templateVariablesJson,
		fields.source,
	],
	options: [
		fields.clientBatchId,
		fields.clientMessageId,
		fields.dlrCallbackUrl,
		fields.encoding,
		fields.expiry,
		fields.scheduled,
	],
} as const;

export const getPrices = {
	api: 'sms',
	method: 'GET',
	path: '/api/v1/accounts/{accountId}/prices',
	effect: 'reads',
	success: [200],
	resource: 'account',
	entry: {
		value: 'getPrices',
		name: 'Get Prices',
		action: 'Get the prices of SMS',
		description: 'List what an SMS to each country and operator costs. Nothing is sent, and it is free.',
	},
	panel: [],
	options: [fields.getPricesCountry, fields.direction, fields.mcc, fields.mnc, fields.subAccountId],
} as const;

export const getBalance = {
	api: 'sms',
	method: 'GET',
	path: '/api/v1/accounts/{accountId}/balance',
	effect: 'reads',
	success: [200],
	resource: 'account',
	entry: {
		value: 'getBalance',
		name: 'Get Balance',
		action: 'Get the account balance',
		description: 'See how much money is left on a prepaid account. Nothing is sent, and it is free.',
	},
	panel: [],
	options: [],
} as const;

export const getWebhooks = {
	api: 'sms',
	method: 'GET',
	path: '/api/v1/accounts/{accountId}/webhooks',
	effect: 'reads',
	success: [200],
} as const;

export const addWebhooks = {
	api: 'sms',
	method: 'POST',
	path: '/api/v1/accounts/{accountId}/webhooks',
	effect: 'settles',
	success: [200],
} as const;

export const deleteWebhooks = {
	api: 'sms',
	method: 'DELETE',
	path: '/api/v1/accounts/{accountId}/webhooks',
	effect: 'settles',
	success: [200],
} as const;
