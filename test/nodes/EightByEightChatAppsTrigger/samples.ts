/** Events of the Business Messaging API as 8x8 posts them. */
export const inboundChat = (payload: object = {}) => ({
	namespace: 'ChatApps',
	eventType: 'inbound_message_received',
	description: 'A message came in',
	payload: {
		umid: crypto.randomUUID(),
		subAccountId: 'acme_hq',
		timestamp: '2026-05-04T11:42:17.030Z',
		user: { msisdn: '+6591234567', name: 'Ann' },
		recipient: { channel: 'whatsapp', channelId: '2f0c9a51-3f4c-4d5e-8b6a-7c8d9e0f1a2b' },
		type: 'Interactive',
		content: { interactive: { type: 'button_reply', button_reply: { id: 'keep', title: 'Keep it' } } },
		...payload,
	},
});

export const chatReceipt = (payload: object = {}) => ({
	namespace: 'ChatApps',
	eventType: 'outbound_message_status_changed',
	description: 'The status of a message changed',
	payload: {
		umid: crypto.randomUUID(),
		subAccountId: 'acme_hq',
		channel: 'whatsapp',
		clientMessageId: 'booking-4711',
		user: { msisdn: '+6591234567' },
		status: { state: 'delivered', detail: 'delivered_to_recipient', timestamp: '2026-05-04T11:30:08.21Z' },
		...payload,
	},
});
