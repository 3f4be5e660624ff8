import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server';
import { call, onAccount, onMessages, send, sendBatch, sendMessage, sendSurvey } from '../sandbox/client';
import { startReceiver, type Receiver } from '../sandbox/receiver';
import { barriers } from './barriers';
import { startBrowser } from './browser';
import { eventually } from '../sandbox/eventually';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let sandbox: Sandbox;
let receiver: Receiver;
let complaints: string[];

beforeAll(async () => {
	browser = await startBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
	sandbox = await startSandbox({ retryScale: 0, delayScale: 0.1 });
	receiver = await startReceiver();
	context = await browser.newContext({ viewport: { width: 1360, height: 820 }, colorScheme: 'light' });
	page = await context.newPage();
	complaints = [];
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(message.text());
	});
});
afterEach(async () => {
	await context.close();
	await sandbox.close();
	receiver.close();
});

const hello = { destination: '+6591234567', text: 'Your table is booked', source: 'Bistro' };
const conversations = () => page.getByRole('list', { name: /^Conversations/ });
const conversation = (number: string) => conversations().getByRole('link', { name: number });
const history = () => page.getByRole('region', { name: 'Message history' });
const details = () => page.getByRole('complementary', { name: 'Message details' });
const open = (hash = '#/') => page.goto(`${sandbox.url}/${hash}`);

async function restart(options: SandboxOptions) {
	await sandbox.close();
	sandbox = await startSandbox({ retryScale: 0, delayScale: 0.1, ...options });
}

async function addWebhook(path = '/in') {
	await onAccount(sandbox, 'POST', '/webhooks', { body: [{ subAccountId: '*', url: receiver.url + path }] });
}

