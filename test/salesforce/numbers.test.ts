import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readDestination } from '../../nodes/text/destination';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { loadServices } from '../../generate/salesforce/externalServices';
import type { FlowValue } from './flow/values';
import { readProject } from './metadata/project';
import { numberCases } from '../cases/numbers';
import { runFlow } from './dryRun/interview';
import { type DryOrg, dryOrg } from './dryRun/org';

// Every flow that reads a number, with the ways of writing that the nodes are tested with.

let sandbox: Sandbox;
let orgOf: (country: string) => DryOrg;

beforeAll(async () => {
	const [files, services] = await Promise.all([readProject(), loadServices()]);
	sandbox = await startSandbox({ subAccountIds: ['acme_hq'], delayScale: 0 });
	orgOf = (country) =>
		dryOrg(files, services, {
			apiKey: sandbox.apiKey,
			baseUrls: { 'https://sms.8x8.com': sandbox.url, 'https://chatapps.8x8.com': sandbox.chatAppsUrl },
			labels: {
				EightByEightSubAccount: 'acme_hq',
				EightByEightChatAppsSubAccount: 'acme_hq',
				EightByEightCountry: country,
			},
		});
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

/** A number as a field of a record holds it, and the number that the nodes send to, if any. */
interface Written {
	input: string;
	expected: string | undefined;
}

const cases = numberCases.flatMap(({ input, country = '', home, expected }) =>
	home === undefined && typeof country === 'string' && (typeof input === 'string' || typeof input === 'number')
		? [{ input: String(input), country, expected }]
		: [],
);
const countries = [...new Set(cases.map(({ country }) => country))];

/** The fields that opt out. */
const asked = { DoNotCall: false, EightByEightOptOut__c: false };

/** What the flow that texts many sends, by the contents of the fields. */
async function textedTo(numbers: readonly string[], country: string): Promise<(string | undefined)[]> {
	const contacts = numbers.map((MobilePhone, index) => ({
		Id: String(index),
		FirstName: 'Ann',
		MobilePhone,
		...asked,
	}));
	await runFlow('EightByEight_Send_SMS_to_Many', { contacts, text: 'Hi' }, orgOf(country || 'none'));
	const sent = new Map(sandbox.messages().map(({ clientMessageId, destination }) => [clientMessageId, destination]));
	return numbers.map((_number, index) => {
		const destination = sent.get(String(index));
		return destination === undefined ? undefined : `+${destination}`;
	});
}

function expectSafe(written: readonly Written[], sent: readonly (string | undefined)[]): void {
	const strangers = written
		.map(({ input, expected }, index) => ({ input, expected, sent: sent[index] }))
		.filter((each) => each.sent !== undefined && each.sent !== each.expected);
	expect(strangers).toEqual([]);
}

describe.each(countries)('with the country "%s"', (country) => {
	const written = cases.filter((each) => each.country === country);

	test('many are texted as the nodes text them, or not at all', async () => {
		const numbers = written.map(({ input }) => input);
		expectSafe(written, await textedTo(numbers, country));
	});

	test.each([
		['EightByEight_Send_SMS', { text: 'Hi' }],
		['EightByEight_Send_Message', { message: { z0type: 'text', content: { text: 'Hi' } } }],
		['EightByEight_Send_WhatsApp_or_SMS', { text: 'Hi' }],
		['EightByEight_Send_WhatsApp_Code', { code: '123456', templateName: 'code', language: 'en' }],
	] as [string, Record<string, FlowValue>][])('%s reaches nobody else', async (flow, inputs) => {
		const here = orgOf(country || 'none');
		const sent: (string | undefined)[] = [];
		for (const { input } of written) {
			sandbox.reset();
			await runFlow(flow, { ...inputs, destination: input }, here);
			const [message] = sandbox.messages();
			sent.push(message === undefined ? undefined : `+${message.destination}`);
		}
		expectSafe(written, sent);
	});
});

describe('numbers of all kinds', () => {
	const endings = ['', '-7', '-68', '.0', ' 9'];
	const bodies = ['7911123456', '15123456789', '412345678', '91234567', '612345678'];
	const beginnings = [
		'',
		'0',
		'(0)',
		'00',
		'011 ',
		'+',
		'+44 ',
		'+44 0',
		'+49 (0)',
		'0049 ',
		'+39 0',
		'+1 ',
		'-',
		'65 ',
	];
	const numbers = beginnings.flatMap((start) =>
		bodies.flatMap((body) => endings.map((end) => `${start}${body.slice(0, -4)} ${body.slice(-4)}${end}`)),
	);

	test.each(['', 'US', 'GB', 'DE', 'SG', 'IT', 'CN', 'BR'])(
		'are never texted otherwise than by the nodes with the country "%s"',
		async (country) => {
			const written = numbers.map((input) => {
				const read = readDestination(input, country === '' ? {} : { country });
				return { input, expected: read.ok ? read.value.destination : undefined };
			});
			expectSafe(written, await textedTo(numbers, country));
		},
	);
});

test.each([
	['+65 9123-4567', '', '+6591234567'],
	['(+65) 9123 4567', '', '+6591234567'],
	['+33.6.12.34.56.78', '', '+33612345678'],
	['(415) 555-2671', 'US', '+14155552671'],
	['07911 123456', 'GB', '+447911123456'],
	['9123 4567', 'SG', '+6591234567'],
	['55 1234 5678', 'MX', '+525512345678'],
	['347 123 4567', 'IT', '+393471234567'],
	['0812-3456-7890', 'ID', '+6281234567890'],
])('%s with the country "%s" is texted', async (number, country, expected) => {
	expect(await textedTo([number], country)).toEqual([expected]);
});
