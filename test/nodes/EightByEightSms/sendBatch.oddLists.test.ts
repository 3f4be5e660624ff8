import type { IDataObject } from 'n8n-workflow';
import { afterEach, describe, expect, test } from 'vitest';
import {
	api,
	batchAnswer,
	closeApi,
	continueRegularOutput,
	jsonOf,
	type ListedMessage,
	people,
	sendBatch,
} from './batchApi';

afterEach(closeApi);

const secret = 'code 481516';
const outcomesOf = (items: IDataObject[]) => items.map(({ outcome }) => outcome);

/** Lists that 8x8 never sends, which say nothing reliable about the second message. */
const lists: [string, (listed: ListedMessage[]) => unknown, string[]][] = [
	['null in place of a message', ([first, , third]) => [first, null, third], ['accepted', 'unknown', 'accepted']],
	['a list within the list', ([first, second, third]) => [first, [second], third], ['accepted', 'unknown', 'accepted']],
	['all in a list of their own', (listed) => [listed], ['unknown', 'unknown', 'unknown']],
	[
		'an object in place of the list',
		(listed) => Object.fromEntries(listed.entries()),
		['unknown', 'unknown', 'unknown'],
	],
	[
		'10,001 messages',
		(listed) => [...listed, ...Array.from({ length: 9998 }, () => listed[0])],
		['unknown', 'unknown', 'unknown'],
	],
	['10,001 times null', () => Array.from({ length: 10_001 }, () => null), ['unknown', 'unknown', 'unknown']],
	[
		'a umid of a megabyte',
		([first, second, third]) => [first, { ...second, umid: secret.repeat(100_000) }, third],
		['accepted', 'unknown', 'accepted'],
	],
	[
		'a number of a megabyte',
		([first, second, third]) => [first, { ...second, destination: '6'.repeat(1_000_000) }, third],
		['accepted', 'unknown', 'accepted'],
	],
	[
		'a status of another type',
		([first, second, third]) => [first, { ...second, status: ['QUEUED'] }, third],
		['accepted', 'unknown', 'accepted'],
	],
	[
		'a status that it inherits from a key named __proto__',
		([first, second, third]) => [
			first,
			JSON.parse(
				`{"__proto__":${JSON.stringify(second)},"clientMessageId":"${second?.clientMessageId ?? ''}"}`,
			) as unknown,
			third,
		],
		['accepted', 'unknown', 'accepted'],
	],
];

test.each(lists)(
	'an answer with %s is read for what it can mean, and nothing is sent again',
	async (_name, odd, outcomes) => {
		const { outputs, run } = await sendBatch(people(3), {
			parameters: { text: "={{ $json.text + ', code' + ' 481516' }}" },
			settings: { ...continueRegularOutput, retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
			answer: (request) => {
				const answer = batchAnswer(request) as { status: number; body: { messages: ListedMessage[] } };
				return { ...answer, body: { ...answer.body, messages: odd(answer.body.messages) } };
			},
		});
		expect(api.requests).toHaveLength(1);
		expect(outcomesOf(jsonOf(outputs[0]))).toEqual(outcomes);
		expect(JSON.stringify(run.data.resultData.runData['8x8 SMS'])).not.toContain(secret);
	},
);

describe('a list of destinations that holds', () => {
	const lists: [string, unknown[], number][] = [
		['null and blanks', [null, '', ' '], 0],
		['a list', [['+6591230015']], 1],
		['an object', [{ number: '+6591230015' }], 1],
		['an object without a form as text', [{ toString: 1, valueOf: 1 }], 1],
		['a key named __proto__', [JSON.parse('{"__proto__":{"destination":"+6591230015"}}')], 1],
		['a text of a megabyte', ['6591230015'.repeat(100_000)], 1],
		['true and a fraction', [true, 0.5], 2],
	];

	test.each(lists)('%s sends what is a number, and reports every other entry', async (_name, odd, refused) => {
		const items = [{ list: [...odd, '+6591230010'] }] as unknown as IDataObject[];
		const { outputs } = await sendBatch(items, {
			parameters: { messagesFrom: 'list', destinations: '={{ $json.list }}', text: 'Hello' },
			settings: continueRegularOutput,
		});
		expect(api.requests.map(({ body }) => body)).toMatchObject([{ destinations: ['+6591230010'] }]);
		const said = jsonOf(outputs[0]);
		expect(outcomesOf(said)).toEqual([...Array<string>(refused).fill('rejected'), 'accepted']);
		for (const { error } of said.slice(0, -1)) expect(JSON.stringify(error).length).toBeLessThan(300);
	});
});
