import type { Browser } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../sandbox/server';

const user = { msisdn: '+6591234567' };
const rcs = [{ channel: 'RCS' }];
const reply = (text: string) => ({ reply: { text, postbackData: text.toLowerCase() } });
const media = (name: string, height = 'medium') => ({
	height,
	contentInfo: { fileUrl: `https://example.com/${name}.jpg` },
});
const interactive = (content: object) => ({ type: 'interactive', content: { interactive: content } });

/** A message of each type, by the name of its picture. */
const messages: Record<string, object[]> = {
	text: [
		{
			type: 'text',
			content: { text: 'Your table is booked for *19:30*.', suggestions: [reply('Thanks'), reply('Cancel it')] },
			channels: rcs,
		},
	],
	media: [
		{ type: 'image', content: { url: 'https://example.com/menu.jpg', text: 'The menu of tonight' } },
		{ type: 'file', content: { url: 'https://example.com/wine-list.pdf' } },
	],
	location: [
		{
			type: 'location',
			content: { location: { latitude: 1.2834, longitude: 103.8607, name: 'Bistro', address: '1 Bay Street' } },
		},
	],
	template: [
		{
			type: 'template',
			content: {
				template: {
					name: 'table_booked',
					language: 'en',
					components: [
						{ type: 'body', parameters: ['Ann', '2', 'Friday, 19:30'].map((text) => ({ type: 'text', text })) },
						{ type: 'button', subType: 'Url', index: 2, parameters: [{ type: 'text', text: 'bistro' }] },
					],
				},
			},
		},
	],
	buttons: [
		interactive({
			type: 'button',
			header: { type: 'text', text: 'Tonight at Bistro' },
			body: { text: 'Will you be there at 19:30?' },
			footer: { text: 'Bistro, 1 Bay Street' },
			action: { buttons: ['I will', 'Cancel it'].map((title) => ({ type: 'reply', reply: { id: title, title } })) },
		}),
	],
	list: [
		interactive({
			type: 'list',
			body: { text: 'When would you like to come?' },
			action: {
				button: 'Choose a time',
				sections: [
					{
						title: 'Tonight',
						rows: [
							{ id: '1', title: '19:30', description: 'By the window' },
							{ id: '2', title: '21:00' },
						],
					},
					{ title: 'Tomorrow', rows: [{ id: '3', title: '20:00' }] },
				],
			},
		}),
	],
	card: [
		{
			type: 'richCard',
			content: {
				richCard: {
					cardOrientation: 'vertical',
					title: 'Laksa night',
					description: 'Two courses for 29, this Friday only.',
					media: media('laksa'),
					suggestions: [
						reply('Book a table'),
						{ action: { text: 'The menu', postbackData: 'menu', openUrlAction: { url: 'https://example.com/menu' } } },
						{ action: { text: 'Call us', postbackData: 'call', dialAction: { phoneNumber: '+6531580000' } } },
					],
				},
			},
			channels: rcs,
		},
	],
	carousel: [
		{
			type: 'carousel',
			content: {
				carousel: {
					cardWidth: 'medium',
					cards: ['Laksa', 'Satay', 'Rojak'].map((title) => ({
						title,
						description: 'From our kitchen tonight',
						media: media(title.toLowerCase(), 'short'),
						suggestions: [reply(`Order ${title}`)],
					})),
				},
			},
			channels: rcs,
		},
	],
};

/** Each type of message as the phone shows it. */
export async function takeChatMessages(browser: Browser, image: (name: string) => string): Promise<void> {
	const sandbox = await startSandbox({ delayScale: 0 });
	try {
		for (const [name, sent] of Object.entries(messages))
			await takeOne(browser, sandbox, sent, image(`chat/${name}`), name);
	} finally {
		await sandbox.close();
	}
}

async function takeOne(browser: Browser, sandbox: Sandbox, sent: object[], path: string, name: string): Promise<void> {
	sandbox.reset();
	for (const message of sent) {
		const answer = await fetch(`${sandbox.chatAppsUrl}/api/v1/subaccounts/${sandbox.subAccountId}/messages`, {
			method: 'POST',
			headers: { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' },
			body: JSON.stringify({ user, ...message }),
		});
		if (!answer.ok) throw new Error(await answer.text());
	}
	const page = await browser.newPage({ viewport: { width: 460, height: 900 }, colorScheme: 'light' });
	await page.goto(`${sandbox.url}/#/with/6591234567`);
	const history = page.getByRole('region', { name: 'Message history' });
	await history
		.getByText('Delivered')
		.nth(sent.length - 1)
		.waitFor();
	if (name === 'list') {
		await history.getByRole('button', { name: 'Choose a time' }).click();
		await page.getByRole('dialog').screenshot({ path, animations: 'disabled' });
	} else await history.getByRole('list').first().screenshot({ path, animations: 'disabled' });
	await page.close();
}