describe('the phone', () => {
	test('says how to begin while there is no message', async () => {
		await open();
		await page.getByRole('heading', { name: 'The phone is ready' }).waitFor();
		await page.getByText(`curl -X POST '${sandbox.url}`).waitFor();
	});

	test('shows messages as they come, by number, with what happened to them', async () => {
		await open();
		await send(sandbox, hello);
		await conversation('+65 9123 4567').click();
		const message = history().getByRole('listitem').filter({ hasText: 'Your table is booked' });
		await message.getByText('Delivered').waitFor();
		for (const fact of ['Bistro', 'GSM7', '1 segment', '€0.0375']) await message.getByText(fact).waitFor();

		await send(sandbox, { ...hello, text: '期待您的光临' });
		await history().getByText('期待您的光临').waitFor();
		await history().getByText('UCS2').waitFor();
		await send(sandbox, { ...hello, destination: '+33612345678' });
		await conversation('+33 6 12 34 56 78').waitFor();
		expect(await conversations().getByRole('link').count()).toBe(2);
		expect(complaints).toEqual([]);
	});

	test('shows failures, scheduled messages and texts that were cut off', async () => {
		await send(sandbox, { ...hello, destination: '+447700900143' });
		await send(sandbox, { ...hello, destination: '+447700900700' });
		await send(sandbox, { ...hello, scheduled: new Date(Date.now() + 3_600_000).toISOString() });
		await send(sandbox, { ...hello, destination: '+33612345678', text: `${'x'.repeat(1530)}the end` });
		await open('#/with/447700900143');
		await history().getByText('Undelivered').waitFor();
		await open('#/with/447700900700');
		await history().getByText('Rejected: Message text is missing').waitFor();
		await open('#/with/6591234567');
		await history().getByText('Goes out').waitFor();
		await open('#/with/33612345678');
		await history().getByText('Cut off after ten segments').waitFor();
		expect(await history().locator('del').textContent()).toBe('the end');
	});

	test('shows no text of a message whose personal data were removed', async () => {
		await send(sandbox, hello);
		await open('#/with/6591234567');
		await history().getByText('Your table is booked').waitFor();
		await onMessages(sandbox, 'DELETE', `/${sandbox.messages()[0]?.umid ?? ''}/pii`);
		await history().getByText('Personal data removed').waitFor();
		expect(await history().getByText('Your table is booked').count()).toBe(0);
		expect(complaints).toEqual([]);
	});

	test('shows messages through chat apps with their channel, templates readable, and the SMS that one becomes', async () => {
		const user = { msisdn: '+6591234567' };
		const parameters = [{ type: 'text', text: '493027' }];
		const components = [
			{ type: 'body', parameters },
			{ type: 'button', subType: 'Url', index: 0, parameters },
		];
		const content = { template: { name: 'sign_in_code', language: 'en_US', components } };
		await sendMessage(sandbox, { user, type: 'template', content });
		await open('#/with/6591234567');
		const code = history().getByRole('listitem').filter({ hasText: 'sign_in_code (en_US)' });
		for (const part of ['WhatsApp', 'Template', '493027', 'is your code', 'Delivered'])
			await code.getByText(part).first().waitFor();
		expect(await code.getByRole('link', { name: 'Copy the code' }).getAttribute('href')).toMatch(/493027$/);
		expect(await code.getByText('segment').count()).toBe(0);

		const image = { url: 'https://example.com/menu.jpg', text: 'Tonight' };
		await sendMessage(sandbox, { user, type: 'image', content: image, channels: [{ channel: 'Viber' }] });
		const menu = history().getByRole('listitem').filter({ hasText: 'menu.jpg' });
		for (const part of ['Viber', 'Image', 'Tonight']) await menu.getByText(part).waitFor();
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			expect(await barriers(page), colorScheme).toEqual([]);
		}

		const text = { text: 'Your table is booked 🎉', fallbackText: 'Your table is booked', sms: { source: 'Bistro' } };
		const channels = [{ channel: 'WhatsApp', fallbackAfter: 60 }, { channel: 'SMS' }];
		await sendMessage(sandbox, { user: { msisdn: '+447700900124' }, type: 'text', content: text, channels });
		await open('#/with/447700900124');
		await history()
			.getByRole('link', { name: /Delivered.*GSM7.*1 segment.*Details/ })
			.click();
		for (const part of ['SMS', 'Bistro']) await history().getByText(part, { exact: true }).waitFor();
		for (const part of ['WhatsApp: Undelivered', 'SMS: Delivered', 'WhatsApp for 60 s, then SMS']) {
			await details().getByText(part).waitFor();
		}
		await conversations().getByText('SMS: ').waitFor();
		expect(complaints).toEqual([]);
	});

	test('shows what chat apps have, and what is pressed reaches the webhook', async () => {
		const user = { msisdn: '+6591234567' };
		const url = `${receiver.url}/chat`;
		await call(sandbox, 'POST', `/chatapps/api/v1/accounts/${sandbox.accountId}/webhooks`, {
			body: [{ subAccountId: '*', type: 'MSG', url }],
		});
		const presses = () =>
			receiver.received.flatMap(({ body }) => contentOf.safeParse(body).data?.payload.content ?? []);
		const buttons = [{ type: 'reply', reply: { id: 'yes', title: 'I will be there' } }];
		const sections = [{ title: 'Tonight', rows: [{ id: '1930', title: '19:30', description: 'By the window' }] }];
		const list = { type: 'list', body: { text: 'When?' }, action: { button: 'Choose a time', sections } };
		const card = (title: string) => ({
			title,
			description: 'Two courses',
			media: { height: 'medium', contentInfo: { fileUrl: 'https://example.com/dish.jpg' } },
			suggestions: [{ reply: { text: `Book ${title}`, postbackData: title } }],
		});
		const suggestions = [
			{
				action: {
					text: 'Directions',
					postbackData: 'map',
					viewLocationAction: { latLong: { latitude: 1, longitude: 2 } },
				},
			},
		];
		const cards = [card('Laksa'), card('Satay')];
		await sendMessage(sandbox, {
			user,
			type: 'interactive',
			content: { interactive: { type: 'button', body: { text: '*Coming* tonight?' }, action: { buttons } } },
		});
		await sendMessage(sandbox, { user, type: 'interactive', content: { interactive: list } });
		await sendMessage(sandbox, {
			user,
			type: 'carousel',
			content: { carousel: { cardWidth: 'medium', cards }, suggestions },
			channels: [{ channel: 'RCS' }],
		});
		await open('#/with/6591234567');
		await history().getByRole('strong').getByText('Coming').waitFor();
		await history().getByRole('region', { name: '2 cards' }).getByText('Satay', { exact: true }).waitFor();
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			expect(await barriers(page), colorScheme).toEqual([]);
		}
		await history().getByRole('button', { name: 'I will be there' }).press('Enter');
		await history().getByRole('button', { name: 'Choose a time' }).press('Enter');
		const sheet = page.getByRole('dialog', { name: 'Choose a time' });
		expect(await barriers(page)).toEqual([]);
		await sheet.getByRole('button', { name: '19:30' }).press('Enter');
		await history().getByRole('button', { name: 'Book Satay' }).press('Enter');
		await history().getByRole('button', { name: 'Directions' }).press('Enter');
		await eventually(() => {
			expect(presses()).toMatchObject([
				{ interactive: { button_reply: { id: 'yes' } } },
				{ interactive: { list_reply: { id: '1930' } } },
				{ payload: 'Satay' },
				{ payload: 'map' },
			]);
		});

		await page.getByRole('textbox', { name: 'Reply as +65 9123 4567 through RCS' }).fill('A text');
		await page.keyboard.press('Enter');
		await history().getByText('A text').waitFor();
		await page.getByRole('button', { name: 'Send a location' }).press('Enter');
		expect(await barriers(page)).toEqual([]);
		await page.getByRole('button', { name: 'Send the location' }).press('Enter');
		await history().getByText('Merlion Park').waitFor();
		const image = { name: 'door.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') };
		await page.getByLabel('Photo, video, sound or file to send').setInputFiles(image);
		await history().getByRole('img', { name: 'Image' }).waitFor();
		await eventually(() => {
			expect(presses().slice(4)).toMatchObject([
				{ text: 'A text' },
				{ location: { name: 'Merlion Park' } },
				{ url: expect.stringContaining('/chatapps/files/') as unknown },
			]);
		});
		expect(await barriers(page)).toEqual([]);
		expect(complaints).toEqual([]);
	});

	test('takes a reply, which reaches the webhook', async () => {
		await addWebhook();
		await send(sandbox, { ...hello, source: '6531580001', dlrCallbackUrl: 'http://127.0.0.1:9/' });
		await open('#/with/6591234567');
		const field = page.getByRole('textbox', { name: 'Reply as +65 9123 4567 to +6531580001' });
		await field.fill('Yes, please');
		await page.getByText('GSM7, 1 segment, 149 characters left').waitFor();
		await field.press('Enter');
		await history().getByText('Yes, please').waitFor();
		await eventually(() => {
			expect(receiver.received).toMatchObject([
				{ body: { payload: { source: '+6591234567', destination: '+6531580001', body: 'Yes, please' } } },
			]);
		});
		expect(await field.inputValue()).toBe('');
	});

	test('lets any number text the account', async () => {
		await open();
		await page.getByRole('button', { name: 'Text the account from any number' }).click();
		await page.getByRole('textbox', { name: 'From the number' }).fill('+65 8123-4567');
		await page.getByRole('dialog').getByRole('textbox', { name: 'Text' }).fill('Hello?');
		await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
		await history().getByText('Hello?').waitFor();
		expect(page.url()).toContain('#/with/6581234567');
	});

	test('reads the number that texts the account as the nodes do, or says what to write', async () => {
		await open();
		await page.getByRole('button', { name: 'Text the account from any number' }).click();
		const dialog = page.getByRole('dialog');
		const number = dialog.getByRole('textbox', { name: 'From the number' });
		await dialog.getByRole('textbox', { name: 'Text' }).fill('Hello?');
		for (const [typed, remedy] of [
			['+07911123456', 'a country code that does not exist'],
			['07911 123456', 'such as +44…'],
			['6591234567-68', 'more than one number'],
		] as const) {
			await number.fill(typed);
			await dialog.getByRole('button', { name: 'Send' }).click();
			await dialog.getByRole('alert').getByText(remedy).waitFor();
			await dialog.getByRole('alert').getByText('The number').waitFor();
		}
		await number.fill('+44 07911 123456');
		await dialog.getByRole('button', { name: 'Send' }).click();
		await history().getByText('Hello?').waitFor();
		expect(page.url()).toContain('#/with/447911123456');
	});

	test('shows what was posted about a message, its retries, and posts it again', async () => {
		receiver.statuses = [500, 500, 500, 500, 500];
		await addWebhook();
		sandbox.receive({ source: '+6591234567', text: 'Yes' });
		await open('#/with/6591234567');
		await history()
			.getByRole('link', { name: /Details/ })
			.click();
		const posted = details().getByRole('article', { name: 'Inbound message' });
		await posted.getByText('Given up').waitFor();
		expect(await posted.getByText('500').count()).toBe(5);
		await posted.getByRole('button', { name: 'Post again' }).click();
		await posted.getByText('Taken').waitFor();
		await posted.getByText('by hand').waitFor();
		expect(receiver.received).toHaveLength(6);
	});

	test('sends a receipt of your choice', async () => {
		await send(sandbox, { ...hello, destination: '+447700900900', dlrCallbackUrl: `${receiver.url}/dr` });
		await open('#/with/447700900900');
		await history()
			.getByRole('link', { name: /Details/ })
			.click();
		await details().getByLabel('Send a receipt').selectOption('Undelivered');
		await details().getByLabel('Error code').fill('1');
		await details().getByRole('button', { name: 'Send' }).click();
		await details().getByText('Undelivered, refused by the phone – code 1').waitFor();
		await history().getByText('Undelivered').waitFor();
		await eventually(() => {
			expect(receiver.received).toMatchObject([
				{ body: { payload: { status: { state: 'undelivered', errorCode: 1 } } } },
			]);
		});
	});

	test('opens the link of a survey, whose answers are posted to the address of the set-up', async () => {
		await open('#/setup');
		await page.getByText('No address for survey answers is set.').waitFor();
		await page.getByRole('textbox', { name: 'Address that answers are posted to' }).fill(`${receiver.url}/answers`);
		await page.getByRole('button', { name: 'Post answers there' }).click();
		await page.getByText(`Survey answers are posted to ${receiver.url}/answers`).waitFor();
		await page.reload();
		await page.getByText(`Survey answers are posted to ${receiver.url}/answers`).waitFor();

		await sendSurvey(sandbox);
		await open('#/with/6591234567');
		const link = history().getByRole('link', { name: sandbox.messages()[0]?.survey?.link ?? '' });
		const [survey] = await Promise.all([context.waitForEvent('page'), link.click()]);
		await survey.getByText('4711').waitFor();
		for (const colorScheme of ['light', 'dark'] as const) {
			await survey.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			expect(await barriers(survey), colorScheme).toEqual([]);
		}
		await survey.getByRole('radio', { name: 'Very good' }).check();
		await survey.getByRole('textbox', { name: 'Anything else?' }).fill('More salad');
		await survey.getByRole('button', { name: 'Send answers' }).click();
		await survey.getByRole('heading', { name: 'Thank you' }).waitFor();
		expect(await barriers(survey)).toEqual([]);

		await open('#/webhooks');
		await page.getByRole('button', { name: /Survey answer/ }).click();
		await page.getByText('"More salad"').waitFor();
		expect(receiver.received).toMatchObject([{ path: '/answers', body: { surveyId: 'table-feedback' } }]);
		expect(complaints).toEqual([]);
	});

	test('lists webhooks and posted events, and shows new ones as they arrive', async () => {
		await addWebhook('/hook');
		await open('#/webhooks');
		await page.getByRole('cell', { name: `${receiver.url}/hook` }).waitFor();
		await send(sandbox, hello);
		await page.getByRole('button', { name: /Delivery receipt: delivered/ }).click();
		await page.getByText('"outbound_message_status_changed"').waitFor();
	});

	test('finds conversations by number, text, sender ID and state', async () => {
		await send(sandbox, hello);
		await send(sandbox, { destination: '+33612345678', text: 'Code 4711', source: 'Acme' });
		await send(sandbox, { destination: '+447700900700', text: 'Third' });
		await open();
		const field = page.getByRole('searchbox', { name: 'Search numbers and messages' });
		for (const [search, found] of [
			['9123 45', '+65 9123 4567'],
			['code 47', '+33 6 12 34 56 78'],
			['bistro', '+65 9123 4567'],
			['rejected', '+44 7700 900700'],
		] as const) {
			await field.fill(search);
			await page.getByText('1 conversation found').waitFor();
			await conversation(found).waitFor();
			await field.fill('');
			await page.getByText('3 conversations', { exact: true }).waitFor();
		}
		await field.fill('nobody');
		await page.getByText('Nothing matches “nobody”.').waitFor();
	});

	test('keeps showing what was searched for when texts come in', async () => {
		await send(sandbox, hello);
		await send(sandbox, { destination: '+33612345678', text: 'Code 4711', source: 'Acme' });
		await open();
		const field = page.getByRole('searchbox', { name: 'Search numbers and messages' });
		for (let round = 0; round < 10; round += 1) {
			sandbox.receive({ source: '+6591234567', text: `Text ${round}` });
			// The phone waits a moment after a change before it loads again: the test searches before, during and after
			// that.
			await page.waitForTimeout(round * 12);
			await field.fill('code 47');
			await page.getByText('1 conversation found').waitFor();
			await page.waitForTimeout(150);
			expect(await page.getByText('1 conversation found').count()).toBe(1);
			await field.fill('');
			await page.getByText('2 conversations', { exact: true }).waitFor();
		}
	});

	test('loads the list again after a request that failed', async () => {
		sandbox.receive({ source: '+6591234567', text: 'Hello' });
		await page.route('**/sandbox/conversations?*', (route) => route.abort(), { times: 1 });
		await open();
		await page.getByText('1 conversation', { exact: true }).waitFor();
	});

	test('shows what looks like markup as text', async () => {
		const text = `<img src=x onerror="document.title='taken'"><script>document.title='taken'</script>`;
		await send(sandbox, { ...hello, text, source: '<b>Bold</b>', clientMessageId: '<i>id</i>' });
		sandbox.receive({ source: '+6591234567', text });
		await open('#/with/6591234567');
		expect(await history().getByText(text).count()).toBe(2);
		await history().getByText('<b>Bold</b>').waitFor();
		await history()
			.getByRole('link', { name: /Details/ })
			.first()
			.click();
		await details().getByText('<i>id</i>').waitFor();
		expect(await page.title()).toBe('SMS Sandbox');
		expect(await page.locator('img[src="x"], .bubble b, .bubble script').count()).toBe(0);
	});

	test('reconnects automatically after the sandbox was away', async () => {
		await send(sandbox, hello);
		await open('#/with/6591234567');
		await history().getByText('Your table is booked').waitFor();
		const port = Number(new URL(sandbox.url).port);
		await sandbox.close();
		await page.getByText('The sandbox does not answer. Trying again …').waitFor();
		sandbox = await startSandbox({ port, delayScale: 0 });
		await send(sandbox, { ...hello, text: 'Back again' });
		await history().getByText('Back again').waitFor();
		await page.getByText('The sandbox does not answer. Trying again …').waitFor({ state: 'detached' });
		expect(await history().getByText('Your table is booked').count()).toBe(0);
	});

	test('forgets everything when it is reset', async () => {
		await send(sandbox, hello);
		await open('#/setup');
		await page.getByText('1 message', { exact: true }).waitFor();
		await page.getByRole('button', { name: 'Reset' }).click();
		await page.getByRole('button', { name: 'Delete all messages and webhooks?' }).click();
		await page.getByText('0 messages', { exact: true }).waitFor();
		expect(sandbox.messages()).toEqual([]);
	});

	test('puts the time forward, so that a scheduled message goes out', async () => {
		await send(sandbox, { ...hello, scheduled: new Date(Date.now() + 1_800_000).toISOString() });
		await open('#/setup');
		await page.getByRole('button', { name: '1 hour forward' }).click();
		await open('#/with/6591234567');
		await history().getByText('Delivered').waitFor();
	});
});

