/** Events as 8x8 posts them. */
export const inboundMessage = (payload: object = {}) => ({
	namespace: 'SMS',
	eventType: 'inbound_message_received',
	description: 'A text message came in',
	payload: {
		umid: crypto.randomUUID(),
		subAccountId: 'acme_hq',
		timestamp: '2026-05-04T11:42:17.030Z',
		source: '+6591234567',
		destination: '+6531580000',
		body: 'Yes, please keep the table.',
		encoding: 'GSM7',
		smsCount: 1,
		price: { total: 0.01, perSms: 0.01, currency: 'EUR' },
		...payload,
	},
});

export const deliveryReceipt = (status: object = {}, payload: object = {}) => ({
	namespace: 'SMS',
	eventType: 'outbound_message_status_changed',
	description: 'A receipt for a message sent',
	payload: {
		umid: crypto.randomUUID(),
		batchId: '3b7e2f7c-9f0a-4c1d-8a55-7f4f3f0c9a02',
		clientMessageId: 'booking-4711',
		clientBatchId: 'reminders-0601',
		subAccountId: 'acme_hq',
		source: 'Bistro',
		destination: '+6591234567',
		status: {
			state: 'delivered',
			detail: 'delivered_to_recipient',
			timestamp: '2026-05-04T11:30:08.21Z',
			...status,
		},
		price: { total: 0.0375, perSms: 0.0375, currency: 'EUR' },
		smsCount: 1,
		...payload,
	},
});

export const surveyAnswer = (fields: object = {}) => ({
	umid: crypto.randomUUID(),
	surveyId: 'table-feedback',
	surveyStartedAt: '2026-05-04T20:01:48Z',
	surveySubmittedAt: '2026-05-04T20:02:14Z',
	templateVariables: [{ name: 'firstName', value: 'Ann' }],
	answers: [
		{ questionId: '3', answerId: '10003', question: 'How was your evening?', answer: 'Very good' },
		{ questionId: '16', answerId: null, question: 'Anything else?', answer: 'More salad' },
	],
	...fields,
});
