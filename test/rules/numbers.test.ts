import nock from 'nock';
import { afterEach, describe, expect, test } from 'vitest';
import { EightByEightSms } from '../../nodes/EightByEightSms/EightByEightSms.node';
import { regions } from '../../nodes/generated/regions';
import { scriptedWay } from './scriptedWay';
import { continueRegularOutput, detailsOf, messageIn, send, waysForOneOfAllTransports } from './ways';

afterEach(() => {
	nock.cleanAll();
});

describe.each(waysForOneOfAllTransports)('$name', (way) => {
	const api = scriptedWay(way);
	const sent = () => api.requests.flatMap((request) => way.messagesIn(request).map(({ destination }) => destination));

	describe('the hint on digits without a plus', () => {
		const hintsOf = async (...phones: (string | number)[]) => {
			const items = phones.map((phone) => ({ phone, text: 'Hello' }));
			const { nodeRuns, error } = await send(way, api.url, items);
			expect(error).toBeUndefined();
			return (nodeRuns[0]?.hints ?? []).map(({ message }) => message);
		};

		test('says of which country it is, and how it ends', async () => {
			expect(await hintsOf(6591234567)).toEqual([
				'1 number without a plus was read as international: …567 (Singapore). To avoid guessing, write numbers with a plus sign or choose their Country.',
			]);
		});

		test.skipIf(way.waits)('says how many there are', async () => {
			const [several] = await hintsOf('+447911123456', '4792345678', '6591234568', '6591234569', '12125550123');
			expect(several).toMatch(
				/^4 numbers without a plus were read as international: 2 of Singapore, 1 of Norway, 1 of North America; the first is …678 \(Norway\)\./,
			);
		});

		test('is left out where every number has its plus or its Country', async () => {
			for (const phone of ['+6591234567', '0065 9123 4568']) expect(await hintsOf(phone)).toEqual([]);
			const { nodeRuns } = await send(way, api.url, [{ phone: '6591234567', text: 'Hello' }], {
				parameters: { country: 'SG' },
			});
			expect(nodeRuns[0]?.hints ?? []).toEqual([]);
		});
	});

	describe('the credential', () => {
		const defaults = { defaultCountry: ' sg ', defaultSource: ' Bistro ' };
		const national = [{ phone: '9123 4567', text: 'Hello' }];

		test('has the country and the sender ID of messages that have none', async () => {
			const { error, nodeRuns } = await send(way, api.url, national, { credential: defaults });
			expect(error).toBeUndefined();
			expect(nodeRuns[0]?.hints ?? []).toEqual([]);
			expect(sent()).toEqual(['+6591234567']);
			expect(messageIn(way, api.requests[0])).toMatchObject({ source: 'Bistro' });
		});

		test('gives way to the node', async () => {
			const parameters = { country: 'GB', source: 'Cafe' };
			const british = [{ phone: '07911 123456', text: 'Hello' }];
			await send(way, api.url, british, { credential: defaults, parameters });
			expect(messageIn(way, api.requests[0])).toMatchObject({ destination: '+447911123456', source: 'Cafe' });
		});

		test.each([
			['defaultCountry', 'Singapore', 'COUNTRY_UNKNOWN'],
			['defaultSource', 'A sender that is far too long', 'SENDER_ID_TOO_LONG'],
		])('is refused with %s %s', async (name, value, code) => {
			const { outputs } = await send(way, api.url, national, {
				credential: { ...defaults, [name]: value },
				settings: continueRegularOutput,
			});
			expect(detailsOf(outputs[0]?.[0])).toMatchObject({ outcome: 'rejected', code });
			expect(api.requests).toHaveLength(0);
		});

		// The n8n of these tests has no address at which a region could call a waiting execution.
		test.skipIf(way.waits === true || way.over !== undefined).each([
			['us', '4792345678', undefined],
			['eu', '4792345678', '+4792345678'],
			['us', '12125550123', '+12125550123'],
			['ap', '15123456789', undefined],
			['us', '15123456789', '+15123456789'],
		] as const)('of the region %s takes %s for %s', async (region, phone, destination) => {
			const { baseUrl, chatAppsBaseUrl } = regions[region];
			const scope = nock(way.nodeType === undefined ? baseUrl : chatAppsBaseUrl)
				.post(/messages/)
				.reply(401, {});
			const { outputs } = await send(way, api.url, [{ phone, text: 'Hello' }], {
				credential: { region },
				settings: continueRegularOutput,
			});
			const isRead = destination !== undefined;
			expect(scope.isDone()).toBe(isRead);
			expect(detailsOf(outputs[0]?.[0])).toMatchObject(isRead ? { destination } : { code: 'DESTINATION_EITHER' });
		});
	});

	describe('Country', () => {
		const countryFields = new EightByEightSms().description.properties.filter(
			({ name, displayOptions }) =>
				name === 'country' &&
				displayOptions?.show?.resource?.some((resource) => resource === (way.parameters.resource ?? 'message')) ===
					true &&
				displayOptions.show.operation?.some((operation) => operation === way.parameters.operation),
		);

		test('is a list by name in the panel, and empty unless one is chosen', () => {
			expect(countryFields).toHaveLength(1);
			expect(countryFields[0]).toMatchObject({ type: 'options', default: '' });
			expect(countryFields[0]?.options).toContainEqual({ name: 'Singapore', value: 'SG' });
			expect(countryFields[0]?.options?.[0]).toEqual({ name: "Credential's Default", value: '' });
		});

		test.each(['SG', "={{ 'sg' }}", '={{ $json.home }}'])(
			'as %s makes national numbers international',
			async (country) => {
				const items = [{ phone: '9123 4567', text: 'Hello', home: ' Sg ' }];
				const { error } = await send(way, api.url, items, { parameters: { country } });
				expect(error).toBeUndefined();
				expect(sent()).toEqual(['+6591234567']);
				expect(JSON.stringify(api.requests.map(({ body }) => body))).not.toMatch(/country/i);
			},
		);
	});
});
