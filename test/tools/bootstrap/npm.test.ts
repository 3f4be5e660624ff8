import { expect, test } from 'vitest';
import { withoutOuterNpm } from '../../../tools/bootstrap/npm.mjs';

test('an npm inside a script is told where packages come from, and nothing of the npm outside', () => {
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
