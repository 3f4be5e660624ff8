import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { loadContract } from '../../contract/load';
import { fillProviders } from '../../tools/providers/fill';
import { filledFiles } from '../../generate/providers/filledFiles';
import { hasScript } from '../../generate/providers/tryScript';
import { loadPlatform, loadPlatforms, providersFolder } from '../../tools/providers/platforms';

const account = ['--region', 'eu', '--sub-account', 'acme&hq', '--source', "O'Neil"];

describe('npm run providers', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'providers-'));
	});
	afterEach(() => rm(folder, { recursive: true }));

	const read = (path: string) => readFile(join(folder, path), 'utf8');

	test('writes the files of every platform, with the account in them and the key left open', async () => {
		const told = await fillProviders([...account, '--out', 'mine'], folder);
		expect(told).toContain(join(folder, 'mine', 'clevertap', 'README.md'));
		expect((await readdir(join(folder, 'mine'), { recursive: true })).sort()).toEqual(
			[
				'config.schema.json',
				'braze',
				'braze/README.md',
				'braze/body.json',
				'braze/config.json',
				'braze/consent.liquid',
				'braze/try-consent.sh',
				'braze/whatsapp-sms.liquid',
				'braze/whatsapp.liquid',
				'braze/raw.liquid',
				'braze/try-pairs.sh',
				'braze/try-raw.sh',
				'clevertap',
				'clevertap/README.md',
				'clevertap/batch.json',
				'clevertap/config.json',
				'clevertap/single.json',
				'clevertap/try-batch.sh',
				'clevertap/try-single.sh',
				'detrack',
				'detrack/README.md',
				'detrack/config.json',
				'moengage',
				'moengage/README.md',
				'moengage/body.json',
				'moengage/config.json',
				'moengage/india.json',
				'moengage/try-india.sh',
				'moengage/try-single.sh',
				'moengage/whatsapp-sms.json',
				'moengage/whatsapp.json',
			].sort(),
		);
		const single: unknown = JSON.parse(await read('mine/clevertap/single.json'));
		expect(single).toMatchObject({ source: "O'Neil", destination: '$$To' });
		const readme = await read('mine/clevertap/README.md');
		expect(readme).toContain('`https://sms.8x8.uk/api/v1/subaccounts/acme%26hq/messages/batch`');
		expect(readme).toContain('`Bearer <API_KEY>`');
		expect(await read('mine/detrack/README.md')).toContain('| 8x8 (WaveCell) Sub-account Id | `acme&hq` |');
	});

	test('writes READMEs with all that the templates say, and with the scripts that try them', async () => {
		await fillProviders([...account, '--out', '.'], folder);
		const template = await readFile(join(providersFolder, 'clevertap/README.md'), 'utf8');
		const filled = await read('clevertap/README.md');
		expect(filled).toContain('sub-account that only CleverTap sends with. | `acme&hq` |');
		expect(filled).toContain("| The sender ID that the phone shows. It must be registered with 8x8. | `O'Neil` |");
		const codes = template
			.slice(template.indexOf('Why a message failed'), template.indexOf('## How it fits together'))
			.trimEnd();
		expect(codes).toContain('| `912` |');
		expect(filled).toContain(codes);
		for (const { name, config } of await loadPlatforms()) {
			const readme = await read(`${name}/README.md`);
			for (const variant of config.variants.filter(hasScript)) {
				expect(readme, name).toContain(`Try it first: \`sh try-${variant.name}.sh +...\` in this folder`);
			}
		}
	});

	test('leaves no placeholder of an option in any file', async () => {
		await fillProviders([...account, '--out', '.'], folder);
		for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
			if (!entry.isFile() || entry.name === 'config.schema.json') continue;
			expect(await readFile(join(entry.parentPath, entry.name), 'utf8')).not.toMatch(
				/<(BASE_URL|CHAT_BASE_URL|SUB_ACCOUNT|SENDER_ID)>/,
			);
		}
	});

	test("puts in WhatsApp's address of the region, and its sub-account where it is given", async () => {
		await fillProviders([...account, '--out', '.'], folder);
		const open = 'https://chatapps.8x8.uk/api/v1/subaccounts/<CHAT_SUB_ACCOUNT>/messages';
		expect(await read('braze/README.md')).toContain(open);
		await fillProviders([...account, '--chat-sub-account', 'acme_chat', '--out', '.'], folder);
		expect(await read('braze/README.md')).toContain('https://chatapps.8x8.uk/api/v1/subaccounts/acme_chat/messages');
		const wrong = fillProviders([...account, '--chat-sub-account', 'a/b', '--out', '.'], folder);
		await expect(wrong).rejects.toThrow(/^--chat-sub-account: 'a\/b' is not/);
	});

	test.each([
		['no region', ['--sub-account', 'acme_hq', '--source', 'A'], /^--region is missing\. Use one of ap, us, eu, id/],
		[
			'an unknown region',
			['--region', 'moon', ...account.slice(2)],
			/^--region: there is no region 'moon'\. Use one of/,
		],
		['no sub-account', ['--region', 'eu', '--source', 'A'], /^--sub-account is missing\. Copy it from 8x8 Connect/],
		[
			'a sub-account with a slash',
			['--region', 'eu', '--sub-account', 'a/../b', '--source', 'A'],
			/^--sub-account: 'a\/\.\.\/b' is no/,
		],
		['no source', ['--region', 'eu', '--sub-account', 'acme_hq'], /^--source is missing\. Give the sender ID/],
		[
			'a long word as source',
			[...account.slice(0, 4), '--source', 'TwelveLetter'],
			/^--source: 'TwelveLetter' has 12 characters\. Give/,
		],
		['a long number as source', [...account.slice(0, 4), '--source', '12345678901234567'], /has 17 characters/],
		[
			'a source that would be a macro',
			[...account.slice(0, 4), '--source', '{{$x}}'],
			/^--source: '\{\{\$x\}\}' is not a sender ID/,
		],
		[
			'a local receipts address',
			[...account, '--receipts-url', 'http://localhost:5678/x'],
			/^--receipts-url: .* begins with https/,
		],
		['an unknown option', [...account, '--key', 'x'], /^Unknown option '--key'\. Use --help for the options\.$/],
		['an option without its value', ['--region'], /--region.*Use --help for the options\.$/],
	])('refuses %s and writes nothing', async (_name, args, problem) => {
		await expect(fillProviders([...args, '--out', 'mine'], folder)).rejects.toThrow(problem);
		expect(await readdir(folder)).toEqual([]);
	});

	test('takes a number of 16 digits as source', async () => {
		await fillProviders([...account.slice(0, 4), '--source', '1234567890123456'], folder);
		expect(await read('providers-filled/moengage/body.json')).toContain('"1234567890123456"');
	});

	test('has 8x8 post receipts where they are wanted, for the platforms that take some', async () => {
		const url = 'https://n8n.example/webhook/5e0b8c52/8x8-sms?a=1&b="2"';
		await fillProviders([...account, '--receipts-url', url, '--out', '.'], folder);
		const json = async (path: string) => JSON.parse(await read(path)) as unknown;
		expect(await json('clevertap/single.json')).toMatchObject({ destination: '$$To', dlrCallbackUrl: url });
		expect(await json('clevertap/batch.json')).toMatchObject({ messages: [{ text: '$$Body', dlrCallbackUrl: url }] });
		expect(await json('moengage/body.json')).toMatchObject({ dlrCallbackUrl: url });
		for (const form of ['body.json', 'raw.liquid', 'consent.liquid']) {
			expect((await read(`braze/${form}`)).split(`"dlrCallbackUrl": ${JSON.stringify(url)},`)).toHaveLength(2);
		}
		expect(await read('detrack/README.md')).not.toContain('dlrCallbackUrl');
		expect(await read('moengage/README.md')).toContain('dlrCallbackUrl');
		expect(await read('braze/whatsapp.liquid')).not.toContain('dlrCallbackUrl');
	});

	test('lists options and regions when asked for help', async () => {
		const help = await fillProviders(['--help'], folder);
		expect(help).toMatch(/--sub-account[\s\S]*--out/);
		expect(help).toContain('eu (Europe)');
		expect(await readdir(folder)).toEqual([]);
	});
});

