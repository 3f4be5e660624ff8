import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { contractCheck } from '../contract/contractCheck';
import { magicNumbers } from '../../sandbox/server/magicNumbers';
import { sendSurvey } from './client';
import { eventually } from './eventually';
import { type Receiver, startReceiver } from './receiver';

const isSurveyAnswer = await contractCheck('SurveyAnswerEvent');
let sandbox: Sandbox;
let receiver: Receiver;

beforeEach(async () => {
	receiver = await startReceiver();
	sandbox = await startSandbox({ retryScale: 0, delayScale: 0, surveyUrl: `${receiver.url}/answers` });
});

afterEach(async () => {
	await sandbox.close();
	receiver.close();
});

/** Sends a survey and returns its link. */
async function sentSurvey(changes: object = {}): Promise<string> {
	expect((await sendSurvey(sandbox, changes)).status).toBe(200);
	return sandbox.messages()[0]?.survey?.link ?? '';
}

async function answer(link: string, form: Record<string, string>) {
	const response = await fetch(link, { method: 'POST', body: new URLSearchParams(form) });
	return { status: response.status, page: await response.text() };
}

test('the link in the text opens a page that knows what the link passes on', async () => {
	const link = await sentSurvey();
	expect(sandbox.messages()[0]?.text).toBe(`Hi Ann: ${link}`);
	const page = await (await fetch(link)).text();
	expect(page).toContain('<dt>visit</dt><dd>&lt;4711&gt;</dd>');
	expect(page).not.toContain('Ann');
});

test('answers are posted once, as the contract has it, with the umid and all variables', async () => {
	const link = await sentSurvey();
	expect((await answer(link, { rating: '10002', comment: 'More salad' })).page).toContain('Thank you');
	await answer(link, { rating: '10004' });
	await eventually(() => {
		expect(receiver.received.map(({ path }) => path)).toEqual(['/answers']);
	});
	const body = receiver.received[0]?.body;
	expect(isSurveyAnswer(body), JSON.stringify(isSurveyAnswer.errors)).toBe(true);
	expect(body).toMatchObject({
		umid: sandbox.messages()[0]?.umid,
		surveyId: 'table-feedback',
		templateVariables: [
			{ name: 'name', value: 'Ann' },
			{ name: 'visit', value: '<4711>' },
			{ name: 'row', value: '7' },
		],
		answers: [
			{ answerId: '10002', answer: 'Good' },
			{ answerId: null, answer: 'More salad' },
		],
	});
	expect(sandbox.deliveries()).toHaveLength(1);
});

test('nothing is posted of a form without its answer, nor after 48 hours', async () => {
	const link = await sentSurvey();
	expect(await answer(link, { rating: 'x' })).toMatchObject({ status: 400 });
	await sandbox.advance(48 * 3_600_000 + 1000);
	expect((await answer(link, { rating: '10001' })).page).toContain('Thank you');
	expect(sandbox.deliveries()).toEqual([]);
});

test('there is no survey at other links', async () => {
	expect((await fetch(`${sandbox.url}/s/none`)).status).toBe(404);
	expect((await answer(`${sandbox.url}/s/none`, { rating: '10001' })).status).toBe(404);
});

test('a text shows only variables of its message, whatever objects have besides', async () => {
	const link = await sentSurvey({ templateBody: '{{constructor}} {{url:toString}}' });
	expect(sandbox.messages()[0]?.text).toBe(`{{constructor}} ${link}`);
	expect(sandbox.messages()[0]?.survey?.passedOn).toEqual([{ name: 'toString', value: '' }]);
});

test('a magic number and a fault refuse surveys, too, of which nothing then goes out', async () => {
	const busy = magicNumbers.find(({ digits }) => digits === '429');
	const refused = await sendSurvey(sandbox, { destination: `+447700900${busy?.digits ?? ''}` });
	expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
	sandbox.addFault({ operation: 'sendSurvey', times: 1, effects: [{ kind: 'answer', status: 503 }] });
	expect((await sendSurvey(sandbox)).status).toBe(503);
	expect(sandbox.messages()).toEqual([]);
	expect((await sendSurvey(sandbox)).status).toBe(200);
});
