import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EightByEightSms } from '../../nodes/EightByEightSms/EightByEightSms.node';
import { type ScriptedApi, startScriptedApi } from '../engine/scriptedApi';
import { queued, send, type Way, ways } from './ways';

let api: ScriptedApi;
let way: Way;

beforeEach(async () => {
	api = await startScriptedApi((request) => queued(way, request));
});

afterEach(async () => {
	await api.close();
});

const sent = () => api.requests.flatMap((request) => way.messagesIn(request).map(({ destination }) => destination));

describe.each(ways)('$name', (each) => {
	beforeEach(() => {
		way = each;
	});

	describe('Country', () => {
		const countryFields = new EightByEightSms().description.properties.filter(
			({ name, displayOptions }) =>
				name === 'country' &&
				displayOptions?.show?.operation?.some((operation) => operation === each.parameters.operation),
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
				const { error } = await send(each, api.url, items, { parameters: { country } });
				expect(error).toBeUndefined();
				expect(sent()).toEqual(['+6591234567']);
				expect(JSON.stringify(api.requests.map(({ body }) => body))).not.toMatch(/country/i);
			},
		);
	});
});