describe('the try script', () => {
	let sandbox: Sandbox;
	let folder: string;
	beforeAll(async () => {
		sandbox = await startSandbox({ subAccountIds: ['acme&hq'] });
		folder = await mkdtemp(join(tmpdir(), 'providers-'));
	});
	afterAll(async () => {
		await sandbox.close();
		await rm(folder, { recursive: true });
	});

	async function run(script: string, args: string[], key: string) {
		const env = { PATH: process.env.PATH, EIGHT_BY_EIGHT_API_KEY: key };
		return promisify(execFile)('sh', ['-c', script, 'try', ...args], { env }).then(
			({ stdout }) => ({ code: 0, output: stdout }),
			(error: unknown) => {
				const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
				return { code, output: stdout + stderr };
			},
		);
	}

	async function script(
		platform: Parameters<typeof loadPlatform>[0],
		file: string,
		source = "O'N & $(id)",
	): Promise<string> {
		const values = { BASE_URL: sandbox.url, SUB_ACCOUNT: 'acme&hq', SENDER_ID: source };
		const text = filledFiles(await loadPlatform(platform), await loadContract(), values).get(file);
		if (text === undefined) throw new Error(`no ${file}`);
		return text;
	}

	test.each([
		['a name full of what a shell would act on', "O'N & $(id)"],
		['the number that the usage shows', '6591234567'],
		['that number with a plus sign', '+6591234567'],
		['a longer number that holds it', '65912345670'],
	])('sends one text in every variant from %s', async (_name, source) => {
		for (const platform of await loadPlatforms()) {
			for (const { name } of platform.config.variants.filter(hasScript)) {
				const before = sandbox.messages().length;
				const text = await script(platform.name, `try-${name}.sh`, source);
				const result = await run(text, ['+6591234568'], sandbox.apiKey);
				expect(result, `${platform.name} ${name}`).toMatchObject({
					code: 0,
					output: expect.stringContaining('8x8 took') as string,
				});
				expect(sandbox.messages().slice(before)).toMatchObject([
					{ subAccountId: 'acme&hq', source, destination: '6591234568' },
				]);
				expect(sandbox.messages().at(-1)?.clientMessageId).toBeUndefined();
			}
		}
	});

	test.each([
		['REJECTED with status 200', 'try-single.sh', '+447700900700'],
		['REJECTED in a batch', 'try-batch.sh', '+447700900705'],
	])('fails on %s, and says so', async (_name, file, destination) => {
		const result = await run(await script('clevertap', file), [destination], sandbox.apiKey);
		expect(result.code).toBe(1);
		expect(result.output).toContain('REJECTED');
		expect(result.output).toContain('8x8 rejected the message: nothing was sent.');
	});

	test('fails on a wrong key without showing it', async () => {
		const result = await run(await script('moengage', 'try-single.sh'), ['+6591234567'], 'wrong-key');
		expect(result.code).toBe(1);
		expect(result.output).toContain('HTTP status 401');
		expect(result.output).not.toContain('wrong-key');
	});

	test.each([[[]], [['Bob']], [['+65" , "x": "']]])('refuses %j as a number before anything is sent', async (args) => {
		const before = sandbox.messages().length;
		const result = await run(await script('clevertap', 'try-single.sh'), args, sandbox.apiKey);
		expect(result).toMatchObject({ code: 2, output: expect.stringContaining('Give the phone to text') as string });
		expect(sandbox.messages()).toHaveLength(before);
	});
});
