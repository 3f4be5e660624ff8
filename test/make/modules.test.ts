import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadContract } from '../../contract/load';
import { type Contract, operationNamed } from '../../contract/model';
import { propertyOf } from '../../nodes/problems/unknownValues';
import { brokenPart } from '../../nodes/text/brokenText';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { usualTemplates } from '../../sandbox/server/chat/templates';
import { numberCases } from '../cases/numbers';
import { templateCases } from '../cases/templates';
import { z } from 'zod/v4';
import { manifest, moduleNamed, rpcNamed } from './app';
import { MakeError, runComponent, type Sent } from './runApp';
import { connectionTo, departures, toSandbox } from './sandboxAsMake';

let contract: Contract;
let sandbox: Sandbox;
const requests: Sent[] = [];

beforeAll(async () => {
	contract = await loadContract();
	sandbox = await startSandbox({ rateLimits: { getSms: 0 }, subAccountIds: ['acme_hq', 'acme_events'] });
});
afterEach(() => {
	sandbox.reset();
	requests.length = 0;
});
afterAll(() => sandbox.close());

async function run(id: string, parameters: Record<string, unknown> = {}): Promise<unknown[]> {
	const given = { parameters, connection: connectionTo(sandbox) };
	return (await runComponent(moduleNamed(id), given, toSandbox(sandbox, requests))).bundles;
}

/** The error that a module ends with. */
async function errorOf(id: string, parameters: Record<string, unknown>): Promise<MakeError> {
	const failure: unknown = await run(id, parameters).catch((error: unknown) => error);
	if (!(failure instanceof MakeError)) throw new Error(`${id} did not fail`);
	return failure;
}

const message = { destination: '+65 9123-4567', text: 'Your table is booked for 19:30.' };
const inAnHour = () => new Date(Date.now() + 3_600_000);

async function scheduledMessage(): Promise<string> {
	await run('sendSms', { ...message, scheduled: inAnHour() });
	return sandbox.messages().at(-1)?.umid ?? '';
}

/** Every module that makes a request, filled in as a person would, and its output. */
const modules: Record<string, { given: () => Promise<Record<string, unknown>>; output: unknown }> = {
	sendSms: {
		given: () =>
			Promise.resolve({
				...message,
				source: 'Bistro',
				clientMessageId: 'b'.repeat(350),
				encoding: 'AUTO',
				scheduled: inAnHour(),
				expiry: new Date(Date.now() + 7_200_000),
				dlrCallbackUrl: 'https://example.com/receipts',
				clientIp: '203.0.113.7',
				track: 'Outcome',
			}),
		output: [expect.objectContaining({ status: expect.objectContaining({ code: 'QUEUED' }) as unknown })],
	},
	sendSmsBatch: {
		given: () =>
			Promise.resolve({
				messages: [
					{ destination: '+6591234567', text: 'Ann, your table is booked.', clientMessageId: 'a' },
					{ destination: '+6591234568' },
				],
				text: 'Your table is booked.',
				source: 'Bistro',
				clientBatchId: 'reminders',
			}),
		output: [
			expect.objectContaining({
				acceptedCount: 2,
				rejectedCount: 0,
				failed: { destinations: [], clientMessageIds: [] },
			}),
		],
	},
	sendSurvey: {
		given: () =>
			Promise.resolve({
				surveyId: 'table-feedback',
				destination: '+65 9123-4567',
				templateBody: 'Hi {firstName}, how was your evening? {url:booking}',
				templateVariables: [
					{ key: 'firstName', value: 'Ann' },
					{ key: 'booking', value: '4711' },
				],
				source: 'Bistro',
			}),
		output: [expect.objectContaining({ status: expect.objectContaining({ code: 'QUEUED' }) as unknown })],
	},
	sendChatMessage: {
		given: () =>
			Promise.resolve({
				msisdn: '+6591234567',
				type: 'template',
				template: {
					name: 'sign_in_code',
					language: 'en_US',
					components: [
						{ type: 'body', parameters: [{ type: 'text', text: '493027' }] },
						{ type: 'button', subType: 'Url', index: 0, parameters: [{ type: 'text', text: '493027' }] },
					],
				},
				channels: [{ channel: 'WhatsApp', fallbackAfter: 120 }, { channel: 'SMS' }],
				fallbackText: 'Your code is 493027',
				sms: { source: 'Bistro' },
			}),
		output: [expect.objectContaining({ status: expect.objectContaining({ state: 'queued' }) as unknown })],
	},
	cancelSms: {
		given: async () => ({ umid: await scheduledMessage() }),
		output: [{ cancelledCount: 1 }],
	},
	cancelSmsBatch: {
		given: async () => {
			const messages = [{ destination: '+6591234567' }];
			const [sent] = await run('sendSmsBatch', { messages, text: 'Soon', scheduled: inAnHour() });
			return { batchId: propertyOf(sent, 'batchId') };
		},
		output: [{ cancelledCount: 1 }],
	},
	reportOutcome: {
		given: async () => ({ umid: await scheduledMessage(), outcome: 'success', timestamp: new Date() }),
		output: [{ umid: expect.any(String) as unknown, done: true }],
	},
	removePersonalData: {
		given: async () => ({ umid: await scheduledMessage() }),
		output: [{ umid: expect.any(String) as unknown, done: true }],
	},
	startExport: {
		given: () => Promise.resolve({ from: new Date('2026-05-04'), countries: ['SG'] }),
		output: [{ jobId: expect.any(String) as unknown }],
	},
	getExport: {
		given: async () => {
			const [started] = await run('startExport');
			return { jobId: propertyOf(started, 'jobId') };
		},
		output: [expect.objectContaining({ status: expect.any(String) as unknown })],
	},
	getSms: {
		given: async () => ({ umid: await scheduledMessage() }),
		output: [expect.objectContaining({ direction: 'outbound' })],
	},
	getBalance: {
		given: () => Promise.resolve({}),
		output: [{ balance: expect.any(Number) as unknown, currency: 'EUR' }],
	},
	listPrices: {
		given: () => Promise.resolve({ direction: 'outbound', country: 'SG', limit: 5 }),
		output: [expect.objectContaining({ alpha2Code: 'SG' })],
	},
};

