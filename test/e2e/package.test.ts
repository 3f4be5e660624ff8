import { randomUUID } from 'node:crypto';
import { execFile } from 'node:child_process';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod/v4';
import { N8nClient, type Owner } from '../../sandbox/n8n/client';
import { createDemoWorkflow, createSandboxCredential, demoSender, demoTrigger } from '../../sandbox/n8n/demo';
import { launchN8n } from '../../sandbox/n8n/launch';
import { startSandbox } from '../../sandbox/server';
import { buildInto } from '../../tools/packageFolder';
import { npm, packInto, unpack } from '../../tools/package/tarball';
import { projectRoot } from '../../projectRoot';
import { temporaryFolder } from '../tools/bootstrap/temporaryFolder';

/** What n8n does with a community package once npm has downloaded it; source: its community-packages.service. */
async function installAsN8nDoes(tarball: string, folder: string): Promise<void> {
	await unpack(tarball, folder);
	const file = join(folder, 'package.json');
	const manifest = Object.entries(z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(file, 'utf8'))));
	const left = manifest.filter(([key]) => !/^(dev|peer|optional)Dependencies$/.test(key));
	await writeFile(file, JSON.stringify(Object.fromEntries(left)));
	await npm(folder, [
		'install',
		'--audit=false',
		'--fund=false',
		'--bin-links=false',
		'--install-strategy=shallow',
		'--ignore-scripts=true',
		'--package-lock=false',
	]);
}

test('the packed tarball installs into a real n8n as community nodes do, shows both nodes and the credential, and sends a text', async () => {
	const owner: Owner = { email: 'pack@e2e.example', firstName: 'P', lastName: 'K', password: `Pack-${randomUUID()}` };
	await buildInto(join(projectRoot, 'dist'));
	const tarball = await packInto(await temporaryFolder());
	const sandbox = await startSandbox();
	onTestFinished(() => sandbox.close());
	const running = await launchN8n({ placeConnector: (folder) => installAsN8nDoes(tarball.file, folder) });
	onTestFinished(() => running.close());

	const n8n = new N8nClient(running.url);
	await n8n.setUpOwner(owner);
	const credential = await createSandboxCredential(n8n, sandbox);
	const workflow = await createDemoWorkflow(n8n, credential);
	const execution = await n8n.runToEnd(workflow, demoTrigger);
	expect(execution).toMatchObject({ status: 'success' });
	expect(execution.output(demoSender)).toMatchObject([
		{ umid: sandbox.messages()[0]?.umid, status: { code: 'QUEUED' } },
	]);

	const [nodes, credentials] = await Promise.all([
		editorTypes(running.url, owner, 'nodes'),
		editorTypes(running.url, owner, 'credentials'),
	]);
	expect(nodes).toContain('n8n-nodes-8x8-sms.eightByEightSms');
	expect(nodes).toContain('n8n-nodes-8x8-sms.eightByEightSmsTrigger');
	expect(credentials).toContain('eightByEightSmsApi');
});

test('the lines of the README put the package where n8n finds it', async () => {
	const readme = await readFile(join(projectRoot, 'README.md'), 'utf8');
	const lines = /```sh\n(?<lines>npm run build && npm pack\n[^`]*)```/.exec(readme)?.groups?.lines ?? '';
	expect(lines).toContain('~/.n8n/nodes/node_modules/n8n-nodes-8x8-sms');
	const home = await temporaryFolder();
	const tarballs = async () => (await readdir(projectRoot)).filter((name) => name.endsWith('.tgz'));
	expect(await tarballs()).toEqual([]);
	onTestFinished(async () => {
		for (const name of await tarballs()) await rm(join(projectRoot, name));
	});
	await promisify(execFile)('sh', ['-ec', lines.replaceAll('~/', `'${home}'/`)], { cwd: projectRoot });

	const installed = join(home, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-8x8-sms');
	const running = await launchN8n({ placeConnector: (folder) => cp(installed, folder, { recursive: true }) });
	onTestFinished(() => running.close());
	const owner: Owner = { email: 'read@e2e.example', firstName: 'R', lastName: 'M', password: `Read-${randomUUID()}` };
	await new N8nClient(running.url).setUpOwner(owner);
	expect(await editorTypes(running.url, owner, 'nodes')).toContain('n8n-nodes-8x8-sms.eightByEightSmsTrigger');
});

/** The names of all types that n8n's editor knows. */
async function editorTypes(url: string, { email, password }: Owner, kind: 'nodes' | 'credentials'): Promise<string[]> {
	const logIn = await fetch(`${url}/rest/login`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ emailOrLdapLoginId: email, password }),
	});
	const cookie = logIn.headers.getSetCookie().map((each) => each.split(';', 1)[0] ?? '');
	const answer = await fetch(`${url}/types/${kind}.json`, { headers: { cookie: cookie.join('; ') } });
	return z
		.array(z.object({ name: z.string() }))
		.parse(await answer.json())
		.map(({ name }) => name);
}
