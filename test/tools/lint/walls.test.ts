import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ESLint, Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { projectRoot } from '../../../projectRoot';

const eslint = new ESLint({ cwd: projectRoot });
const configured = z.object({
	rules: z.object({ 'no-restricted-imports': z.tuple([z.literal(2), z.object({}).loose()]) }),
});

/** The findings of the project's own import rules in a file at this path. */
async function findings(path: string, source: string): Promise<string[]> {
	const { rules } = configured.parse(await eslint.calculateConfigForFile(join(projectRoot, path)));
	const config: Linter.Config = { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser }, rules };
	return new Linter().verify(source, [config], { filename: path }).map(({ message }) => message);
}

describe('a forbidden import fails lint', () => {
	test.each([
		['nodes/generated/limits.ts', '../problems/problem'],
		['nodes/problems/catalogue.ts', '../api/client'],
		['nodes/problems/words/settings.ts', '../../text/segments'],
		['nodes/api/client.ts', '../run/parameters'],
		['nodes/text/segments.ts', '../sending/ledger'],
		['nodes/text/segments.ts', '../../tools/runCommand'],
		['nodes/sending/ledger.ts', '../EightByEightSms/EightByEightSms.node'],
		['nodes/sending/formats/sms.ts', '../../events/keywords'],
		['nodes/events/keywords.ts', '../sending/outcome'],
		['nodes/triggers/source.ts', '../waiting/webhook'],
		['nodes/events/keywords.ts', '../triggers/source'],
		['nodes/EightByEightSms/operations/send.ts', '../../EightByEightSmsTrigger/fields'],
		['nodes/EightByEightSms/operations/send.ts', '../../../contract/load'],
		['credentials/EightByEightSmsApi.credentials.ts', '../sandbox/server'],
		['contract/load.ts', '../generate/outputs'],
		['contract/load.ts', '../nodes/generated/limits'],
		['generate/outputs.ts', '../tools/runCommand'],
		['generate/outputs.ts', '../nodes/sending/ledger'],
		['generate/providers/readme.ts', '../../providers/receipts/clevertap'],
		['generate/outputs.ts', '@apidevtools/json-schema-ref-parser'],
		['sandbox/server/start.ts', '@apidevtools/json-schema-ref-parser'],
		['tools/providers/fill.ts', 'openapi-types'],
		['sandbox/server/messages.ts', '../../tools/runCommand'],
		['sandbox/start.ts', '../tools/runCommand'],
		['workflows/code/results.ts', '../../sandbox/server/messages'],
		['tools/docs/links.ts', '../../test/engine/run'],
		['nodes/sending/ledger.ts', '../../smpp/session/bind'],
		['nodes/EightByEightSms/operations/send.ts', '../../../smpp/session/bind'],
		['smpp/codec/decode.ts', '../session/bind'],
		['smpp/codec/decode.ts', '../messages/parts'],
		['smpp/session/bind.ts', '../nodes/EightByEightSmpp/send'],
		['smpp/session/bind.ts', '../../sandbox/server'],
		['smpp/nodes/EightByEightSmpp/send.ts', '../EightByEightSmppTrigger/fields'],
		['sandbox/server/start.ts', '../../smpp/nodes/EightByEightSmpp/send'],
	])('%s of %s', async (path, imported) => {
		for (const source of [
			`import { x } from '${imported}';`,
			`import type { X } from '${imported}';`,
			`export { x } from '${imported}';`,
		]) {
			expect(await findings(path, source)).toHaveLength(1);
		}
	});
});

test.each([
	['nodes/text/segments.ts', '../generated/limits'],
	['nodes/sending/formats/sms.ts', '../ledger'],
	['generate/lookAlikes.ts', '../nodes/text/gsm'],
	['contract/load.ts', '@apidevtools/json-schema-ref-parser'],
	['nodes/sending/formats/sms.ts', '../../text/segments'],
	['nodes/EightByEightSms/operations/send.ts', '../runOperation'],
	['nodes/EightByEightSms/operations/send.ts', '../../sending/ledger'],
	['sandbox/server/simulation.ts', '../../nodes/text/segments'],
	['sandbox/start.ts', '../tools/bootstrap/problem.mjs'],
	['sandbox/start.ts', '../tools/packageFolder'],
	['generate/outputs.ts', '../contract/load'],
	['tools/docs/links.ts', '../../projectRoot'],
])('%s may import %s', async (path, imported) => {
	expect(await findings(path, `import { x } from '${imported}';`)).toEqual([]);
});

test('every folder of nodes/ is behind a wall', async () => {
	const folders = await readdir(join(projectRoot, 'nodes'));
	expect(folders).not.toEqual([]);
	for (const folder of folders) {
		expect(await findings(`nodes/${folder}/x.ts`, "import { x } from '../../tools/runCommand';")).toHaveLength(1);
	}
});