describe('every module', () => {
	test('is run here', () => {
		const all = Object.entries(manifest.components.module);
		const requesting = all.filter(([, { moduleType }]) => ['action', 'search'].includes(moduleType)).map(([id]) => id);
		expect(Object.keys(modules).toSorted()).toEqual(requesting.toSorted());
	});

	test.each(Object.entries(modules))('%s makes a request as the contract has it', async (id, { given, output }) => {
		const parameters = await given();
		requests.length = 0;
		expect(await run(id, parameters)).toEqual(output);
		expect(requests).toHaveLength(1);
		for (const request of requests) {
			expect(departures(contract, request)).toEqual([]);
			expect(request.headers.authorization).toBe(`Bearer ${sandbox.apiKey}`);
		}
	});

	test.each(Object.keys(modules))('%s outputs what its interface and its sample have', async (id) => {
		const parameters = await modules[id]?.given();
		const [bundle] = await run(id, parameters);
		const { interface: fields, samples } = moduleNamed(id);
		const names = fields.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(Object.keys(Object(bundle) as object)));
		expect(names).toEqual(expect.arrayContaining(Object.keys(Object(samples) as object)));
		expect(Object.keys(Object(samples) as object).length).toBeGreaterThan(0);
	});

	test('works with the sub-account that it names', async () => {
		await run('sendSms', { ...message, subAccountId: 'acme_events' });
		expect(sandbox.messages()).toMatchObject([{ subAccountId: 'acme_events' }]);
	});
});

describe('what is left empty', () => {
	test('is not in the request: not the Sender ID, nor anything else', async () => {
		await run('sendSms', { ...message, source: '', country: null, scheduled: '' });
		expect(JSON.parse(requests[0]?.body ?? '')).toEqual({ destination: '+6591234567', text: message.text });
	});

	test('is refused where it is required, before anything is sent', async () => {
		expect(await errorOf('sendSms', { destination: '+6591234567' })).toMatchObject({ message: 'text is missing' });
		expect(requests).toEqual([]);
	});
});

