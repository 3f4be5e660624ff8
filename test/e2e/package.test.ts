import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { N8nClient, type Owner } from '../../sandbox/n8n/client';
import { createDemoWorkflow, createSandboxCredential, demoSender, demoTrigger } from '../../sandbox/n8n/demo';
import { launchN8n } from '../../sandbox/n8n/launch';
import { startSandbox } from '../../sandbox/server';
import { buildInto } from '../../tools/packageFolder';
import { npm, packInto, unpack } from '../../tools/package/tarball';
import { projectRoot } from '../../tools/runCommand';
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
