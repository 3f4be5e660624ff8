import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import type { Variant } from '../../generate/providers/config';
import { MessageAborted } from '../../generate/providers/macros';
import { bodyText, type Platform } from '../../generate/providers/platform';
import { type Campaign, formNamed as named, sendAsPlatform, smsForms, subAccount } from './platformCampaign';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ subAccountIds: [subAccount], delayScale: 0 });
});
afterAll(() => sandbox.close());

const send = (platform: Platform, variant: Variant, campaign: Campaign) =>
	sendAsPlatform(sandbox, platform, variant, campaign);

const texts = [
	'Your table is booked for 19:30.',
	'She said "Hi", and left \\o/',
	'First line\nsecond line\r\n\tthird',
	'Grüße 👋🏽 日本語 \u2028 end',
	'Pay $$5, not $$To; ask for Moesms_destination',
	'A & B < C > D \' ` % {"json": true}',
];

describe.each(smsForms)('a campaign of $label', ({ platform, variant }) => {
	test.each(texts)('brings the text %j to 8x8 as it is', async (text) => {
		const before = sandbox.messages().length;
		const { outcome } = await send(platform, variant, { text });
		expect(outcome).toBe('taken');
		expect(sandbox.messages().slice(before)).toMatchObject([{ text, source: 'ACME', destination: '6591234567' }]);
	});

	test.each([['+447700900703'], ['+447700900705']])('shows in the answer that 8x8 rejected %s', async (to) => {
		const before = sandbox.messages().length;
		const { status, json, outcome } = await send(platform, variant, { to, text: 'Hello' });
		expect(status).toBe(200);
		expect(outcome).toBe('rejected');
		expect(JSON.stringify(json)).toContain('"REJECTED"');
		expect(sandbox.messages()).toHaveLength(before);
	});

	test('fails when the number is none', async () => {
		expect((await send(platform, variant, { to: 'Bob', text: 'Hello' })).outcome).not.toBe('taken');
	});
});

describe("the platform's ID of a message", () => {
	test.each([
		['CleverTap, single', '6591234567.1200000000.1777894205.20260504.0.wzrk_default.-1.'],
		['CleverTap, batch', '6591234567.1200000000.1777894205.20260504.0.wzrk_default.-1.'],
		['Braze, pairs', '3f2a9d0c4b5e6f708192a3b4c5d6e7f8-5f7b2c9e8d4a1b3c6e0f9a21'],
		['Braze, raw', '3f2a9d0c4b5e6f708192a3b4c5d6e7f8-5f7b2c9e8d4a1b3c6e0f9a21'],
		['Braze, consent', '3f2a9d0c4b5e6f708192a3b4c5d6e7f8-5f7b2c9e8d4a1b3c6e0f9a21'],
		['MoEngage, single', '66f2a9d0c4b5e6f708192a3b'],
		['MoEngage, india', '66f2a9d0c4b5e6f708192a3b-1107161234567890123'],
	])('of %s comes back as clientMessageId', async (label, id) => {
		const { platform, variant } = named(label);
		const { json } = await send(platform, variant, { text: 'Hello' });
		expect(JSON.stringify(json)).toContain(`"clientMessageId":"${id}"`);
		expect(sandbox.messages().at(-1)?.clientMessageId).toBe(id);
	});

	test("of MoEngage is 8x8's umid, which the answer holds at its top", async () => {
		const { platform, variant } = named('MoEngage, single');
		const { json } = await send(platform, variant, { text: 'Hello' });
		expect(json).toMatchObject({ umid: sandbox.messages().at(-1)?.umid });
	});
});

describe('a platform that does not escape', () => {
	const unescaped = ['CleverTap, single', 'CleverTap, batch', 'MoEngage, single'];

	test.each(unescaped)('%s: plain texts arrive', async (label) => {
		const { platform, variant } = named(label);
		const text = 'Your table is booked 👋 for 19:30.';
		expect((await send(platform, variant, { text, escaping: 'none' })).outcome).toBe('taken');
		expect(sandbox.messages().at(-1)?.text).toBe(text);
	});

	test.each(unescaped.flatMap((label) => ['say "Hi"', 'two\nlines', 'C:\\dir'].map((text) => [label, text] as const)))(
		'%s: %j is refused with 400 and nothing is sent',
		async (label, text) => {
			const { platform, variant } = named(label);
			const before = sandbox.messages().length;
			const { status, outcome } = await send(platform, variant, { text, escaping: 'none' });
			expect(status).toBe(400);
			expect(outcome).toBe('failed');
			expect(sandbox.messages()).toHaveLength(before);
		},
	);

	test('lets a value that a person typed take over fields of the request', async () => {
		const { platform, variant } = named('CleverTap, single');
		const text = 'Hi","destination":"+6590000000","text":"Call me';
		await send(platform, variant, { text, escaping: 'none' });
		expect(sandbox.messages().at(-1)).toMatchObject({ destination: '6590000000', text: 'Call me' });
	});
});

describe('Braze with a name that holds a quotation mark', () => {
	const text = 'Hi {{${first_name} | default: \'there\'}},\n"see you"';
	const attributes = { '{{${first_name}}}': 'Ann "A"' };

	test('arrives with raw text, which escapes by itself', async () => {
		const { platform, variant } = named('Braze, raw');
		expect((await send(platform, variant, { text, attributes })).outcome).toBe('taken');
		expect(sandbox.messages().at(-1)?.text).toBe('Hi Ann "A",\n"see you"');
	});

	test('arrives with key-value pairs if Braze escapes values, and is refused with 400 if not', async () => {
		const { platform, variant } = named('Braze, pairs');
		expect((await send(platform, variant, { text, attributes })).outcome).toBe('taken');
		expect(sandbox.messages().at(-1)?.text).toBe('Hi Ann "A",\n"see you"');
		expect((await send(platform, variant, { text, attributes, escaping: 'none' })).status).toBe(400);
	});

	test('has the default where there is no name', async () => {
		const { platform, variant } = named('Braze, raw');
		await send(platform, variant, { text });
		expect(sandbox.messages().at(-1)?.text).toBe('Hi there,\n"see you"');
	});
});

describe('Braze, for people who are not to be texted', () => {
	test.each(['raw', 'consent', 'pairs'])('makes no request in the form %s where there is no number', async (name) => {
		const { platform, variant } = named(`Braze, ${name}`);
		const before = sandbox.messages().length;
		await expect(send(platform, variant, { to: '', text: 'Hello' })).rejects.toThrow(MessageAborted);
		expect(sandbox.messages()).toHaveLength(before);
	});

	test('makes no request where the person is not subscribed', async () => {
		const { platform, variant } = named('Braze, consent');
		const attributes = { '{{subscribed_state.${<SUBSCRIPTION_GROUP>}}}': 'unsubscribed' };
		const sent = send(platform, variant, { text: 'Hello', attributes });
		await expect(sent).rejects.toThrow('not subscribed');
	});
});

test('a field in place of the text, such as a template, is refused by 8x8', async () => {
	const { platform, variant } = named('CleverTap, single');
	const templated = bodyText(platform, variant.body).replace('"text": "$$Body"', '"templateId": "$$Body"');
	const bodies = new Map([...platform.bodies, [variant.body, templated] as const]);
	const { status } = await send({ ...platform, bodies }, variant, { text: '1107161234567890123' });
	expect(status).toBe(400);
});