describe('the phone in the dark', () => {
	const expectScheme = (scheme: string) =>
		eventually(async () => {
			expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe(scheme);
		});

	test('follows the system until another appearance is chosen, and remembers that', async () => {
		await page.emulateMedia({ colorScheme: 'dark' });
		await open();
		await expectScheme('dark');
		await page.getByRole('button', { name: /^Appearance: as the system/ }).click();
		await expectScheme('light');
		await page.reload();
		await expectScheme('light');
		await page.getByRole('button', { name: /^Appearance: light/ }).click();
		await page.emulateMedia({ colorScheme: 'light' });
		await expectScheme('dark');
	});
});

describe('the phone without a mouse', () => {
	test('can be used with the keyboard alone', async () => {
		for (const last of [1, 2, 3]) await send(sandbox, { ...hello, destination: `+659123456${last}` });
		await open();
		const stops = conversations().locator('a[tabindex="0"]');
		await stops.focus();
		expect(await stops.getAttribute('href')).toBe('#/with/6591234563');
		await page.keyboard.press('Tab');
		expect(await conversations().locator(':focus').count()).toBe(0);
		await page.keyboard.press('Shift+Tab');
		expect(await conversations().locator(':focus').getAttribute('href')).toBe('#/with/6591234563');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('End');
		await page.keyboard.press('ArrowUp');
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: '+65 9123 4562' }).waitFor();
		expect(await page.evaluate('document.activeElement?.getAttribute("aria-label")')).toBe('Message history');
		expect(await stops.getAttribute('href')).toBe('#/with/6591234562');
		await history()
			.getByRole('link', { name: /Details/ })
			.press('Enter');
		await details().waitFor();
		await eventually(async () => {
			expect(await page.evaluate('document.activeElement?.getAttribute("aria-label")')).toBe('Message details');
		});
		await page.keyboard.press('Escape');
		await details().waitFor({ state: 'detached' });
	});

	test('announces messages that arrive', async () => {
		await send(sandbox, hello);
		await open('#/with/6591234567');
		await history().getByText('Your table is booked').waitFor();
		await send(sandbox, { ...hello, text: 'Second' });
		await page
			.locator('[aria-live=polite]', { hasText: 'New message from Bistro: Second' })
			.waitFor({ state: 'attached' });
	});

	test.each([
		['light', 1360],
		['dark', 1360],
		['light', 390],
		['dark', 390],
	] as const)('has no barrier that axe finds, %s at %i pixels', async (colorScheme, width) => {
		await addWebhook();
		await send(sandbox, { ...hello, clientMessageId: 'c-1' });
		await send(sandbox, { ...hello, destination: '+447700900700' });
		await send(sandbox, {
			...hello,
			destination: '+447700900143',
			scheduled: new Date(Date.now() + 3_600_000).toISOString(),
		});
		sandbox.receive({ source: '+6591234567', text: 'Yes' });
		await page.setViewportSize({ width, height: 820 });
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		const umid = sandbox.messages()[0]?.umid ?? '';
		for (const [hash, shown] of [
			['#/', '+44 7700 900700'],
			['#/with/6591234567', 'Your table is booked'],
			[`#/with/6591234567/${umid}`, 'Delivery receipt: delivered'],
			['#/webhooks', `${receiver.url}/in`],
			['#/setup', '+447700900991'],
			['#/with/447700900700', 'Rejected: Message text is missing'],
		] as const) {
			await open(hash);
			await page.getByRole('main').getByText(shown).filter({ visible: true }).first().waitFor();
			expect(await barriers(page), hash).toEqual([]);
		}
	});
});

