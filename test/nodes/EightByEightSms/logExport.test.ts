import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { fileLink } from '../../../nodes/api/download';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { withFastClock } from '../../engine/fastClock';
import { type ScriptedAnswer, type ScriptedApi, startScriptedApi } from '../../engine/scriptedApi';
import { apiError, continueErrorOutput, continueRegularOutput, detailsOf, jsonOf } from '../../rules/ways';
import { operate } from './operate';

const exportLog = { resource: 'log', operation: 'export', from: '', to: '', output: 'rows' };
const getExport = { resource: 'log', operation: 'getExport', jobId: 'job-1', output: 'rows' };
const cancelExport = { resource: 'log', operation: 'cancelExport', jobId: 'job-1' };

const columns =
	'umid,subaccountid,direction,country,operator,mcc,mnc,status_value,status_errorcode,msisdn,createdat,smscount,price_total';
const row = 'u-1,acme_hq,1,SG,SingTel,525,01,undelivered,15,6591234567,2026-05-04T11:30:05.60Z,2,0.075';

describe('in the sandbox', () => {
	let sandbox: Sandbox;
	const credential = { apiKey: 'sandbox-key' };
	const run = (parameters: Parameters<typeof operate>[1]) => operate(sandbox.url, parameters, [{}], { credential });

	beforeEach(async () => {
		sandbox = await startSandbox({ subAccountIds: ['acme_hq'], delayScale: 0 });
		const message = { resource: 'message', operation: 'send', text: 'Hi', options: { clientMessageId: 'c-1' } };
		await run({ ...message, destination: '+6591234567' });
		await run({ ...message, destination: '+447700900115' });
		sandbox.receive({ source: '6591234567', text: 'Yes' });
	});
	afterEach(() => sandbox.close());

	test('Export outputs a row for each message, with the meaning of its error', async () => {
		const { outputs, error } = await run(exportLog);
		expect(error).toBeUndefined();
		const rows = jsonOf(outputs[0]);
		expect(rows).toHaveLength(3);
		expect(rows[0]).toMatchObject({
			umid: sandbox.messages()[0]?.umid,
			direction: 'outbound',
			state: 'delivered',
			isFinal: true,
			errorCode: null,
			clientMessageId: 'c-1',
			msisdn: '+659123xxxx',
			country: 'SG',
			operator: 'SingTel',
			mnc: '01',
			segments: 1,
			price: 0.0375,
			currency: 'EUR',
		});
		expect(rows[1]).toMatchObject({ state: 'undelivered', errorCode: 15, errorName: 'Wrong destination' });
		expect(rows[2]).toMatchObject({ direction: 'inbound' });
		expect(outputs[0]?.[2]?.pairedItem).toEqual({ item: 0 });
	});

	test('Export requests only what was chosen', async () => {
		const options = { phoneNumber: '+65 9123 4567', countries: ['SG'], limit: 1 };
		expect(jsonOf((await run({ ...exportLog, options })).outputs[0])).toHaveLength(1);
		const early = { from: '2020-01-01T00:00:00', to: '2020-01-02T00:00:00' };
		expect((await run({ ...exportLog, ...early })).outputs[0] ?? []).toEqual([]);
		const { outputs } = await run({ ...exportLog, ...early, output: 'files' });
		expect(jsonOf(outputs[0])).toMatchObject([{ status: 'empty', files: 0 }]);
	});

	test('Export outputs files as binary data', async () => {
		const { outputs } = await run({ ...exportLog, output: 'files', options: { binaryPropertyName: 'log' } });
		expect(jsonOf(outputs[0])).toMatchObject([{ status: 'succeeded', file: 1, files: 1 }]);
		const file = outputs[0]?.[0]?.binary?.log;
		expect(file).toMatchObject({ mimeType: 'text/csv', fileExtension: 'csv' });
		expect(Buffer.from(file?.data ?? '', 'base64').toString()).toContain('umid,subaccountid');
	});

	test('an export that takes too long outputs its ID, which Get Export takes; Cancel Export ends it', async () => {
		sandbox.addFault({ operation: 'startLogExport', effects: [{ kind: 'export', status: 'running' }] });
		const { outputs } = await run({ ...exportLog, options: { waitAtMost: 0 } });
		const [json] = jsonOf(outputs[0]);
		const jobId = z.string().parse(json?.jobId);
		expect(json?.status).toMatch(/^(queued|running)$/);
		const options = { waitAtMost: 0 };
		expect(jsonOf((await run({ ...getExport, jobId, options })).outputs[0])).toMatchObject([{ jobId }]);
		expect(jsonOf((await run({ ...cancelExport, jobId })).outputs[0])).toEqual([{ jobId, cancelled: true }]);
		const { error } = await run({ ...getExport, jobId });
		expect(error?.message).toBe(`Row 1 (item 0): Export ${jobId} ended without files: its status is cancelled`);
	});

	test('an export that has ended is not called cancelled', async () => {
		const { outputs } = await run({ ...exportLog, output: 'files' });
		const jobId = z.string().parse(jsonOf(outputs[0])[0]?.jobId);
		const { error } = await run({ ...cancelExport, jobId });
		expect(error?.message).toBe(`Row 1 (item 0): Export ${jobId} was not cancelled: it had already ended (succeeded)`);
		expect((await run(cancelExport)).error?.message).toContain('There is no export of the log with this job ID');
	});

	test('a file whose download breaks off is fetched once more, and rows are never doubled', async () => {
		sandbox.addFault({ operation: 'downloadLogExport', times: 1, effects: [{ kind: 'cutBody' }] });
		sandbox.addFault({ operation: 'downloadLogExport', skip: 1, times: 1, effects: [{ kind: 'answer', status: 503 }] });
		const { outputs, error } = await run(exportLog);
		expect(error).toBeUndefined();
		expect(jsonOf(outputs[0])).toHaveLength(3);
	});

	test.each(['failed', 'error', 'cancelled'] as const)('an export that is %s in the end says so', async (status) => {
		sandbox.addFault({ operation: 'startLogExport', effects: [{ kind: 'export', status }] });
		expect((await run(exportLog)).error?.message).toContain(`ended without files: its status is ${status}`);
	});
});

