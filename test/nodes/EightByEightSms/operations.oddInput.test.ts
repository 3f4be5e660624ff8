import type { NodeParameterValueType } from 'n8n-workflow';
import { expect, test } from 'vitest';
import { startScriptedApi } from '../../engine/scriptedApi';
import { continueRegularOutput, detailsOf } from '../../rules/ways';
import { operate } from './operate';

const feedback = { resource: 'message', operation: 'sendFeedback', umid: 'u-1' };
const prices = { resource: 'account', operation: 'getPrices' };
const cancelBatch = { resource: 'message', operation: 'cancelBatch' };
const exportLog = { resource: 'log', operation: 'export', from: '', to: '', output: 'rows' };

test.each<[Record<string, NodeParameterValueType> & { resource: string; operation: string }, string]>([
	[{ ...feedback, outcome: '={{ undefined }}' }, 'FIELD_EMPTY'],
	[{ ...feedback, outcome: '={{ {} }}' }, 'CHOICE_UNKNOWN'],
	[{ ...feedback, outcome: '={{ true }}' }, 'CHOICE_UNKNOWN'],
	[{ ...feedback, outcome: 'sucess' }, 'CHOICE_UNKNOWN'],
	[{ ...prices, options: { direction: 'constructor' } }, 'CHOICE_UNKNOWN'],
	[{ ...prices, options: { country: '={{ { code: "SG" } }}' } }, 'FIELD_NOT_TEXT'],
	[{ ...cancelBatch, batchId: '={{ NaN }}' }, 'ID_MALFORMED'],
	[{ ...cancelBatch, batchId: '={{ ["a"] }}' }, 'ID_MALFORMED'],
	[{ ...exportLog, options: { countries: '={{ 5 }}' } }, 'LOG_COUNTRY_UNKNOWN'],
	[{ ...exportLog, options: { countries: '={{ { SG: true } }}' } }, 'LOG_COUNTRY_UNKNOWN'],
	[{ ...exportLog, options: { limit: '={{ true }}' } }, 'OPTION_OUT_OF_RANGE'],
	[{ ...exportLog, options: { phoneNumber: '={{ ["+6591234567"] }}' } }, 'FIELD_NOT_TEXT'],
])('is refused before anything is asked: %j', async (parameters, code) => {
	const api = await startScriptedApi(() => ({ status: 200 }));
	const { outputs, error } = await operate(api.url, parameters, [{}, {}], { settings: continueRegularOutput });
	await api.close();
	expect(error).toBeUndefined();
	expect(outputs[0]?.map((item) => [detailsOf(item)?.code, item.pairedItem])).toEqual([
		[code, { item: 0 }],
		[code, { item: 1 }],
	]);
	expect(api.requests).toEqual([]);
});
