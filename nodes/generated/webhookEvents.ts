// Generated from openapi/sms.yaml by "npm run generate". Do not edit.

import type { INodePropertyOptions } from 'n8n-workflow';

/** The values of Trigger On, by the name of the event; for those with an envelope, their eventType. */
export const eventTypes = {
	inboundMessage: 'inbound_message_received',
	deliveryReceipt: 'outbound_message_status_changed',
	surveyAnswer: 'survey_response',
} as const;

/** The entries of Trigger On. */
export const eventOptions: INodePropertyOptions[] = [
	{
		value: 'inbound_message_received',
		name: 'Inbound Message',
		action: 'On inbound message',
		description: 'Someone sent an SMS to one of your numbers',
	},
	{
		value: 'outbound_message_status_changed',
		name: 'Delivery Receipt',
		action: 'On delivery receipt',
		description: 'The status of a message that you sent changed',
	},
	{
		value: 'survey_response',
		name: 'SMS Engage Answer',
		action: 'On SMS Engage answer',
		description: 'Somebody answered an SMS Engage survey',
	},
];

/** The final states of a delivery receipt. */
export const finalStates: readonly string[] = ['rejected', 'delivered', 'undelivered', 'read'];

/** The states of a delivery receipt. */
export const receiptStates = ['queued', 'rejected', 'sent', 'delivered', 'undelivered', 'read'] as const;

/** The values of a delivery receipt besides its state. */
export const receiptDetails = [
	'delivered_to_operator',
	'delivered_to_recipient',
	'rejected_by_operator',
	'undelivered_to_recipient',
] as const;

/** The states of a delivery receipt, for lists. */
export const receiptStateOptions: INodePropertyOptions[] = [
	{
		value: 'queued',
		name: 'Queued',
		description: 'It is waiting at 8x8',
	},
	{
		value: 'rejected',
		name: 'Rejected',
		description: '8x8 refused it',
	},
	{
		value: 'sent',
		name: 'Sent',
		description: 'The operator has it, but has not confirmed it',
	},
	{
		value: 'delivered',
		name: 'Delivered',
		description: 'It arrived',
	},
	{
		value: 'undelivered',
		name: 'Undelivered',
		description: 'The operator reported that it did not arrive',
	},
	{
		value: 'read',
		name: 'Read',
		description: 'The recipient opened it',
	},
];

/** The types that a webhook can have, where an account uses them. */
export const webhookTypes = ['DR', 'MO', 'MSG', 'EV'] as const;

/** Seconds after which 8x8 posts an event again if it was not accepted. */
export const webhookRetrySeconds: readonly number[] = [1, 10, 30, 90];
