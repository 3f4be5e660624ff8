import { describe, expect, test } from 'vitest';
import { leftOf } from '../../../workflows/code/campaign/left';
import { runCode } from '../codeNode';

const everyone = [{ phone: '+6591230000' }, { phone: '+6591230001' }, { phone: '+4477009000' }];
const settings = { 'Execution ID': '4711', 'Phone Column': 'phone' };
const message = (clientMessageId: string | null, destination = '+659123xxxx') => ({
	...{ umid: 'u', clientMessageId, destination },
});
const first = message('4711-0f9b7c11-0-0');

/** Both logs alike. */
const left = (log: readonly object[], people: readonly object[] = everyone, more = {}) =>
	leftOf({ ...settings, ...more }, [[...log], [...log]] as Record<string, unknown>[][], people as never);

describe('who is left', () => {
	test('are the items without a message of the execution, with the IDs that it would have used', () => {
		const others = [message(null), message('4712-0f9b7c11-0-1'), message('booking-4711-0f9b7c11-0-1')];
		expect(left([first, ...others])).toEqual([
			{ phone: '+6591230001', clientMessageId: '4711-0f9b7c11-0-1' },
			{ phone: '+4477009000', clientMessageId: '4711-0f9b7c11-0-2' },
		]);
	});

	test('are none where all were sent', () => {
		const third = message('4711-0f9b7c11-0-2', '+447700xxxx');
		expect(left([first, message('4711-0f9b7c11-0-1'), third])).toEqual([]);
	});

	test('are found whatever the log says of a number that is written without its country', () => {
		expect(left([first], [{ phone: '9123 0000' }, { phone: '9123 0001' }])).toHaveLength(1);
	});
});

describe('nothing is sent', () => {
	test.each([
		['without an execution ID', [first], everyone, { 'Execution ID': '' }, 'Fill in Execution ID'],
		['to nobody', [first], [], {}, 'Everyone returned no items'],
		['with a log that cannot be read', [{ error: 'Item 0: 8x8 refused' }], everyone, {}, '8x8 refused'],
		['with a log that takes longer', [{ jobId: 'j' }], everyone, {}, 'has not finished it yet'],
		['with a log that has none of its messages', [{}], everyone, {}, 'begin with 4711-'],
		[
			'for a campaign with client message IDs of its own',
			[message('sale-4711-2'), message('4712-0f9b7c11-0-1')],
			everyone,
			{},
			'Check the Execution ID, and the sub-account',
		],
		['for several rounds', [first, message('4711-0f9b7c11-1-0')], everyone, {}, 'several nodes, or in several rounds'],
		['for several nodes', [first, message('4711-aaaaaaaa-0-0')], everyone, {}, 'several nodes, or in several rounds'],
		[
			'to a shorter list',
			[message('4711-0f9b7c11-0-2')],
			everyone.slice(0, 2),
			{},
			'Item 3 of Everyone is not the one',
		],
		['to another list', [message('4711-0f9b7c11-0-2')], everyone, {}, 'Item 3 of Everyone is not the one'],
	])('%s', (_name, log, people, more, said) => {
		expect(() => left(log, people, more)).toThrow(said);
		expect(() => left(log, people, more)).toThrow('Nothing was sent.');
	});

	test.each([
		['at the beginning of the log', 6.5, true],
		['well within the log', 5.5, false],
	])('where its first messages are %s, so that earlier ones may be missing: %s days ago', (_name, days, isRefused) => {
		const now = Date.parse('2026-11-21T10:00:00Z');
		const logs = [
			[{ ...first, createdAt: new Date(now - days * 86_400_000).toISOString() }, message('4711-0f9b7c11-0-1')],
		];
		const find = (from: string) => () => leftOf(settings, logs, everyone, { from, now });
		if (isRefused) expect(find('')).toThrow(/set From in both log nodes.*Nothing was sent/);
		else expect(find('')()).toHaveLength(1);
		expect(find('2026-11-01')()).toHaveLength(1);
	});

	test('where that is the log of the nodes as they are, not where they read a table of receipts', async () => {
		const rows = [{ ...first, createdAt: '2026-11-14T16:00:00.000Z' }];
		const find = async (resource: string) =>
			await runCode('workflows/code/resume-campaign/findWhoIsLeft.ts', {
				nodes: {
					Settings: [settings],
					'Log of the last 7 days': rows,
					'Log once more': rows,
					'Read all people': everyone,
				},
				params: { 'Log of the last 7 days': { resource } },
				now: '2026-11-21T10:00:00Z',
			});
		await expect(find('log')).rejects.toThrow('set From');
		await expect(find('row')).resolves.toHaveLength(2);
	});

	test('while the log grows', () => {
		const logs = [[first], [first, message('4711-0f9b7c11-0-1')]];
		expect(() => leftOf(settings, logs, everyone)).toThrow('more messages of this execution than a few minutes ago');
	});
});
