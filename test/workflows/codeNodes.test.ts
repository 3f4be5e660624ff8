import { glob } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { codeText, entryOf } from '../../tools/workflows/codeNodes';
import { projectRoot } from '../../projectRoot';
import { parseWorkflow, readJson } from '../../tools/workflows/workflow';
import { runCode } from './codeNode';

async function pathsLike(pattern: string): Promise<string[]> {
	const paths: string[] = [];
	for await (const path of glob(pattern, { cwd: projectRoot })) paths.push(path);
	return paths.sort();
}

test('is made from a typed file in every node of every workflow, and no such file is left over', async () => {
	const workflows = await pathsLike('workflows/*.json');
	const entries = await Promise.all(
		workflows.map(async (path) => {
			const parsed = parseWorkflow(await readJson(path));
			if ('problems' in parsed) throw new Error(parsed.problems.join());
			const codeNodes = parsed.workflow.nodes.filter(({ type }) => type === 'n8n-nodes-base.code');
			return await Promise.all(
				codeNodes.map(async ({ name, parameters }) => {
					const entry = entryOf(path, name);
					expect(parameters.jsCode, entry).toBe(await codeText(entry));
					return entry;
				}),
			);
		}),
	);
	const folders = workflows.map((path) => path.replace('workflows/', 'workflows/code/').replace('.json', ''));
	const files = await pathsLike('workflows/code/*/*.ts');
	expect(entries.flat().sort()).toEqual(
		files.filter((path) => folders.some((folder) => path.startsWith(`${folder}/`))),
	);
});

describe('the text of a Code node', () => {
	test('maps a receipt, standing alone', async () => {
		const status = { state: 'undelivered', errorCode: 43, errorMessage: 'Spam', timestamp: '2026-05-04T11:30:05Z' };
		const eventType = 'outbound_message_status_changed';
		const input = [
			{
				eventType,
				umid: 'u',
				clientMessageId: 'm',
				destination: '+6591234567',
				'Callback URL': 'https://example.com',
				...status,
			},
		];
		expect(await runCode('workflows/code/clevertap-receipts/convertEvent.ts', { input })).toEqual([
			{
				umid: 'u',
				phone: '6591234567',
				messageId: 'm',
				event: 'failed',
				data: { ts: 1777894205, code: '902', description: 'Spam (8x8 code 43)' },
			},
		]);
	});

	test('judges an answer by the number of tries before', async () => {
		const verdict = (answer: Record<string, unknown>, runIndex: number) =>
			runCode('workflows/code/clevertap-receipts/checkResponse.ts', { input: [answer], runIndex });
		expect(await verdict({ statusCode: 503 }, 1)).toMatchObject([{ next: 'again', waitMinutes: 20 }]);
		expect(await verdict({ statusCode: 503 }, 3)).toMatchObject([{ next: 'failed' }]);
		expect(await verdict({ error: { code: 'CERT_HAS_EXPIRED' } }, 1)).toMatchObject([{ next: 'again' }]);
	});

	test('holds neither types nor imports, nor what it does not need', async () => {
		const code = await codeText('workflows/code/clevertap-receipts/convertEvent.ts');
		expect(code).not.toMatch(/^(import|export|interface|type) /m);
		expect(code).not.toMatch(/: (string|number|unknown)\b[^']/);
		expect(code).not.toContain('connectionFailure');
	});
});
