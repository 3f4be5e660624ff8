import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { projectRoot } from '../../projectRoot';
import { loadContract } from '../../contract/load';
import { isOfTrial } from '../../providers/receipts/trial';
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
				'tryRequest.mjs',
				'braze',
				'braze/README.md',
				'braze/body.json',
				'braze/config.json',
				'braze/consent.liquid',
				'braze/try-consent.mjs',
				'braze/whatsapp-sms.liquid',
				'braze/whatsapp.liquid',
				'braze/raw.liquid',
				'braze/try-pairs.mjs',
				'braze/try-raw.mjs',
				'clevertap',
				'clevertap/README.md',
				'clevertap/batch.json',
				'clevertap/config.json',
				'clevertap/single.json',
				'clevertap/try-batch.mjs',
				'clevertap/try-single.mjs',
				'detrack',
				'detrack/README.md',
				'detrack/config.json',
				'moengage',
				'moengage/README.md',
				'moengage/body.json',
				'moengage/config.json',
				'moengage/india.json',
				'moengage/try-india.mjs',
				'moengage/try-single.mjs',
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
				expect(readme, name).toContain(
					`\`node try-${variant.name}.mjs +6591234567 --sandbox\` sends it to the sandbox`,
				);
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
		await copyFile(join(projectRoot, 'generate/providers/tryRequest.mjs'), join(folder, 'tryRequest.mjs'));
	});
	afterAll(async () => {
		await sandbox.close();
		await rm(folder, { recursive: true });
	});

	async function run(path: string, args: string[], key = sandbox.apiKey) {
		const env = { EIGHT_BY_EIGHT_API_KEY: key };
		return promisify(execFile)(process.execPath, [path, ...args], { env }).then(
			({ stdout }) => ({ code: 0, output: stdout }),
			(error: unknown) => {
				const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
				return { code, output: stdout + stderr };
			},
		);
	}

	/** The path of a script, beside the others of its platform. */
	async function script(platform: string, file: string, { source = 'ACME', baseUrl = sandbox.url } = {}) {
		const values = { BASE_URL: baseUrl, SUB_ACCOUNT: 'acme&hq', SENDER_ID: source };
		const text = filledFiles(await loadPlatform(platform), await loadContract(), values).get(file);
		if (text === undefined) throw new Error(`no ${file}`);
		await mkdir(join(folder, platform), { recursive: true });
		const path = join(folder, platform, file);
		await writeFile(path, text);
		return path;
	}

	const sandboxPort = () => ['--sandbox', '--port', new URL(sandbox.url).port];

	test.each([
		['a name full of what a program would act on', "O'N & ${x}"],
		['the number that the usage shows', '+6591234567'],
	])('with --send, sends one text in every variant from %s', async (_name, source) => {
		for (const platform of await loadPlatforms()) {
			for (const { name } of platform.config.variants.filter(hasScript)) {
				const before = sandbox.messages().length;
				const path = await script(platform.name, `try-${name}.mjs`, { source });
				const result = await run(path, ['+6591234568', '--send']);
				const sent = sandbox.messages().slice(before);
				expect(sent, `${platform.name} ${name}`).toMatchObject([
					{
						subAccountId: 'acme&hq',
						source,
						destination: '6591234568',
						clientMessageId: expect.stringMatching(/^try-[0-9a-f-]{36}$/) as string,
					},
				]);
				expect(isOfTrial(sent[0])).toBe(true);
				expect(result).toMatchObject({ code: 0 });
				expect(result.output).toContain(
					`8x8 accepted the message. Its client message ID is ${sent[0]?.clientMessageId ?? ''}.`,
				);
			}
		}
	});

	test('sends nothing unless it is asked to, and shows the request without the key', async () => {
		const before = sandbox.messages().length;
		const result = await run(await script('clevertap', 'try-batch.mjs'), ['+6591234568']);
		expect(result.code).toBe(0);
		expect(result.output).toContain(`POST ${sandbox.url}/api/v1/subaccounts/acme%26hq/messages/batch`);
		expect(result.output).toContain('"destination": "+6591234568"');
		expect(result.output).toContain('Nothing was sent.');
		expect(result.output).not.toContain(sandbox.apiKey);
		expect(sandbox.messages()).toHaveLength(before);
	});

	test("with --sandbox, sends to the sandbox alone, with the sandbox's own account", async () => {
		const real = await startSandbox({ subAccountIds: ['acme&hq'] });
		try {
			const before = sandbox.messages().length;
			const path = await script('moengage', 'try-single.mjs', { baseUrl: real.url });
			expect(await run(path, ['6591234568', ...sandboxPort()], 'a-real-key')).toMatchObject({ code: 0 });
			expect(sandbox.messages()).toHaveLength(before + 1);
			expect(real.messages()).toEqual([]);
		} finally {
			await real.close();
		}
	});

	test('with --sandbox, says where it looked if there is none', async () => {
		const gone = await startSandbox();
		await gone.close();
		const { port } = new URL(gone.url);
		const result = await run(await script('clevertap', 'try-single.mjs'), ['+6591234568', '--sandbox', '--port', port]);
		expect(result.code).toBe(2);
		expect(result.output).toContain(`No sandbox answers at http://127.0.0.1:${port}.`);
	});

	test.each([
		['REJECTED with status 200', 'try-single.mjs', '+447700900700'],
		['REJECTED in a batch', 'try-batch.mjs', '+447700900705'],
	])('fails on %s, and says so', async (_name, file, destination) => {
		const result = await run(await script('clevertap', file), [destination, '--send']);
		expect(result.code).toBe(1);
		expect(result.output).toContain('REJECTED');
		expect(result.output).toContain('8x8 rejected the message: nothing was sent.');
	});

	test('does not call a message unsent when 8x8 fails after it may have taken it', async () => {
		const path = await script('clevertap', 'try-single.mjs');
		sandbox.addFault({ operation: 'sendSms', times: 1, effects: [{ kind: 'answer', status: 502, accepted: true }] });
		const result = await run(path, ['+6591234568', '--send']);
		expect(result.code).toBe(1);
		expect(result.output).toMatch(/not certain whether the message was sent.* try-[0-9a-f-]{36} in the message logs/);
		expect(result.output).not.toContain('nothing was sent');
	});

	test('fails on a wrong key without showing it', async () => {
		const path = await script('moengage', 'try-single.mjs');
		const result = await run(path, ['+6591234567', '--send'], 'wrong-key');
		expect(result.code).toBe(1);
		expect(result.output).toContain('HTTP status 401');
		expect(result.output).not.toContain('wrong-key');
		const odd = await run(path, ['+6591234567', '--send'], 'wrong\nkey');
		expect(odd.code).toBe(2);
		expect(odd.output).not.toContain('wrong');
	});

	test.each([
		[[], 'number of your own phone'],
		[['Bob', '--send'], 'number of your own phone'],
		[['+65" , "x": "', '--send'], 'number of your own phone'],
		[['+6591234567', '--send', '--sandbox'], 'either --sandbox or --send'],
		[['+6591234567', '+6591234568', '--send'], 'shows the request and sends nothing'],
		[['+6591234567', '--sent'], 'shows the request and sends nothing'],
	])('refuses %j before anything is sent', async (args, sentence) => {
		const before = sandbox.messages().length;
		const result = await run(await script('clevertap', 'try-single.mjs'), args);
		expect(result).toMatchObject({ code: 2, output: expect.stringContaining(sentence) as string });
		expect(sandbox.messages()).toHaveLength(before);
	});
});
