import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contractFile, contractFolder, loadContract } from '../../contract/load';
import { fieldReference } from '../../generate/docs';
import { n8nFiles } from '../../generate/n8n/files';

const getQuota = `  /api/v1/accounts/{accountId}/quota:
    parameters:
      - $ref: '#/components/parameters/AccountId'
    get:
      operationId: getQuota
      summary: See the quota
      x-effect: reads
      x-ui: { resource: account, value: getQuota, name: Get Quota, action: Get the quota, description: See the quota }
      responses:
        '202': { description: The quota. }
`;

let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'contract-'));
	await cp(contractFolder, folder, { recursive: true });
	const text = await readFile(contractFile('sms'), 'utf8');
	await writeFile(contractFile('sms', folder), text.replace('\npaths:\n', `\npaths:\n${getQuota}\n`));
});

afterAll(async () => {
	await rm(folder, { recursive: true });
});

test('an operation that is added to a contract is in what is made of it, with no edit elsewhere', async () => {
	const contract = await loadContract(folder);
	const module = (await n8nFiles(contract)).get('nodes/generated/sms.ts') ?? '';
	const [, spec = ''] = module.split('export const getQuota = ');
	expect(spec.slice(0, spec.indexOf(' as const')).replaceAll(/\s+/g, ' ')).toBe(
		"{ api: 'sms', method: 'GET', path: '/api/v1/accounts/{accountId}/quota', effect: 'reads', success: [202], " +
			"resource: 'account', entry: { value: 'getQuota', name: 'Get Quota', action: 'Get the quota', " +
			"description: 'See the quota' }, panel: [], options: [], }",
	);
	expect(fieldReference(contract, new Set(['account getQuota']), new Set())).toContain(
		'| `getQuota` | `GET /api/v1/accounts/{accountId}/quota` | Get Quota |  |',
	);
});

test('a contract that is added to the folder has a module of its own', async () => {
	await cp(contractFile('chatApps'), contractFile('voice', folder));
	expect((await n8nFiles(await loadContract(folder))).get('nodes/generated/voice.ts')).toContain("api: 'voice'");
});