describe('an answer', () => {
	test.each([
		[
			'rejects with status 200',
			{ kind: 'reject', description: 'Expired' },
			'DataError',
			/^\[200\] Rejected, and not sent: Expired/,
		],
		['refuses', { kind: 'answer', status: 400 }, 'DataError', /^\[400\] .+ \(1\d{3}\)\. \S/],
		['does not know the key', { kind: 'answer', status: 401 }, 'InvalidAccessTokenError', /^\[401\] .+API key/],
		['asks to wait', { kind: 'answer', status: 429 }, 'RateLimitError', /^\[429\]/],
		['fails', { kind: 'answer', status: 500, accepted: true }, 'RuntimeError', /^\[500\].+not known whether/],
		['is of a proxy', { kind: 'answer', status: 502, body: '<html>' }, 'RuntimeError', /^\[502\].+not known whether/],
		['leads elsewhere', { kind: 'answer', status: 307, headers: { location: '/' } }, 'DataError', /not known whether/],
		["is not 8x8's", { kind: 'answer', status: 200, body: '{}' }, 'DataError', /not known whether/],
	] as const)('that %s is an error that says so', async (_name, effect, type, words) => {
		sandbox.addFault({ times: 1, effects: [effect] });
		const error = await errorOf('sendSms', message);
		expect(error.type).toBe(type);
		expect(error.message).toMatch(words);
		expect(requests).toHaveLength(1);
	});

	test.each([
		['the number', { destination: '6591239999' }],
		['the ID', { clientMessageId: 'another' }],
		['the number, and is rejected', { destination: '6591239999', status: { code: 'REJECTED' } }],
	])('that has %s of another message is not called sent, nor rejected', async (_name, changes) => {
		const own = { umid: 'u', destination: '6591234567', clientMessageId: 'mine', status: { code: 'QUEUED' } };
		const body = JSON.stringify({ ...own, ...changes });
		sandbox.addFault({ times: 1, effects: [{ kind: 'answer', status: 200, body }] });
		const { message: words } = await errorOf('sendSms', { ...message, clientMessageId: 'mine' });
		expect(words).toMatch(/about another message.+not known whether/);
		expect(words).not.toContain('Rejected');
	});

	test('that has the number of another person in a chat app is not called sent', async () => {
		const body = JSON.stringify({ umid: 'u', user: { msisdn: '+6591239999' }, status: { state: 'queued' } });
		sandbox.addFault({ times: 1, effects: [{ kind: 'answer', status: 200, body }] });
		const { message: words } = await errorOf('sendChatMessage', { msisdn: '+6591234567', type: 'text', text: 'Hello' });
		expect(words).toContain('about another message');
	});

	test.each([
		['without a number and an ID', {}],
		['with the number in its international form', { destination: '6591234567' }],
	])('%s is believed', async (_name, named) => {
		const body = JSON.stringify({ umid: 'u', ...named, status: { code: 'QUEUED' } });
		sandbox.addFault({ times: 1, effects: [{ kind: 'answer', status: 200, body }] });
		expect(await run('sendSms', { ...message, destination: '9123 4567', country: 'SG' })).toHaveLength(1);
	});

	test('that is about another message than the one asked for is an error', async () => {
		const umid = await scheduledMessage();
		const body = JSON.stringify({ umid: '7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e99' });
		sandbox.addFault({ times: 1, effects: [{ kind: 'answer', status: 200, body }] });
		const error = await errorOf('getSms', { umid });
		expect(error.message).toContain('does not match the request');
	});

	test('that leaves it open never has a type after which Make repeats automatically', async () => {
		for (const status of [408, 409, 500, 502, 503, 504]) {
			sandbox.addFault({ times: 1, effects: [{ kind: 'answer', status }] });
			const error = await errorOf('sendSms', message);
			expect(['ConnectionError', 'RateLimitError']).not.toContain(error.type);
			expect(error.message).toContain('not known whether');
		}
	});

	test('says what to do in the words of the contract', async () => {
		const error = await errorOf('getSms', { umid: '7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e99' });
		expect(error.message).toMatch(/^\[404\] .+ \(1300\)\. There is no such message.+Check the ID/);
	});
});

