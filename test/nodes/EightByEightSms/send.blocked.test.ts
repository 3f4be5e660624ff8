import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ScriptedApi, startScriptedApi } from '../../engine/scriptedApi';
import { continueRegularOutput, detailsOf, people, queued, send, singly } from '../../rules/ways';

// n8n reads its settings when its modules are loaded.
vi.hoisted(() => {
	process.env.N8N_SSRF_PROTECTION_ENABLED = 'true';
});

let api: ScriptedApi;

beforeEach(async () => {
	api = await startScriptedApi((request) => queued(singly, request));
});

afterEach(async () => {
	await api.close();
});

test.each([(url: string) => url, (url: string) => url.replace('127.0.0.1', 'localhost')])(
	"a request that n8n's protection of internal addresses refuses was not sent",
	async (addressOf) => {
		const { outputs } = await send(singly, addressOf(api.url), people(3), { settings: continueRegularOutput });
		expect(api.requests).toEqual([]);
		for (const item of outputs[0] ?? []) {
			expect(detailsOf(item)).toMatchObject({ outcome: 'rejected', code: 'BLOCKED_BY_N8N' });
			expect(item.json.message).toContain('N8N_SSRF_ALLOWED_HOSTNAMES');
		}
		expect(outputs[0]).toHaveLength(3);
	},
);
