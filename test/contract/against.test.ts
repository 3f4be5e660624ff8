import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareWithVendor } from '../../contract/vendor/against';
import { contractFile } from '../../contract/load';
import { filesGiven, filesIn } from '../../contract/vendor/files';
import { projectRoot } from '../../projectRoot';

let folder: string;
let same: string;
let other: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'vendor-'));
	same = join(folder, 'same.yaml');
	other = join(folder, 'other.yaml');
	const contract = await readFile(contractFile('sms'), 'utf8');
	await writeFile(same, contract);
	await writeFile(other, contract.replace('maxLength: 20\n', 'maxLength: 36\n'));
});

afterAll(async () => {
	await rm(folder, { recursive: true });
});

test('finds no difference from a copy of the contract', async () => {
	expect(await compareWithVendor([same])).toEqual({ unlisted: [], deliberate: [], stale: [] });
});

test('follows a $ref into the paths of a document, with escapes and percent signs, as 8x8 writes them', async () => {
	const file = join(folder, 'refs.json');
	const path = '/api/v1/accounts/{accountId}/balance';
	const pointer = '#/paths/~1api~1v1~1accounts~1%7BaccountId%7D~1balance/get/responses/400';
	const balance = { parameters: [], responses: { '400': { description: 'No' }, '401': { $ref: pointer } } };
	await writeFile(file, JSON.stringify({ openapi: '3.0.1', paths: { [path]: { get: balance } } }));
	const { unlisted } = await compareWithVendor([file]);
	expect(unlisted.filter(({ operation }) => operation === 'getBalance').map(({ at }) => at)).toEqual([
		'path parameter accountId',
		'response 400 body',
		'response 401 body',
		...['200', '403', '404', '422', '426', '429', '500'].map((status) => `response ${status}`),
	]);
});

test('prints the differences and fails, as a command', () => {
	const gulp = join(projectRoot, 'node_modules', 'gulp', 'bin', 'gulp.js');
	const { status, stdout } = spawnSync(
		process.execPath,
		[gulp, 'check:contract', '--against', other, '--against', same],
		{
			cwd: projectRoot,
			encoding: 'utf8',
		},
	);
	expect(stdout).toContain(
		[
			'2 differences not listed in openapi/departures.yaml:',
			'  sendSmsBatch  POST /api/v1/subaccounts/{subAccountId}/messages/batch  in other.yaml',
			'    request clientBatchId maxLength',
			'        8x8 says  36',
			'        we say    20',
			'  sendSurveyBatch  POST /api/v1/subaccounts/{subAccountId}/surveys/{surveyId}/messages/batch  in other.yaml',
			'    request clientBatchId maxLength',
			'        8x8 says  36',
			'        we say    20',
		].join('\n'),
	);
	expect(status).toBe(1);
});

test('takes files from the folder where the command was started, and none from elsewhere', () => {
	expect(filesGiven(['check:contract', '--against', 'a.json', '--against=/b/c.json'], '/start')).toEqual([
		resolve('/start/a.json'),
		resolve('/b/c.json'),
	]);
	expect(filesGiven(['check'], '/start')).toEqual([]);
});

test("looks for 8x8's files about SMS, and only for those", async () => {
	expect(await filesIn(folder)).toEqual([]);
	await writeFile(join(folder, 'sms_api.json'), '{}');
	await writeFile(join(folder, 'common_models.json'), '{}');
	expect(await filesIn(folder)).toEqual([join(folder, 'sms_api.json')]);
});