describe('a batch', () => {
	test('comes out as one bundle with the counts, the list and who was left out', async () => {
		const messages = [
			{ destination: '+6591234567', clientMessageId: 'a' },
			{ destination: '+447700900704', clientMessageId: 'b' },
		];
		expect(await run('sendSmsBatch', { messages, text: 'Hello' })).toEqual([
			expect.objectContaining({
				acceptedCount: 1,
				rejectedCount: 1,
				messages: expect.any(Array) as unknown,
				failed: { destinations: ['447700900704'], clientMessageIds: ['b'] },
			}),
		]);
	});

	test('that is answered with other counts is an error', async () => {
		const body = JSON.stringify({
			batchId: '3b7e2f7c-9f0a-4c1d-8a55-7f4f3f0c9a01',
			acceptedCount: 1,
			rejectedCount: 0,
		});
		sandbox.addFault({ times: 1, effects: [{ kind: 'answer', status: 200, body }] });
		const messages = [{ destination: '+6591234567' }, { destination: '+6591234568' }];
		expect((await errorOf('sendSmsBatch', { messages, text: 'Hello' })).message).toContain('does not fit the batch');
	});

	test.each([
		['a number', { destination: '6591239999', clientMessageId: 'a' }],
		['an ID', { destination: '6591234567', clientMessageId: 'b' }],
	])('that is answered with %s of another one is an error', async (_name, each) => {
		const batchId = '3b7e2f7c-9f0a-4c1d-8a55-7f4f3f0c9a01';
		const body = JSON.stringify({ batchId, acceptedCount: 1, rejectedCount: 0, messages: [each] });
		sandbox.addFault({ times: 1, effects: [{ kind: 'answer', status: 200, body }] });
		const messages = [{ destination: '+6591234567', clientMessageId: 'a' }];
		const { message: words } = await errorOf('sendSmsBatch', { messages, text: 'Hello' });
		expect(words).toContain(`does not fit the batch ${batchId}`);
	});

	test.each([
		['a number without a plus', { destination: '6591234567' }],
		['a number with spaces', { destination: '+65 9123 4567' }],
		['a text with a placeholder in it', { destination: '+6591234567', text: 'Hi {Name}' }],
	])('with %s is refused before anything is sent', async (_name, each) => {
		expect((await errorOf('sendSmsBatch', { messages: [each], text: 'Hello' })).type).toBe('BundleValidationError');
		expect(requests).toEqual([]);
	});
});

describe('a number', () => {
	const written = numberCases.filter(
		({ input, home }) => (typeof input === 'string' || typeof input === 'number') && input !== '' && home === undefined,
	);

	test('is texted as the nodes text it, or is refused', async () => {
		let sent = 0;
		for (const { input, country, expected } of written.filter((each) => each.country === undefined)) {
			const bundles = await run('sendSms', { destination: input, text: 'Hello', country }).catch(() => undefined);
			const [accepted] = sandbox.messages();
			expect(accepted === undefined ? undefined : `+${accepted.destination}`, String(input)).toBe(
				bundles === undefined ? undefined : expected,
			);
			sent += Number(bundles !== undefined);
			sandbox.reset();
		}
		expect(sent).toBeGreaterThan(15);
	});

	test('in national form goes to 8x8 as it is, with its country', async () => {
		await run('sendSms', { destination: '9123 4567', text: 'Hello', country: 'SG' });
		expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({ destination: '91234567', country: 'SG' });
	});

	test('of a person in a chat app is read in the same way', async () => {
		await expect(run('sendChatMessage', { msisdn: '6591234567', type: 'text', text: 'Hello' })).rejects.toThrow(
			/^\[400\]/,
		);
		await run('sendChatMessage', { msisdn: '+65 9123 4567', type: 'text', text: 'Hello' });
		expect(sandbox.messages()).toHaveLength(1);
	});
});

describe('a text', () => {
	test('is sent as it is where nothing is missing in it, and is refused otherwise', async () => {
		for (const { template } of templateCases) {
			const bundles = await run('sendSms', { ...message, text: template }).catch(() => undefined);
			expect(bundles === undefined, template).toBe(brokenPart(template) !== undefined);
		}
		expect(sandbox.messages().length).toBeGreaterThan(0);
	});

	test('with a placeholder goes out where that is allowed', async () => {
		await run('sendSms', { ...message, text: 'Hi {Name}', allowPlaceholders: true });
		expect(sandbox.messages()).toMatchObject([{ text: 'Hi {Name}' }]);
	});

	test('below a picture is not left out instead', async () => {
		const picture = { msisdn: '+6591234567', type: 'image', url: 'https://example.com/menu.jpg', text: 'Hi {Name}' };
		await expect(run('sendChatMessage', picture)).rejects.toThrow(/^\[400\]/);
		expect(sandbox.messages()).toEqual([]);
	});
});

describe('a survey', () => {
	test('has the braces that 8x8 fills in, and its variables by their names', async () => {
		const templateVariables = [{ key: 'firstName', value: 'Ann' }];
		const survey = { surveyId: 'table-feedback', destination: '+6591234567', templateVariables };
		for (const templateBody of ['Hi {firstName}: {url}', 'Hi {{firstName}}: {{url}}']) {
			await run('sendSurvey', { ...survey, templateBody });
			expect(JSON.parse(requests.at(-1)?.body ?? '')).toMatchObject({
				templateBody: 'Hi {{firstName}}: {{url}}',
				templateVariables: { firstName: 'Ann' },
			});
		}
	});
});

