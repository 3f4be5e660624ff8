import type { IDataObject } from 'n8n-workflow';
import { beforeEach, expect, test } from 'vitest';
import { propertyOf } from '../../nodes/problems/unknownValues';
import { behind, parametersOf, passes, readWorkflow } from './evaluated';

const workflow = await readWorkflow('workflows/one-time-code.json');

/** The data table of requests. */
let rows: { id: number; person: string }[] = [];
let lastId = 0;

beforeEach(() => {
	rows = [];
});

/**
 * Whether a request of a person with a number gets a code: records and counts it, and then does what the workflow
 * does.
 */
function request(person: string): boolean {
	lastId += 1;
	const noted = { id: lastId, person };
	rows.push(noted);
	const outputs: Record<string, IDataObject[]> = {
		'Called by a workflow': [{ person, phone: '+6591234567' }],
		'Save request': [noted],
		'Read recent requests': rows.toReversed().slice(0, 101),
	};
	const isGranted = passes(workflow, 'Is it within limits', noted, outputs);
	if (!isGranted && behind(workflow, 'Is it within limits', 1).includes('Delete refused request')) {
		const taken = propertyOf(
			propertyOf(parametersOf(workflow, 'Delete refused request', noted, outputs), 'filters'),
			'conditions',
		);
		expect(taken).toEqual([{ keyName: 'id', condition: 'eq', keyValue: noted.id }]);
		rows = rows.filter(({ id }) => id !== noted.id);
	}
	return isGranted;
}

test('any number of requests for one person sends 3 codes, and keeps nobody else from theirs', () => {
	const granted = Array.from({ length: 150 }, () => request('Ada'));
	expect(granted.filter(Boolean)).toHaveLength(3);
	expect(request('Grace')).toBe(true);
});

test('all people together get 100 codes', () => {
	const granted = Array.from({ length: 120 }, (_, index) => request(`Person ${index}`));
	expect(granted.filter(Boolean)).toHaveLength(100);
});

test('a person without a number gets none', () => {
	const called = { 'Called by a workflow': [{ person: 'Nobody' }], 'Read recent requests': [{}] };
	expect(passes(workflow, 'Is it within limits', {}, called)).toBe(false);
	expect(behind(workflow, 'Is it within limits')).toEqual(['Create random number']);
});
