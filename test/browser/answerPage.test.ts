import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { questionPage } from '../../nodes/waiting/answerPage';
import { pageHeaders } from '../../nodes/waiting/awaitedAnswer';
import type { Question } from '../../nodes/waiting/question';
import { madeUpReport } from '../../tools/screenshots/report';
import { barriers } from './barriers';
import { startBrowser } from './browser';

const approval: Question = {
	responseType: 'approval',
	title: 'Your answer',
	description: 'Shall we deliver order 4711 today?',
	approveLabel: 'Approve',
	disapproveLabel: 'Decline',
	submitLabel: 'Send',
	fields: [],
};

const element = { isRequired: true, placeholder: '', choices: [], isMultiple: false, accept: [] };

const form: Question = {
	...approval,
	responseType: 'customForm',
	fields: [
		{ ...element, name: 'name', label: 'Your name', type: 'text' },
		{ ...element, name: 'size', label: 'Size', type: 'dropdown', choices: ['Small', 'Large'] },
	],
};

let browser: Browser;
let server: Server;
let url: string;
let question = approval;
const posts: string[] = [];

beforeAll(async () => {
	browser = await startBrowser();
	server = createServer((request, response) => {
		response.writeHead(200, pageHeaders);
		if (request.method !== 'POST') {
			response.end(questionPage(question));
			return;
		}
		let body = '';
		request.setEncoding('utf8').on('data', (text: string) => (body += text));
		request.on('end', () => {
			posts.push(`${request.url ?? ''} ${body}`);
			response.end('<p>Thank you</p>');
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/waiting?r=1&signature=2`;
});

afterAll(async () => {
	await browser.close();
	server.close();
});

test.each(['light', 'dark'] as const)(
	'in a browser, the button posts to the address of the page (%s)',
	async (colorScheme) => {
		question = approval;
		posts.length = 0;
		const page = await browser.newPage({ viewport: { width: 360, height: 640 }, colorScheme });
		const problems: string[] = [];
		page.on('console', (message) => problems.push(message.text()));
		await page.goto(url);
		const box = await page.getByRole('button', { name: 'Approve' }).boundingBox();
		expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360);
		expect(box?.height).toBeGreaterThanOrEqual(48);
		await page.getByRole('button', { name: 'Decline' }).click();
		await page.getByText('Thank you').waitFor();
		expect(posts).toEqual(['/waiting?r=1&signature=2 answer=disapprove']);
		await page.close();
	},
);

test('a form is filled in by its labels and sent with the keyboard', async () => {
	question = form;
	posts.length = 0;
	const page = await browser.newPage();
	await page.goto(url);
	await page.getByLabel('Size').selectOption('Large');
	await page.getByLabel('Your name').fill('Ada & Co');
	await page.getByLabel('Your name').press('Enter');
	await page.getByText('Thank you').waitFor();
	// The encoding that n8n takes custom forms in.
	const [posted = ''] = posts;
	expect(posted).toMatch(
		/^\/waiting\?r=1&signature=2 .*name="field-0"\r\n\r\nAda & Co\r\n.*name="field-1"\r\n\r\nLarge\r\n/s,
	);
	await page.close();
});

const everyKind: Question = {
	...form,
	fields: (['text', 'textarea', 'email', 'number', 'date', 'dropdown', 'checkbox', 'radio', 'file'] as const).map(
		(type, index) => ({ ...element, name: `of-${index}`, label: `A ${type}`, type, choices: ['One', 'Two'] }),
	),
};

describe.each(['light', 'dark'] as const)('axe finds no barrier, %s,', (colorScheme) => {
	test.each([
		['the page that is answered with a button', approval],
		['a form with every kind of field', everyKind],
	])('on %s', async (_which, asked) => {
		question = asked;
		// The page runs no scripts, and axe is one.
		const page = await browser.newPage({ viewport: { width: 360, height: 640 }, colorScheme, bypassCSP: true });
		await page.goto(url);
		expect(await barriers(page)).toEqual([]);
		await page.close();
	});

	test('on the report', async () => {
		const page = await browser.newPage({ colorScheme });
		await page.setContent(madeUpReport());
		expect(await barriers(page)).toEqual([]);
		await page.close();
	});
});