describe('a list', () => {
	test.each([
		['listSubAccounts', { label: 'acme_events', value: 'acme_events' }],
		['listCountries', { label: 'Singapore (SG)', value: 'SG' }],
		['listTemplates', { label: 'order_shipped (en): Hi {{name}}, your order is on its way.', value: 'order_shipped' }],
	])('%s has entries with labels', async (id, entry) => {
		const given = { connection: connectionTo(sandbox) };
		const { bundles } = await runComponent(rpcNamed(id), given, toSandbox(sandbox, requests));
		expect(bundles).toContainEqual(entry);
		for (const request of requests) expect(departures(contract, request)).toEqual([]);
	});
});

test('templates that are not approved are not in their list, and without a channel there is none', async () => {
	const connection = connectionTo(sandbox);
	const { bundles } = await runComponent(rpcNamed('listTemplates'), { connection }, toSandbox(sandbox, requests));
	expect(bundles.map((bundle) => propertyOf(bundle, 'value'))).toEqual(
		usualTemplates.filter(({ status }) => status === 'APPROVED').map(({ templateName }) => templateName),
	);
	const without = { connection: { ...connection, channelId: '' } };
	const none = await runComponent(rpcNamed('listTemplates'), without, toSandbox(sandbox, requests));
	expect(none.bundles).toEqual([]);
	expect(requests).toHaveLength(1);
});

describe('a message through a chat app', () => {
	test('of every kind in the contract is sent as its example has it', async () => {
		const examples = Object.entries(operationNamed(contract, 'sendMessage').body?.examples ?? {});
		expect(examples.length).toBeGreaterThan(8);
		for (const [name, { value }] of examples) {
			const { user, content, ...rest } = z
				.looseObject({ user: z.looseObject({}), content: z.looseObject({}) })
				.parse(value);
			await run('sendChatMessage', { ...user, ...content, ...rest });
			const request = requests.at(-1);
			expect(JSON.parse(request?.body ?? ''), name).toEqual(value);
			expect(request === undefined ? [] : departures(contract, request), name).toEqual([]);
		}
		expect(sandbox.messages()).toHaveLength(examples.length);
	});

	const card = (title: string) => ({ media: { contentInfo: { fileUrl: 'https://example.com/laksa.jpg' } }, title });

	test.each([
		[
			'a title with a placeholder',
			{ type: 'richCard', richCard: { cardOrientation: 'vertical', ...card('Hi {Name}') } },
		],
		['a carousel of one card', { type: 'carousel', carousel: { cardWidth: 'small', cards: [card('Laksa')] } }],
		['a card without its picture', { type: 'richCard', richCard: { cardOrientation: 'vertical', title: 'Laksa' } }],
		[
			'four buttons',
			{
				type: 'interactive',
				interactive: {
					type: 'button',
					body: { text: 'Do you come?' },
					action: { buttons: ['1', '2', '3', '4'].map((id) => ({ type: 'reply', reply: { id, title: id } })) },
				},
			},
		],
		[
			'a list without the label of its button',
			{
				type: 'interactive',
				interactive: {
					type: 'list',
					body: { text: 'When?' },
					action: { sections: [{ rows: [{ id: '1', title: '19:30' }] }] },
				},
			},
		],
		['a longer label than fits', { type: 'text', text: 'Hi', suggestions: [{ reply: { text: 'x'.repeat(26) } }] }],
	])('with %s is refused before anything is sent', async (_name, parameters) => {
		const error = await errorOf('sendChatMessage', { msisdn: '+6591234567', ...parameters });
		expect(error.type).toBe('BundleValidationError');
		expect(requests).toEqual([]);
	});
});

describe('Make an API Call', () => {
	test('passes on what it is given, and outputs the answer whole', async () => {
		const url = `/accounts/${sandbox.accountId}/balance`;
		const [bundle] = await run('makeApiCall', { url, method: 'GET', qs: [{ key: 'x', value: 'y' }], headers: [] });
		expect(bundle).toMatchObject({ statusCode: 200, body: { currency: 'EUR' } });
		expect(requests[0]?.url).toContain('?x=y');
	});

	test.each(['https://example.com/', '//example.com/', 'example.com'])('does not take the key to %s', async (url) => {
		await run('makeApiCall', { url, method: 'GET' }).catch(() => undefined);
		expect(requests.map((request) => new URL(request.url).host)).toEqual(['sms.8x8.com']);
	});
});
