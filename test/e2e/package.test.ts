import { randomUUID } from 'node:crypto';
import { execFile } from 'node:child_process';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod/v4';
import { N8nClient, type Owner, until } from '../../sandbox/n8n/client';
import { converse } from '../../sandbox/conversation';
import { createDemoWorkflow, createSandboxCredential, demoSender, demoTrigger, smppDemo } from '../../sandbox/n8n/demo';
import { launchN8n } from '../../sandbox/n8n/launch';
import { startSandbox } from '../../sandbox/server';
import { buildInto, smppPackage } from '../../tools/packageFolder';
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

test('the packed tarballs install into a real n8n as community nodes do, show their nodes and credentials, and send texts', async () => {
	const owner: Owner = { email: 'pack@e2e.example', firstName: 'P', lastName: 'K', password: `Pack-${randomUUID()}` };
	await buildInto(join(projectRoot, 'dist'));
	await buildInto(join(smppPackage.root, 'dist'), smppPackage);
	const tarball = await packInto(await temporaryFolder());
	const smppTarball = await packInto(await temporaryFolder(), smppPackage);
	const sandbox = await startSandbox({ smppPort: 0 });
	onTestFinished(() => sandbox.close());
	const running = await launchN8n({
		placeConnector: (folder) => installAsN8nDoes(tarball.file, folder),
		placeSmpp: (folder) => installAsN8nDoes(smppTarball.file, folder),
	});
	onTestFinished(() => running.close());

	const smpp = await converse({ n8n: running, sandbox }, smppDemo, owner, new AbortController().signal);
	expect(smpp.state).toBe('delivered');
	expect(smpp.answer.text).toBe(`Thanks for your message! You wrote: ${smpp.reply}`);
	expect(sandbox.webhooks()).toEqual([]);

	const n8n = new N8nClient(running.url);
	await n8n.logIn(owner);
	const { data } = smppDemo.credentialOf(sandbox);
	expect(await n8n.testCredential(smpp.credential, data)).toEqual({
		status: 'OK',
		message: `8x8 let ${sandbox.subAccountId} in.`,
	});
	expect(await n8n.testCredential(smpp.credential, { ...data, password: 'wrong' })).toMatchObject({
		status: 'Error',
		message: expect.stringContaining('the password is wrong') as unknown,
	});
	// The test trigger has unbound, while the node keeps its own connection for a while.
	expect(sandbox.smppBinds().map(({ command }) => command)).toEqual(['bindReceiver', 'bindTransmitter']);
	await n8n.unpublish(smpp.answering);
	await until('the unbinding', { timeout: 10_000 }, () =>
		sandbox.smppBinds().every(({ command }) => command === 'bindTransmitter') ? true : undefined,
	);

	const credential = await createSandboxCredential(n8n, sandbox);
	const before = sandbox.messages().length;
	const workflow = await createDemoWorkflow(n8n, credential, sandbox.url);
	const execution = await n8n.runToEnd(workflow, demoTrigger);
	expect(execution).toMatchObject({ status: 'success' });
	expect(execution.output(demoSender)).toMatchObject([
		{ umid: sandbox.messages()[before]?.umid, status: { code: 'QUEUED' } },
	]);

	const [nodes, credentials] = await Promise.all([
		editorTypes(running.url, owner, 'nodes'),
		editorTypes(running.url, owner, 'credentials'),
	]);
	expect(nodes).toContain('n8n-nodes-8x8-sms.eightByEightSms');
	expect(nodes).toContain('n8n-nodes-8x8-sms.eightByEightSmsTrigger');
	expect(credentials).toContain('eightByEightSmsApi');
	expect(nodes).toContain('n8n-nodes-8x8-smpp.eightByEightSmpp');
	expect(nodes).toContain('n8n-nodes-8x8-smpp.eightByEightSmppTrigger');
	expect(credentials).toContain('eightByEightSmppApi');
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
