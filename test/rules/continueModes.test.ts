import type { IDataObject } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { closedHost } from '../engine/brokenServers';
import { withFastClock } from '../engine/fastClock';
import type { WorkflowRunOptions } from '../engine/runWorkflow';
import {
	apiError,
	messageIn,
	continueErrorOutput,
	continueRegularOutput,
	detailsOf,
	detailsOver,
	httpTest,
	jsonOf,
	people,
	peopleFor,
	queued,
	rejected,
	retryOnFail,
	send,
	waysOfAllTransports,
	waysForOneOfAllTransports,
} from './ways';
import { type Answer, scriptedWay } from './scriptedWay';

describe.each(waysOfAllTransports)('$name', (way) => {
	const api = scriptedWay(way);

	const anyText = expect.any(String) as string;

	/** Accepted, refused, rejected, unconfirmed, wrong field, accepted. */
	const mixed: IDataObject[] = [
		{ phone: '+6591230000', text: 'fine', row: 0 },
		{ phone: '+6591230001', text: 'refused', row: 1 },
		{ phone: '+6591230002', text: 'rejected', row: 2 },
		{ phone: '+6591230003', text: 'unconfirmed', row: 3 },
		{ phone: 'nobody', text: 'wrong', row: 4 },
		{ phone: '+6591230005', text: 'fine', row: 5 },
	];

	const mixedAnswer: Answer = (request) => {
		const { text } = messageIn(way, request);
		if (text === 'refused') return apiError(400, 1005, 'Invalid source');
		if (text === 'rejected') return rejected(way, request, 'Source over the limit');
		return text === 'unconfirmed' ? 'reset' : queued(way, request);
	};

	const failures = [
		{
			item: 1,
			details: {
				outcome: 'rejected',
				destination: '+6591230001',
				clientMessageId: way.idOf(1),
				umid: null,
				status: 400,
				code: 1005,
				errorId: 'd36b1c5e-1f0a-4b1e-8a55-7f4f3f0c9a01',
			},
		},
		{
			item: 2,
			details: {
				outcome: 'rejected',
				destination: '+6591230002',
				clientMessageId: way.idOf(2),
				umid: anyText,
				status: 200,
				code: 'REJECTED',
				errorId: null,
			},
		},
		{
			item: 3,
			details: {
				outcome: 'unknown',
				destination: '+6591230003',
				clientMessageId: way.idOf(3),
				umid: null,
				status: null,
				code: 'ECONNRESET',
				errorId: null,
			},
		},
		{
			item: 4,
			details: {
				outcome: 'rejected',
				destination: null,
				clientMessageId: null,
				umid: null,
				status: null,
				code: 'DESTINATION_UNREADABLE',
				errorId: null,
			},
		},
	].map(({ item, details }) => ({ item, details: { ...details, ...detailsOver(way, details) } }));

	describe('continue on the regular output', () => {
		test('every item comes out in its place, failed ones with all that is known', async () => {
			api.answer = mixedAnswer;
			const { outputs, error, run } = await send(way, api.url, mixed, { settings: continueRegularOutput });
			expect(error).toBeUndefined();
			expect(run.status).toBe('success');
			expect(outputs).toHaveLength(1);
			expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3, 4, 5].map((item) => ({ item })));
			for (const { item, details } of failures) {
				const { json, pairedItem } = outputs[0]?.[item] ?? {};
				expect(pairedItem).toEqual({ item });
				const { outcome, destination, clientMessageId, umid } = details;
				// All columns that accepted items have, so that a table of both has no holes.
				expect(json).toMatchObject({ outcome, destination, clientMessageId, umid, encoding: null, status: null });
				expect(json).toMatchObject({ error: anyText, message: anyText, details });
			}
			for (const item of [0, 5]) expect(outputs[0]?.[item]?.json).toMatchObject({ status: { code: 'QUEUED' } });
		});

		httpTest(way)('messages say the item, what happened and what to do', async () => {
			api.answer = mixedAnswer;
			const { outputs } = await send(way, api.url, mixed, { settings: continueRegularOutput });
			expect(jsonOf(outputs[0]).map(({ message }) => message ?? '')).toEqual([
				'',
				`${way.nameOf(1)}: 8x8 refused the message (HTTP 400, code 1005): 8x8 does not accept this sender ID. 8x8 says 'Invalid source'. Use a number or up to 11 letters and digits, or leave the sender ID empty for the sub-account's own. For 8x8's support: error ID d36b1c5e-1f0a-4b1e-8a55-7f4f3f0c9a01.`,
				`${way.nameOf(2)}: 8x8 rejected the message: Source over the limit. Nothing was sent. Correct the message and send it again.`,
				`${way.nameOf(3)}: 8x8 did not answer (ECONNRESET). It may have been sent. Check 8x8 Connect's logs before you send it again. Retry On Fail skips it unless Resend Unconfirmed is on.`,
				`${way.nameOf(4)}: Destination 'nobody' is not a phone number that can receive texts. Write + and the country code, then the number, such as +6591234567.`,
				'',
			]);
		});

		test('an expression that fails for one item is the failure of that item', async () => {
			const items = [...people(1), { phone: '+6591231001' }, ...people(3).slice(2)];
			const { outputs } = await send(way, api.url, items, {
				settings: continueRegularOutput,
				parameters: { text: '={{ $json.text.toUpperCase() }}' },
			});
			expect(api.requests).toHaveLength(2);
			expect(outputs[0]).toHaveLength(3);
			expect(detailsOf(outputs[0]?.[1])).toMatchObject({ outcome: 'rejected', code: way.noText.code });
		});

		test('Retry On Fail, which looks at the first item alone, sends only what was not sent', async () => {
			const attempts: Record<string, number> = {};
			api.answer = (request, index) => {
				const { text } = messageIn(way, request);
				attempts[text] = (attempts[text] ?? 0) + 1;
				if (text === 'first' && attempts[text] < 3) return apiError(400, 1000);
				return mixedAnswer(request, index);
			};
			const items = [{ phone: '+6591230009', text: 'first' }, ...mixed.slice(0, 4)];
			const { outputs } = await send(way, api.url, items, { settings: { ...continueRegularOutput, ...retryOnFail } });
			expect(attempts).toEqual({ first: 3, fine: 1, refused: 3, rejected: 3, unconfirmed: 1 });
			expect(outputs[0]?.map((item) => detailsOf(item)?.outcome)).toEqual([
				undefined,
				undefined,
				'rejected',
				'rejected',
				'unknown',
			]);
		});

		test('Retry On Fail outputs the result of the last try if the first item never gets through', async () => {
			api.answer = (request, index) =>
				messageIn(way, request).text === 'fine' ? queued(way, request) : apiError(400, index);
			const items = [{ phone: '+6591230009', text: 'never' }, ...mixed.slice(0, 1)];
			const { outputs } = await send(way, api.url, items, { settings: { ...continueRegularOutput, ...retryOnFail } });
			expect(api.requests.map((request) => messageIn(way, request).text).sort()).toEqual([
				'fine',
				'never',
				'never',
				'never',
			]);
			expect(outputs[0]).toHaveLength(2);
			expect(outputs[0]?.[1]?.json).toMatchObject({ status: { code: 'QUEUED' } });
		});
	});

	describe('continue on the error output', () => {
		test('failed items go there, with the fields of their input, and accepted ones do not', async () => {
			api.answer = mixedAnswer;
			const { outputs, error } = await send(way, api.url, mixed, { settings: continueErrorOutput });
			expect(error).toBeUndefined();
			expect(outputs).toHaveLength(2);
			expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 5 }]);
			expect(outputs[1]?.map(({ json, pairedItem }) => ({ json, pairedItem }))).toMatchObject(
				failures.map(({ item, details }) => ({
					json: { ...mixed[item], error: anyText, message: anyText, details },
					pairedItem: { item },
				})),
			);
		});

		test('the old setting Continue On Fail does the same on the regular output', async () => {
			api.answer = mixedAnswer;
			const { outputs, error } = await send(way, api.url, mixed, { settings: { continueOnFail: true } });
			expect(error).toBeUndefined();
			expect(outputs[0]).toHaveLength(6);
		});
	});

	test('when nothing can be reached, many messages fail soon, each with its item', async () => {
		const host = await closedHost();
		const { outputs } = await withFastClock(() =>
			send(way, `http://${host}`, people(60), {
				settings: continueRegularOutput,
				parameters: { options: { concurrency: 5 } },
			}),
		);
		expect(outputs[0]?.map((item) => detailsOf(item)?.code)).toEqual(Array.from({ length: 60 }, () => 'ECONNREFUSED'));
	});
});

