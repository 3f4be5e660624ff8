import { describe, expect, test } from 'vitest';
import { batchesOf } from '../../../workflows/code/campaign/batches';
import { outcomeOf } from '../../../workflows/code/campaign/outcome';

const message = (batchId: string | null, state = 'queued', clientBatchId: string | null = 'summer') => ({
	...{ umid: 'u', batchId, state, clientBatchId },
});

describe('the batches of a campaign', () => {
	test('are those of its name and those given, each once', () => {
		const log = [
			message('b1'),
			message('b1', 'failed'),
			message('b2', 'queued', 'winter'),
			message(null, 'sent', null),
		];
		expect(batchesOf({ Campaign: ' summer ', 'Batch IDs': 'b1;b3\nb2' }, log)).toEqual([
			{ batchId: 'b1', campaign: 'summer', messages: 2, endedBefore: 1 },
			{ batchId: 'b3', campaign: '', messages: null, endedBefore: null },
			{ batchId: 'b2', campaign: 'winter', messages: 1, endedBefore: 0 },
		]);
	});

	test('are not those without a name where no name is filled in', () => {
		const log = [message('b1', 'queued', null), message('b2', 'queued', '')];
		expect(() => batchesOf({ Campaign: '', 'Batch IDs': ' ' }, log)).toThrow('Nothing says what to cancel');
	});

	test.each([
		['without a message', [{}], 'has no batch of the campaign "summer"'],
		['of another campaign', [message('b1', 'queued', 'winter')], 'has no batch of the campaign "summer"'],
		[
			'that cannot be read',
			[{ error: 'Row 1 (item 0): 8x8 refused', details: {} }],
			'could not be read: Row 1 (item 0): 8x8 refused.',
		],
		['that takes longer', [{ jobId: 'j', status: 'running' }], 'has not finished it yet'],
	])('are not none at all with a log %s', (_what, log, said) => {
		expect(() => batchesOf({ Campaign: 'summer' }, log)).toThrow(said);
	});
});

describe('the outcome of a batch', () => {
	const batch = { batchId: 'b1', campaign: 'summer', messages: 5, endedBefore: 1 };
	const none = {
		error: 'Row 1 (item 0): 8x8 cancelled no message',
		details: { status: null, code: 'CANCEL_BATCH_NONE' },
	};

	test.each([
		['all that were left', batch, { cancelledCount: 4 }, 'cancelled', 0],
		['a part', batch, { cancelledCount: 3 }, 'partly cancelled', 1],
		['of how many is not known', { ...batch, messages: null }, { cancelledCount: 3 }, 'partly cancelled', null],
		['none', batch, none, 'too late', 4],
		['none, with all cancelled before', { ...batch, endedBefore: 5 }, none, 'cancelled', 0],
		['none, of how many is not known', { ...batch, messages: null }, none, 'too late', null],
		['a refusal', batch, { error: 'No', details: { status: 403, code: '1201' } }, 'not cancelled', null],
		['an error of 8x8', batch, { error: 'No', details: { status: 500, code: '2000' } }, 'unknown', null],
		['no answer', batch, { error: 'No', details: { status: null, code: 'SETTLING_UNANSWERED' } }, 'unknown', null],
		['another one', batch, { error: 'Row 4 (item 3): No', details: { status: 404, code: '1300' } }, 'not found', null],
	])('says what happened to it: %s', (_what, of, answer, outcome, tooLate) => {
		const { cancelledCount } = { cancelledCount: 0, ...answer };
		expect(outcomeOf(of, answer)).toMatchObject({ batchId: 'b1', outcome, tooLate, cancelled: cancelledCount });
		expect(outcomeOf(of, answer).what).not.toContain('Item');
	});
});
