import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type KeptWork, WorkFolder } from '../../sandbox/keptWork';
import { temporaryFolder } from '../tools/bootstrap/temporaryFolder';

const kept: KeptWork = {
	owner: { email: 'owner@sandbox.example', firstName: 'Sandbox', lastName: 'Owner', password: 'Sms8-0123' },
	credential: { id: '1', name: '8x8 sandbox', type: 'eightByEightSmsApi' },
	sending: '2',
	answering: '3',
};

async function workFolder() {
	const folder = await temporaryFolder();
	const work = new WorkFolder(folder);
	await mkdir(work.n8n);
	await writeFile(join(work.n8n, 'database.sqlite'), '');
	const hasN8n = () =>
		stat(work.n8n).then(
			() => true,
			() => false,
		);
	return { folder, work, hasN8n };
}

test('work that was kept is there again, and only its owner can read the password', async () => {
	const { folder, work, hasN8n } = await workFolder();
	await work.write(kept);
	expect(await work.read()).toEqual(kept);
	expect(await hasN8n()).toBe(true);
	expect((await stat(join(folder, 'work.json'))).mode & 0o077).toBe(0);
});

test.each(['', '{', '{"owner":{}}', 'null'])('work of an interrupted start is begun again: %j', async (text) => {
	const { folder, work, hasN8n } = await workFolder();
	await writeFile(join(folder, 'work.json'), text);
	expect(await work.read()).toBeUndefined();
	expect(await hasN8n()).toBe(false);
});

test('a second one finds the folder in use, and the next one free again', async () => {
	const { work } = await workFolder();
	const use = () =>
		work.use(
			() => Promise.resolve('inside'),
			() => Promise.resolve('otherwise'),
		);
	const second = await work.use(use, () => Promise.resolve('never'));
	expect([second, await use()]).toEqual(['otherwise', 'inside']);
});

test('what fails inside is not tried elsewhere', async () => {
	const { work } = await workFolder();
	const failing = work.use(
		() => Promise.reject(new Error('n8n ended')),
		() => Promise.resolve('otherwise'),
	);
	await expect(failing).rejects.toThrow('n8n ended');
});
