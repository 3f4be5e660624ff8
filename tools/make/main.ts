import { parseArgs } from 'node:util';
import { Problem } from '../bootstrap/problem.mjs';
import { readApp } from './app';
import { createApp, deploy } from './deploy/deploy';
import { dryRun } from './deploy/dryRun';
import { makeAt } from './deploy/make';
import { planOf } from './deploy/plan';
import { manifestForm } from './lint/manifestForm';

const usage = `npm run make -- deploy [--app NAME] [--dry-run]

Installs the custom app of make/app in Make, or brings the one that is there up to date.
  --app NAME   an app that you have made in Make before, by its name in the address
  --dry-run    prints every command and request, and makes none

MAKE_API_KEY holds a key of yours (Make: Profile, API access; scopes sdk-apps:read and sdk-apps:write), and MAKE_ZONE
the host that you use Make at, such as eu2.make.com.`;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { app: { type: 'string' }, 'dry-run': { type: 'boolean' }, help: { type: 'boolean' } },
});

async function main(): Promise<void> {
	if (values.help === true || positionals.join(' ') !== 'deploy') {
		console.log(usage);
		process.exitCode = values.help === true ? 0 : 1;
		return;
	}
	const files = await readApp();
	const steps = planOf(manifestForm.parse(JSON.parse(files.get('makecomapp.json') ?? '')), files);
	if (values['dry-run'] === true) {
		for (const line of dryRun(createApp, steps)) console.log(line);
		return;
	}
	const { MAKE_API_KEY: key, MAKE_ZONE: zone } = process.env;
	if (key === undefined || key === '' || zone === undefined || zone === '') {
		throw new Problem(`MAKE_API_KEY and MAKE_ZONE have to be set.\n\n${usage}`);
	}
	const name = await deploy(steps, makeAt(zone, key), console.log, values.app);
	console.log(`The app is in Make as ${name}. Look at it at https://${zone}, under Custom apps.`);
}

void main().catch((error: unknown) => {
	console.error(error instanceof Problem ? error.message : error);
	process.exitCode = 1;
});