const contentOf = z.object({ payload: z.object({ content: z.looseObject({}) }) });
/** A picture of one pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('the phone on a phone', () => {
	test('shows one view at a time, with a way back', async () => {
		await page.setViewportSize({ width: 390, height: 780 });
		await send(sandbox, hello);
		await open();
		await conversation('+65 9123 4567').click();
		await history().getByText('Your table is booked').waitFor();
		expect(await conversations().isVisible()).toBe(false);
		await history()
			.getByRole('link', { name: /Details/ })
			.click();
		await details().waitFor();
		expect(await history().isVisible()).toBe(false);
		await page.getByRole('link', { name: 'Close the details' }).click();
		await page.getByRole('link', { name: 'Back to the conversations' }).click();
		await conversation('+65 9123 4567').waitFor();
		const width = await page.evaluate('document.documentElement.scrollWidth');
		expect(width).toBe(390);
	});
});

describe('the phone with 10,000 messages', () => {
	const drawn = (selector: string) => page.locator(selector).count();

	test('lists 10,000 conversations and draws the ones in view', async () => {
		await open();
		const destinations = Array.from({ length: 10_000 }, (_, index) => `+65${81_000_000 + index}`);
		await sendBatch(sandbox, { destinations, template: { text: 'To everybody' } });
		await page.getByText('10,000 conversations').waitFor();
		await conversation('+65 8100 9999').waitFor();
		expect(await drawn('.conversation')).toBeLessThan(60);
		await conversation('+65 8100 9999').focus();
		await page.keyboard.press('End');
		await conversation('+65 8100 0000').waitFor();
		expect(await drawn('.conversation')).toBeLessThan(60);
		await page.getByRole('searchbox').fill('8100 5000');
		await page.getByText('1 conversation found').waitFor();
		await conversation('+65 8100 5000').click();
		await history().getByText('To everybody').waitFor();
		expect(complaints).toEqual([]);
	});

	test('shows the latest of 10,000 in one conversation, and earlier ones when asked', async () => {
		await restart({ delayScale: 0 });
		const messages = Array.from({ length: 10_000 }, (_, index) => ({
			destination: '+6591234567',
			text: `Number ${index}`,
		}));
		await sendBatch(sandbox, { messages });
		await open('#/with/6591234567');
		await page.getByText('10,000 messages').waitFor();
		await history().getByText('Number 9999', { exact: true }).waitFor();
		expect(await drawn('.message')).toBe(60);
		await page.getByRole('button', { name: 'Show earlier messages' }).click();
		await history().getByText('Number 9900', { exact: true }).waitFor();
		expect(await drawn('.message')).toBe(120);
		await send(sandbox, { ...hello, text: 'One more' });
		await history().getByText('One more').waitFor({ state: 'attached' });
	});

	test('keeps what was loaded of a conversation, and the place in it, while many others are texted', async () => {
		await restart({ delayScale: 0 });
		const messages = Array.from({ length: 700 }, (_, index) => ({
			destination: '+6591234567',
			text: `Number ${index}`,
		}));
		await sendBatch(sandbox, { messages });
		await open('#/with/6591234567');
		await history().getByText('Number 699', { exact: true }).waitFor();
		for (let pages = 2; pages <= 6; pages += 1) {
			await page.getByRole('button', { name: 'Show earlier messages' }).click();
			await history()
				.getByText(`Number ${700 - 60 * pages}`, { exact: true })
				.waitFor();
		}
		const read = history().getByRole('listitem').filter({ hasText: 'Number 443' });
		await read.scrollIntoViewIfNeeded();
		const place = await read.boundingBox();

		const umid = sandbox.messages().find(({ text }) => text === 'Number 443')?.umid ?? '';
		const destinations = Array.from({ length: 300 }, (_, index) => `+65${81_000_000 + index}`);
		await sendBatch(sandbox, { destinations, template: { text: 'To everybody' } });
		const status = { state: 'read' };
		await fetch(`${sandbox.url}/sandbox/messages/${umid}/status`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(status),
		});
		await page.getByText('301 conversations').waitFor();
		await read.getByText('Read', { exact: true }).waitFor();
		await send(sandbox, { ...hello, text: 'One more' });
		await history().getByText('One more').waitFor({ state: 'attached' });
		expect(await drawn('.message')).toBe(361);
		// A scroll position is a whole number of pixels, where the heights of messages are not.
		expect(Math.abs(((await read.boundingBox())?.y ?? 0) - (place?.y ?? 0))).toBeLessThan(1);
		await history().getByText('Number 340', { exact: true }).waitFor({ state: 'attached' });
	});
});
