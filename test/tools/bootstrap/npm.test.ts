import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installedShare, withoutOuterNpm } from '../../../tools/bootstrap/npm.mjs';
import { temporaryFolder } from './temporaryFolder';

test('an npm inside a script gets the sources of packages, and nothing else from the npm outside', () => {
	const kept = {
		PATH: '/bin',
		npm_config_registry: 'http://127.0.0.1:1/',
		npm_config_cache: '/cache',
		npm_config_https_proxy: 'http://proxy.example',
		npm_config_cafile: '/ca.pem',
		'npm_config_//registry.example/:_authToken': 'secret',
		NPM_CONFIG_STRICT_SSL: 'false',
		npm_config_fetch_retries: '0',
	};
	const outer = {
		npm_config_omit: 'dev',
		npm_config_global: 'true',
		npm_config_local_prefix: '/elsewhere',
		npm_config_prefix: '/usr',
		npm_config_ignore_scripts: 'true',
		npm_config_dry_run: 'true',
		npm_package_json: '/elsewhere/package.json',
		npm_lifecycle_event: 'start',
		npm_command: 'run-script',
		INIT_CWD: '/elsewhere',
	};
	expect(withoutOuterNpm({ ...kept, ...outer })).toEqual(kept);
});

test('the progress of an installation counts lookups and downloads, and is never complete before the end', async () => {
	const lockFile = join(await temporaryFolder(), 'package-lock.json');
	const packages = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [index, { integrity: 'sha512-' }]));
	await writeFile(lockFile, JSON.stringify({ packages }));
	const share = installedShare(lockFile);
	expect([0, 1, 10, 15, 20, 25].map(share)).toEqual(['0 %', '5 %', '50 %', '75 %', '99 %', '99 %']);
});
