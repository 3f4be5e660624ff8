import { afterEach, describe, expect, test } from 'vitest';
import type { ScriptedAnswer } from '../../engine/scriptedApi';
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

const rejected = { code: 'REJECTED', description: 'Invalid destination' };

const lists: [string, (listed: ListedMessage[]) => ListedMessage[], string[]][] = [
	[
		'one ID twice with two outcomes',
		([first, second, third]) => [first, { ...first, umid: second?.umid, status: rejected }, third] as ListedMessage[],
		['unknown', 'unknown', 'accepted'],
	],
	[
		'the IDs of two messages swapped',
		([first, second, third]) =>
			[
				{ ...first, clientMessageId: second?.clientMessageId },
				{ ...second, clientMessageId: first?.clientMessageId },
				third,
			] as ListedMessage[],
		['unknown', 'unknown', 'accepted'],
	],
	[
		'one umid for all',
		(listed) => listed.map((message) => ({ ...message, umid: '7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11' })),
		['unknown', 'unknown', 'unknown'],
	],
	[
		'a message that was not sent',
		([first, second]) => [first, second, { ...first, clientMessageId: 'other' }] as ListedMessage[],
		['unknown', 'unknown', 'unknown'],
	],
];

describe('a batch answer that contradicts itself or the request leaves open what it contradicts', () => {
	test.each(lists)('%s', async (_name, change, outcomes) => {
		const { outputs } = await sendBatch(people(3), {
			settings: { ...continueRegularOutput, retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
			answer: (request) => batchAnswer(request, change),
		});
		expect(jsonOf(outputs[0]).map(({ outcome }) => outcome)).toEqual(outcomes);
		expect(api.requests).toHaveLength(1);
	});

	test.each<[string, object, string[]]>([
		['of which one was refused', rejected, ['unknown', 'unknown', 'accepted']],
		['that were both taken', { code: 'QUEUED', description: 'SMS is accepted' }, ['accepted', 'accepted', 'accepted']],
	])('two texts to one number without their IDs, %s', async (_which, status, outcomes) => {
		const [first, , third] = people(3);
		const items = [first, { phone: first?.phone, text: 'Another text' }, third].map((item) => ({ ...item }));
		const { outputs } = await sendBatch(items, {
			settings: { ...continueRegularOutput, retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
			answer: (request) =>
				batchAnswer(request, ([one, two, three]) =>
					[{ ...one, status }, two, three].map((each) => ({ ...each, clientMessageId: null }) as ListedMessage),
				),
		});
		expect(jsonOf(outputs[0]).map(({ outcome }) => outcome)).toEqual(outcomes);
		expect(api.requests).toHaveLength(1);
	});

	test.each([
		['counts that are not those of the list', { acceptedCount: 0, rejectedCount: 3 }],
		['counts of more messages than were sent', { acceptedCount: 4 }],
		['counts of fewer messages than were sent', { acceptedCount: 2 }],
		['counts that are not whole numbers', { acceptedCount: 3.5, rejectedCount: -0.5 }],
		['the ID of another batch', { clientBatchId: 'another' }],
	])('%s', async (_name, change) => {
		const { outputs } = await sendBatch(people(3), {
			settings: { ...continueRegularOutput, retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
			answer: (request): ScriptedAnswer => {
				const answer = batchAnswer(request);
				return typeof answer === 'object' ? { ...answer, body: { ...Object(answer.body), ...change } } : answer;
			},
		});
		expect(jsonOf(outputs[0]).map(({ outcome }) => outcome)).toEqual(['unknown', 'unknown', 'unknown']);
		expect(api.requests).toHaveLength(1);
	});
});