describe('what is asked for', () => {
	test.each<[object, string]>([
		[{ from: '2026-05-05T00:00:00', to: '2026-05-04T00:00:00' }, 'LOG_RANGE_EMPTY'],
		[{ from: 'yesterday' }, 'DATE_MALFORMED'],
		[{ from: '={{ undefined }}' }, 'DATE_MISSING'],
		[{ options: { phoneNumber: '12' } }, 'LOG_NUMBER_UNREADABLE'],
		[{ options: { countries: ['Singapore'] } }, 'LOG_COUNTRY_UNKNOWN'],
		[{ options: { limit: -1 } }, 'OPTION_OUT_OF_RANGE'],
		[{ options: { waitAtMost: 61 } }, 'OPTION_OUT_OF_RANGE'],
		[{ output: 'tables' }, 'CHOICE_UNKNOWN'],
	])('is checked before anything is asked: %j', async (fields, code) => {
		const api = await startScriptedApi(() => 'silence');
		const { outputs } = await operate(api.url, { ...exportLog, ...fields }, [{}], { settings: continueRegularOutput });
		await api.close();
		expect(detailsOf(outputs[0]?.[0])).toMatchObject({ code });
		expect(api.requests).toEqual([]);
	});

	test('is read in the workflow’s time zone, and says both ends', async () => {
		const api = await startScriptedApi(() => apiError(400, 1000));
		const timeZone = 'Asia/Singapore';
		await operate(api.url, { ...exportLog, from: '2026-05-04T00:00:00' }, [{}], { timeZone });
		await operate(api.url, { ...exportLog, to: '2026-05-09T00:00:00' }, [{}], { timeZone });
		await api.close();
		const bodies = api.requests.map(({ body }) => z.object({ from: z.string(), to: z.string() }).parse(body));
		expect(bodies[0]?.from).toBe('2026-05-03T16:00:00.000Z');
		expect(Math.abs(Date.parse(bodies[0]?.to ?? '') - Date.now())).toBeLessThan(60_000);
		expect(bodies[1]).toEqual({ from: '2026-05-01T16:00:00.000Z', to: '2026-05-08T16:00:00.000Z' });
	});
});

