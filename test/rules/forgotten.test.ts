import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import { afterEach, describe, expect, test } from 'vitest';
import type { ScriptedApi } from '../engine/scriptedApi';
import {
	apiError,
	continueErrorOutput,
	continueRegularOutput,
	httpTest,
	jsonOf,
	messageIn,
	people,
	queued,
	retryOnFail,
	send,
	startScripted,
	ways,
	waysOfAllTransports,
} from './ways';

let api: ScriptedApi;

afterEach(async () => {
	await api.close();
});

const anyUmid = expect.stringMatching(/^[\da-f-]{36}$/) as string;

describe.each(waysOfAllTransports)('$name', (way) => {
	/** All are accepted except the first item's, and the input changes at its first request. */
	async function sendChanging(
		change: (items: IDataObject[]) => void,
		{ settings = {}, parameters = {} }: { settings?: object; parameters?: Record<string, NodeParameterValueType> } = {},
	) {
		const items: IDataObject[] = people(3).reverse();
		const last = 'Hello 2';
		let left = 1;
		api = await startScripted(way, (request) => {
			if (messageIn(way, request).text !== last || left-- <= 0) return queued(way, request);
			change(items);
			return apiError(400, 1000);
		});
		return await send(way, api.url, items, { settings: { ...retryOnFail, ...settings }, parameters });
	}
	const sent = () => api.requests.map((request) => messageIn(way, request).text).sort();
	const numbersOf = (json: IDataObject[]) =>
		json.filter(({ outcome }) => outcome === 'accepted').map(({ destination, umid }) => ({ destination, umid }));
	const bothAccepted = expect.arrayContaining([
		{ destination: '+6591231000', umid: anyUmid },
		{ destination: '+6591231001', umid: anyUmid },
	]) as unknown;

	const changes: [string, (items: IDataObject[]) => void][] = [
		['empty', (items) => items.slice(1).forEach((item) => (item.phone = ''))],
		['not a number any more', (items) => items.slice(1).forEach((item) => (item.phone = 'nobody'))],
		['an error', (items) => items.slice(1).forEach((item) => (item.phone = null))],
	];

	test.each(changes)(
		'what the first try sent is reported where its destination is %s on the next',
		async (_name, change) => {
			const field = { [way.destinationField]: '={{ $json.phone.trim() }}' };
			const { outputs } = await sendChanging(change, { settings: continueRegularOutput, parameters: field });
			expect(sent()).toEqual(['Hello 0', 'Hello 1', 'Hello 2', 'Hello 2']);
			expect(numbersOf(jsonOf(outputs[0]))).toEqual(bothAccepted);
		},
	);

	httpTest(way).each([
		['in stop mode', {}],
		['on the regular output', continueRegularOutput],
		['on the error output', continueErrorOutput],
	])('what the first try sent is reported where a setting is wrong on the next, %s', async (_name, settings) => {
		const items: IDataObject[] = people(3)
			.reverse()
			.map((person) => ({ ...person, timeout: 10 }));
		api = await startScripted(way, (request) => {
			if (messageIn(way, request).text !== 'Hello 2') return queued(way, request);
			for (const item of items) item.timeout = 'never';
			return apiError(400, 1000);
		});
		const parameters = { options: { timeout: '={{ $json.timeout }}' } };
		const { outputs, error } = await send(way, api.url, items, {
			settings: { ...retryOnFail, ...settings },
			parameters,
		});
		expect(sent()).toEqual(['Hello 0', 'Hello 1', 'Hello 2']);
		const listed = (error?.context.data ?? {}) as { messages?: IDataObject[] };
		expect(numbersOf([...jsonOf(outputs[0]), ...(listed.messages ?? [])])).toEqual(bothAccepted);
	});
});

describe('a list that is empty on the next try', () => {
	const [, , list] = ways;
	const numbers = Array.from({ length: 20 }, (_, index) => `+6591232${100 + index}`);
	const refused = numbers[0];

	/** All numbers but the first are accepted; then the list is empty. */
	async function sendEmptied(settings: object) {
		if (list === undefined) throw new Error('There is no such way');
		const items: IDataObject[] = [{ numbers, text: 'Hello' }];
		api = await startScripted(list, (request) => {
			if (messageIn(list, request).destination !== refused) return queued(list, request);
			items[0] = Object.assign(items[0] ?? {}, { numbers: [] });
			return apiError(400, 1000);
		});
		const parameters = { destinations: '={{ $json.numbers }}' };
		return await send(list, api.url, items, { settings: { ...retryOnFail, ...settings }, parameters });
	}
	const umidsOf = (messages: IDataObject[]) =>
		messages.filter(({ outcome, earlierTry }) => outcome === 'accepted' && earlierTry === true).map(({ umid }) => umid);

	test.each([
		['on the regular output', continueRegularOutput],
		['on the error output', continueErrorOutput],
	])('keeps every umid, each in an item of its own with a hint, %s', async (_name, settings) => {
		const { outputs, nodeRuns } = await sendEmptied(settings);
		expect(api.requests).toHaveLength(20);
		const items = jsonOf(outputs[0]);
		expect(new Set(umidsOf(items)).size).toBe(19);
		expect(items.map(({ destination }) => destination)).toEqual(expect.arrayContaining(numbers.slice(1)));
		expect(nodeRuns[0]?.hints?.map(({ message }) => message)).toEqual([
			'The last 19 items are messages that an earlier try of this node sent to a number that is no longer in the input.',
		]);
	});

	test('keeps every umid in the error that stops the workflow', async () => {
		const { error } = await sendEmptied({});
		const { messages = [] } = (error?.context.data ?? {}) as { messages?: IDataObject[] };
		expect(new Set(umidsOf(messages)).size).toBe(19);
		expect(error?.description).toContain('and 9 more');
	});
});
