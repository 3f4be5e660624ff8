import { parseArgs } from 'node:util';
import { Problem } from '../bootstrap/problem.mjs';
import { activeQuery, install } from './install';
import { parts, stepsOf } from './plan';

const usage = `npm run salesforce -- deploy [PART ...] [--target-org ALIAS] [--dry-run]

Installs parts of the folder salesforce in an org, with Salesforce's CLI. Parts, texts unless given:
  texts       the connection, objects, and flows as drafts
  actions     quick actions, list button, agent action and flow tests; the flows have to be active
  webhook     the Apex class and the app through which 8x8 posts events
  chat-apps   WhatsApp, RCS and others

  --target-org ALIAS   the org; the CLI's default org unless given
  --dry-run            prints every check and command, and makes none`;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { 'target-org': { type: 'string' }, 'dry-run': { type: 'boolean' }, help: { type: 'boolean' } },
});

async function main(): Promise<void> {
	const [command, ...named] = positionals;
	const unknown = named.filter((name) => !parts.some((part) => part === name));
	if (values.help === true || command !== 'deploy' || unknown.length > 0) {
		console.log(usage);
		process.exitCode = values.help === true ? 0 : 1;
		return;
	}
	const steps = parts.filter((part) => (named.length === 0 ? part === 'texts' : named.includes(part))).flatMap(stepsOf);
	const target = values['target-org'];
	const org = target === undefined ? [] : ['--target-org', target];
	if (values['dry-run'] !== true) {
		await install(steps, org, console.log);
		console.log('Done. The remaining manual steps are in salesforce/README.md.');
		return;
	}
	for (const step of steps) {
		if (step.kind === 'filledIn') console.log(`# ${step.file} no longer says ${step.placeholder}`);
	}
	const commands = steps.flatMap((step) => {
		if (step.kind === 'filledIn') return [];
		return [step.kind === 'active' ? activeQuery(step.flows) : step.args];
	});
	for (const args of [['org', 'display', '--json'], ...commands]) {
		console.log(['sf', ...args, ...org].map((part) => (/\s/.test(part) ? `"${part}"` : part)).join(' '));
	}
}

void main().catch((error: unknown) => {
	console.error(error instanceof Problem ? error.message : error);
	process.exitCode = 1;
});
