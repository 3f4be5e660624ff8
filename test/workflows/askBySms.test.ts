import { expect, test } from 'vitest';
import { behind, parametersOf, passes, readWorkflow } from './evaluated';

const [ask, answers] = await Promise.all([
	readWorkflow('workflows/ask-by-sms.json'),
	readWorkflow('workflows/ask-by-sms-answers.json'),
]);

const minutes = 'Minutes to answer';

test.each([1, 0.001, '60', 525_600])('a question with %j minutes to answer is asked', (value) => {
	expect(passes(ask, 'Is there time to answer', { [minutes]: value })).toBe(true);
	expect(behind(ask, 'Is there time to answer')).toEqual(['Create questions table']);
});

test.each([0, -5, 'soon', '', null, 525_601])(
	'with %j minutes to answer nothing is sent, and the run fails',
	(value) => {
		expect(passes(ask, 'Is there time to answer', { [minutes]: value })).toBe(false);
		expect(behind(ask, 'Question')).toEqual(['Is there time to answer']);
		expect(behind(ask, 'Is there time to answer', 1)).toEqual(['Stop: no time to answer']);
		expect(behind(ask, 'Stop: no time to answer')).toEqual([]);
	},
);

const failedAs = (outcome: string) => ({ error: 'E', message: 'M', details: { outcome, destination: '+6591234567' } });

test('a question that may have arrived is noted and waited for, and closes the one before', () => {
	expect(behind(ask, 'Send question', 1)).toEqual(['May it have arrived']);
	expect(passes(ask, 'May it have arrived', failedAs('unknown'))).toBe(true);
	expect(behind(ask, 'May it have arrived')).toEqual(['Save question']);
	const noted = parametersOf(ask, 'Save question', failedAs('unknown'), { Question: [{ [minutes]: 60 }] });
	const filter = { conditions: [{ keyName: 'phone', condition: 'eq', keyValue: '+6591234567' }] };
	expect(noted).toMatchObject({ filters: filter, columns: { value: { phone: '+6591234567' } } });
});

test.each([failedAs('rejected'), { error: 'E' }])('a question that was not sent is not waited for: %j', (item) => {
	expect(passes(ask, 'May it have arrived', item)).toBe(false);
	expect(behind(ask, 'May it have arrived', 1)).toEqual(['No answer']);
});

test('the phone of the answer is the one that was noted, whether its question was confirmed or not', () => {
	const outputs = { 'Save question': [{ phone: '+6591234567' }], Question: [{ Text: 'Tea?' }] };
	const answered = parametersOf(ask, 'Answered', { body: { answer: 'YES', at: '' } }, outputs);
	expect(answered).toMatchObject({ assignments: { assignments: [{ value: '+6591234567' }, {}, {}, {}] } });
});

test('a question that was noted for the phone meanwhile is not forgotten with the one that was answered', () => {
	const row = { id: 7, resumeUrl: 'https://n8n.example/webhook-waiting/1', openUntil: '2026-11-21T10:00:00.000Z' };
	const forget = parametersOf(answers, 'Delete the question', {}, { 'Find open question': [{ ...row, phone: '+65' }] });
	const conditions = Object.entries(row).map(([keyName, keyValue]) => ({ keyName, condition: 'eq', keyValue }));
	expect(forget).toMatchObject({ matchType: 'allConditions', filters: { conditions } });
});
