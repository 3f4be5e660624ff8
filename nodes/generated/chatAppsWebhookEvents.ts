// Generated from openapi/chatApps.yaml by "npm run generate". Do not edit.

import type { INodePropertyOptions } from 'n8n-workflow';

/** The values of Trigger On, by the name of the event; for those with an envelope, their eventType. */
export const eventTypes = {
	inboundChatMessage: 'inbound_message_received',
	chatMessageStatus: 'outbound_message_status_changed',
} as const;

/** The entries of Trigger On. */
export const eventOptions: INodePropertyOptions[] = [
	{
		value: 'inbound_message_received',
		name: 'Inbound Message',
		action: 'On inbound message',
		description: 'Someone wrote to you, or pressed a button of a message that you sent',
	},
	{
		value: 'outbound_message_status_changed',
		name: 'Message Status',
		action: 'On message status',
		description: 'A message that you sent was passed on, delivered or read, failed, or moved to the next channel',
	},
];

/** The final states of a delivery receipt. */
export const finalStates: readonly string[] = ['rejected', 'failed', 'error', 'delivered', 'undelivered', 'read'];

/** The states of a delivery receipt. */
export const receiptStates = [
	'delivered',
	'error',
	'failed',
	'ok',
	'queued',
	'read',
	'rejected',
	'sent',
	'undelivered',
	'unknown',
] as const;

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
		value: 'delivered',
		name: 'Delivered',
		description: 'It arrived',
	},
	{
		value: 'error',
		name: 'Error',
		description: 'Something failed on the way',
	},
	{
		value: 'failed',
		name: 'Failed',
		description: 'It could not be sent',
	},
	{
		value: 'ok',
		name: 'OK',
		description: '8x8 accepted it',
	},
	{
		value: 'queued',
		name: 'Queued',
		description: 'It is waiting at 8x8',
	},
	{
		value: 'read',
		name: 'Read',
		description: 'The person opened it',
	},
	{
		value: 'rejected',
		name: 'Rejected',
		description: '8x8 or the channel refused it',
	},
	{
		value: 'sent',
		name: 'Sent',
		description: 'The channel has it, but has not confirmed it',
	},
	{
		value: 'undelivered',
		name: 'Undelivered',
		description: 'It did not arrive on this channel',
	},
	{
		value: 'unknown',
		name: 'Unknown',
		description: 'Nothing is known about it',
	},
];

/** The channels, as requests name them. */
export const channelNames = [
	'SMS',
	'WhatsApp',
	'Facebook',
	'RCS',
	'Viber',
	'Line',
	'WeChat',
	'Zalo',
	'Instagram',
] as const;

/** The channels, for lists. */
export const channelOptions: INodePropertyOptions[] = [
	{
		value: 'Facebook',
		name: 'Facebook',
	},
	{
		value: 'Instagram',
		name: 'Instagram',
	},
	{
		value: 'Line',
		name: 'LINE',
	},
	{
		value: 'RCS',
		name: 'RCS',
	},
	{
		value: 'SMS',
		name: 'SMS',
	},
	{
		value: 'Viber',
		name: 'Viber',
	},
	{
		value: 'WeChat',
		name: 'WeChat',
	},
	{
		value: 'WhatsApp',
		name: 'WhatsApp',
	},
	{
		value: 'Zalo',
		name: 'Zalo',
	},
];

/** The types that a webhook can have, where an account uses them. */
export const webhookTypes = ['CADR', 'MSG', 'CABM'] as const;

/** Seconds after which 8x8 posts an event again if it was not accepted. */
export const webhookRetrySeconds: readonly number[] = [1, 10, 30, 90];