describe.each(waysForOneOfAllTransports)('$name', (way) => {
	const api = scriptedWay(way);

	describe('one item', () => {
		const anyText = expect.any(String) as string;
		const failures: [string, { phone: string; answer?: Answer }, object][] = [
			['that 8x8 refuses', { phone: '+6591231000', answer: () => apiError(400, 1005) }, { status: 400, code: 1005 }],
			[
				'that 8x8 rejects',
				{ phone: '+6591231000', answer: (request) => rejected(way, request, 'Source over the limit') },
				{ status: 200, code: 'REJECTED', umid: anyText },
			],
			['with a wrong number', { phone: 'nobody' }, { status: null, code: 'DESTINATION_UNREADABLE' }],
		];

		describe.each(failures)('%s', (_name, { phone, answer }, known) => {
			const items = [{ phone, text: 'Hello', row: 7 }];
			const destination = phone === 'nobody' ? null : phone;
			const details = { outcome: 'rejected', destination, ...detailsOver(way, known) };

			test('comes out in its place, with all that is known', async () => {
				if (answer !== undefined) api.answer = answer;
				const { outputs, error, run } = await send(way, api.url, items, { settings: continueRegularOutput });
				expect([error, run.status, run.waitTill]).toEqual([undefined, 'success', undefined]);
				const json = { outcome: 'rejected', destination, encoding: null, status: null, error: anyText, details };
				expect(outputs).toMatchObject([[{ json, pairedItem: { item: 0 } }]]);
			});

			test('goes to the error output with the fields of its input', async () => {
				if (answer !== undefined) api.answer = answer;
				const { outputs, run } = await send(way, api.url, items, { settings: continueErrorOutput });
				expect([run.status, run.waitTill]).toEqual(['success', undefined]);
				const json = { ...items[0], error: anyText, message: anyText, details };
				expect(outputs).toMatchObject([[], [{ json, pairedItem: { item: 0 } }]]);
			});
		});

		test('whose expression fails is a failed item', async () => {
			const { outputs } = await send(way, api.url, [{ phone: '+6591231001' }], {
				settings: continueRegularOutput,
				parameters: { text: '={{ $json.text.toUpperCase() }}' },
			});
			expect(api.requests).toEqual([]);
			expect(detailsOf(outputs[0]?.[0])).toMatchObject({ outcome: 'rejected', code: way.noText.code });
		});
	});

	const items = peopleFor(way, 3);
	const badCredentials: [string, Partial<WorkflowRunOptions>, string, string][] = [
		['without an API key', { credential: { apiKey: '' } }, 'The credential has no API key', 'API_KEY_MISSING'],
		['with a blank API key', { credential: { apiKey: '  ' } }, 'The credential has no API key', 'API_KEY_MISSING'],
		[
			'with an API key that holds a line break',
			{ credential: { apiKey: 'key\nkey' } },
			'a character that keys never have',
			'API_KEY_MALFORMED',
		],
		[
			'with an API key of other letters',
			{ credential: { apiKey: 'ключ' } },
			'a character that keys never have',
			'API_KEY_MALFORMED',
		],
		[
			'with a region that does not exist',
			{ credential: { region: 'mars' } },
			"region 'mars' does not exist",
			'REGION_UNKNOWN',
		],
		['with no region', { credential: { region: '' } }, "region '' does not exist", 'REGION_UNKNOWN'],
		[
			'of a region that every object has',
			{ credential: { region: 'toString' } },
			"region 'toString' does not exist",
			'REGION_UNKNOWN',
		],
		['with an empty Base URL', { credential: { baseUrl: '' } }, 'Base URL is empty', 'BASE_URL_EMPTY'],
		[
			'with a Base URL that is none',
			{ credential: { baseUrl: 'localhost:8026' } },
			'is not a web address',
			'BASE_URL_MALFORMED',
		],
		[
			'with a key in its Base URL',
			{ credential: { baseUrl: 'http://key@localhost:8026' } },
			'contains more than an address',
			'BASE_URL_HOLDS_MORE',
		],
		[
			'with a query in its Base URL',
			{ credential: { baseUrl: 'http://localhost/?a=b' } },
			'contains more than an address',
			'BASE_URL_HOLDS_MORE',
		],
		['that is missing', { settings: { credentials: {} } }, 'credential', 'SETTINGS_UNREADABLE'],
		[
			'without a sub-account anywhere',
			{ credential: { subAccountId: '' } },
			'Sub-Account is empty',
			'SUB_ACCOUNT_MISSING',
		],
		[
			'with Concurrency 0',
			{ parameters: { options: { concurrency: 0 } } },
			"Concurrency is '0'",
			'OPTION_OUT_OF_RANGE',
		],
		[
			'with Concurrency 101',
			{ parameters: { options: { concurrency: 101 } } },
			"Concurrency is '101'",
			'OPTION_OUT_OF_RANGE',
		],
		[
			'with more Max Retries than there are',
			{ parameters: { options: { maxRetries: 4 } } },
			"Max Retries is '4'",
			'OPTION_OUT_OF_RANGE',
		],
		[
			'with a Timeout that is not a number',
			{ parameters: { options: { timeout: 'x' } } },
			"Timeout is 'x'",
			'OPTION_OUT_OF_RANGE',
		],
	];

	/** The fields that SMPP's credential also has; the others have their own tests. */
	const shared =
		/^(?:with no region|with a region|of a region|that is missing|with Concurrency|with more|with a Timeout)/;
	const readable = badCredentials.filter(
		([name, , reason]) =>
			!(way.lacks.includes('concurrency') && reason.startsWith('Concurrency')) &&
			(way.over === undefined || shared.test(name)),
	);

	describe.each(readable)('a credential or setting %s', (_name, options, reason, code) => {
		test.each([continueRegularOutput, continueErrorOutput])(
			'becomes one failed item an input ($onError)',
			async (mode) => {
				const { outputs, error } = await send(way, api.url, items, {
					...options,
					settings: { ...mode, ...options.settings },
				});
				expect(error).toBeUndefined();
				expect(api.requests).toEqual([]);
				const [regular = [], failed = regular] = outputs;
				if (mode === continueErrorOutput) expect(regular).toEqual([]);
				expect(failed.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
				for (const item of failed) {
					expect(item.json.message).toContain(reason);
					expect(detailsOf(item)).toMatchObject({ outcome: 'rejected', code });
				}
			},
		);

		test('stops the workflow in stop mode, and nothing is sent', async () => {
			const { outputs, error } = await send(way, api.url, items, options);
			expect(error?.message).toContain(reason);
			expect(error?.description).toContain('Nothing was sent');
			expect(outputs).toEqual([]);
			expect(api.requests).toEqual([]);
		});
	});
});
