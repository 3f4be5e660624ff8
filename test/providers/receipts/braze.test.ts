import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brazeRequest } from '../../../providers/receipts/braze';
import { flat, openEventSource, type EventSource } from './sandboxEvents';

const dispatch = '3f2a9d0c4b5e6f708192a3b4c5d6e7f8';
const user = '5f7b2c9e8d4a1b3c6e0f9a21';

const noGroups = { sms: '', whatsApp: '' };

let source: EventSource;
beforeAll(async () => {
	source = await openEventSource();
});
afterAll(() => source.close());

const requestsOf = async (destination: string, count: number, clientMessageId?: string) =>
	(await source.receiptsOf(destination, count, clientMessageId)).map((receipt) =>
		brazeRequest(flat(receipt), noGroups),
	);

describe('receipts of 8x8 for Braze', () => {
	test('become a custom event of the user, once they are final', async () => {
		const [sent, delivered] = await requestsOf('+6591234567', 2, `${dispatch}-${user}`);
		expect(sent).toBeUndefined();
		expect(delivered).toMatchObject({
			path: '/users/track',
			body: {
				events: [
					{
						braze_id: user,
						name: 'SMS Delivered',
						time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as unknown,
						properties: { dispatch_id: dispatch, umid: expect.stringMatching(/./) as unknown },
						_update_existing_only: true,
					},
				],
			},
		});
	});

	test('say why a message failed', async () => {
		const requests = await requestsOf('+447700900143', 2, `dispatch_id_for_unsent_campaign-${user}`);
		expect(requests.at(-1)).toMatchObject({
			body: {
				events: [{ name: 'SMS Failed', properties: { reason: expect.stringMatching(/./) as unknown, error_code: 43 } }],
			},
		});
	});

	test.each([[undefined], ['booking-4711'], [user]])('mean nothing where %j names no user of Braze', async (id) => {
		expect(await requestsOf('+6591234567', 2, id)).toEqual([undefined, undefined]);
	});
});

describe('texts for Braze', () => {
	const requestOf = async (text: string, sms: string) =>
		brazeRequest(flat(await source.inboundFrom('+6591234567', text)), { sms, whatsApp: 'group-2' });

	test('end the subscription with a STOP', async () => {
		expect(await requestOf('Stop.', 'group-1')).toEqual({
			path: '/subscription/status/set',
			body: { subscription_group_id: 'group-1', subscription_state: 'unsubscribed', phone: ['+6591234567'] },
		});
	});

	test.each([
		['please stop by at 5', 'group-1'],
		['STOP', ''],
	])('change nothing with %j in the group %j', async (text, group) => {
		expect(await requestOf(text, group)).toBeUndefined();
	});
});