describe('answers', () => {
	let api: ScriptedApi;
	let file: ScriptedAnswer;
	let job: ScriptedAnswer;
	let links: string[] | undefined;

	beforeEach(async () => {
		links = undefined;
		file = { status: 200, text: `${columns}\n${row}\n` };
		job = { status: 200 };
		api = await startScriptedApi(({ method, path }) => {
			if (method === 'POST') return { status: 202, body: { jobId: 'job-1' } };
			if (path.endsWith('/file')) return file;
			if (typeof job === 'object' && job.status === 200 && job.body === undefined) {
				return { status: 200, body: { status: 'succeeded', data: links ?? [`${api.url}/file`] } };
			}
			return job;
		});
	});
	afterEach(async () => {
		await api.close();
		nock.cleanAll();
	});

	test('Get Export reads the rows', async () => {
		const { outputs } = await operate(api.url, getExport);
		expect(jsonOf(outputs[0])).toMatchObject([
			{ umid: 'u-1', state: 'undelivered', errorCode: 15, msisdn: '+6591234567', segments: 2, price: 0.075 },
		]);
	});

	test.each<[string, ScriptedAnswer, string]>([
		['a web page', { status: 200, text: '<html>' }, 'it has no column umid'],
		['nothing', { status: 200, text: '' }, 'it is empty'],
		['a row too short', { status: 200, text: `${columns}\nu-1,acme_hq\n` }, 'row 1 has 2 fields in place of 13'],
		['a quotation mark that never ends', { status: 200, text: `${columns}\n"u-1` }, 'it is not CSV'],
		['HTTP 404', apiError(404, 1300), 'could not be downloaded'],
	])('a file with %s fails its item alone', async (_name, answer, words) => {
		file = answer;
		const { error } = await operate(api.url, getExport);
		expect(error?.message).toContain(words);
		for (const settings of [continueRegularOutput, continueErrorOutput]) {
			const { outputs } = await operate(api.url, getExport, [{}], { settings });
			expect(outputs.flat().map(({ json }) => Object.keys(json))).toEqual([['error', 'message', 'details']]);
		}
	});

	test.each<[number, number]>([
		[400, 1000],
		[401, 1200],
		[403, 1201],
		[404, 4018],
		[422, 1010],
		[426, 1014],
		[500, 2000],
	])('HTTP %i fails Export with the ID of its job, Get Export and Cancel Export', async (status, code) => {
		job = apiError(status, code);
		const settings = continueRegularOutput;
		const exported = await operate(api.url, exportLog, [{}], { settings });
		expect(detailsOf(exported.outputs[0]?.[0])).toMatchObject({ status, code });
		expect(exported.outputs[0]?.[0]?.json.message).toContain('use Get Export with the Job ID job-1');
		const got = await operate(api.url, getExport, [{}], { settings });
		expect(got.outputs[0]?.[0]?.json.error).toContain(`8x8 refused the request (HTTP ${status}, code ${code}): `);
		const cancelled = await operate(api.url, cancelExport, [{}], { settings });
		expect(detailsOf(cancelled.outputs[0]?.[0])).toMatchObject({ status, code });
	});

	test.each(['..', '../../accounts', 'a job', 'j'.repeat(101), '', 7, null, { id: 'job-1' }])(
		'an ID of the export that is %j is not one of 8x8, and nothing is asked for with it',
		async (jobId) => {
			const other = await startScriptedApi(() => ({ status: 202, body: { jobId } }));
			const { outputs } = await operate(other.url, exportLog, [{}], { settings: continueRegularOutput });
			await other.close();
			expect(detailsOf(outputs[0]?.[0])?.code).toBe('ANSWER_FOREIGN');
			expect(other.requests).toHaveLength(1);
		},
	);

	test('a wait ends with a stop of the execution', async () => {
		job = { status: 200, body: { status: 'running' } };
		const onStart = (stop: () => void) => setTimeout(stop, 200);
		const { error } = await operate(api.url, exportLog, [{}], { onStart });
		expect(error?.message).toContain('The execution was stopped');
		expect(error?.description).toContain('job-1');
	});

	test('the key does not go to another host, and no redirect takes it there', async () => {
		const elsewhere = nock('https://files.example.com', { badheaders: ['authorization'] })
			.get('/log.csv')
			.times(2)
			.reply(200, `${columns}\n${row}\n`);
		links = ['https://files.example.com/log.csv'];
		expect(jsonOf((await operate(api.url, getExport)).outputs[0])).toHaveLength(1);
		links = undefined;
		file = { status: 302, headers: { Location: 'https://files.example.com/log.csv' } };
		expect(jsonOf((await operate(api.url, getExport)).outputs[0])).toHaveLength(1);
		elsewhere.done();
	});

	test('a circular redirect is given up', async () => {
		file = { status: 302, headers: { Location: '/file' } };
		const { error } = await operate(api.url, getExport);
		expect(error?.message).toContain('too many redirects');
	});

	test('a file without TLS, or at a private address, is not fetched', async () => {
		for (const link of ['http://files.example.com/a', 'https://10.0.0.7/a', 'ftp://sms.8x8.com/a', 'no link']) {
			links = [link];
			const { error } = await withFastClock(() => operate(api.url, getExport));
			expect(error?.message).toContain('at an unsafe address');
		}
	});
});

test.each<[string, boolean | undefined]>([
	['https://sms.8x8.com/file', true],
	['https://sms.us.8x8.com/file', true],
	['https://sms.8x8.com:8443/file', false],
	['https://sms.8x8.com.example.com/file', false],
	['https://bucket.s3.amazonaws.com/file?signature=x', false],
	['https://user:password@sms.8x8.com/file', undefined],
	['http://sms.8x8.com/file', undefined],
	['https://localhost/file', undefined],
	['http://127.0.0.1:8026/file', true],
	['http://127.0.0.1:8027/file', undefined],
])('the key goes to %s: %s', (link, withKey) => {
	expect(fileLink(link, 'http://127.0.0.1:8026')?.withKey).toBe(withKey);
});
