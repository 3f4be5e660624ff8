import { randomUUID } from 'node:crypto';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod/v4';
import { Access, type ServiceAccount } from './access';
import { BadRange, Spreadsheet } from './spreadsheet';

/** The kind of a request, by the part of Google's APIs that it goes to. */
export interface Call {
	kind: 'token' | 'files' | 'properties' | 'read' | 'write' | 'append' | 'clear' | 'grid';
	/** The range that is read, or the ranges that are written. */
	ranges: string[];
	/** What is written, one value for each cell where the node updates rows. */
	values: unknown[];
}

/** A status that a call is refused with; undefined lets it through. It may wait. */
type Intercept = (call: Call) => number | undefined | Promise<number | undefined>;

export interface FakeGoogle {
	url: string;
	documents: Spreadsheet[];
	/** Every API call that came, refused or not. */
	calls: Call[];
	/** Called before every API call. */
	intercept: Intercept;
	/** What n8n's credential "Google Service Account API" holds for this fake. */
	serviceAccount: ServiceAccount;
	/** The access token of a user who has given consent. */
	userToken: string;
	addDocument(name: string): Spreadsheet;
	close(): Promise<void>;
}

const statusNames: Record<number, string> = {
	400: 'INVALID_ARGUMENT',
	401: 'UNAUTHENTICATED',
	403: 'PERMISSION_DENIED',
	404: 'NOT_FOUND',
	429: 'RESOURCE_EXHAUSTED',
	500: 'INTERNAL',
	503: 'UNAVAILABLE',
};

const input = z.enum(['RAW', 'USER_ENTERED']);
const values = z.array(z.array(z.unknown()));
const render = z.enum(['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA']).default('FORMATTED_VALUE');
const document = z.object({ id: z.string() });
const inDocument = z.object({ id: z.string(), '*': z.string() });

/** The parts of Google's Sheets v4, Drive v3 and token endpoints that n8n's Google Sheets node calls, on loopback. */
export async function startFakeGoogle(port = 0): Promise<FakeGoogle> {
	const app = fastify({ bodyLimit: 20_000_000 });
	const access = new Access();
	const google: FakeGoogle = {
		url: '',
		documents: [],
		calls: [],
		intercept: () => undefined,
		serviceAccount: access.serviceAccount,
		userToken: access.userToken,
		addDocument(name) {
			const added = new Spreadsheet(randomUUID().replaceAll('-', '').padEnd(44, 'x'), name);
			google.documents.push(added);
			return added;
		},
		close: () => app.close(),
	};

	const refuse = (reply: FastifyReply, code: number, message = 'Told to fail') =>
		reply.code(code).send({ error: { code, message, status: statusNames[code] ?? 'UNKNOWN' } });

	/** Records a call, checks its access and calls `intercept`. Returns the status of a refusal. */
	async function admit(request: FastifyRequest, call: Call): Promise<number | undefined> {
		google.calls.push(call);
		if (!access.isGranted(request.headers.authorization)) return 401;
		return await google.intercept(call);
	}

	app.addContentTypeParser(
		'application/x-www-form-urlencoded',
		{ parseAs: 'string' },
		(_request, body, done: (error: null, parsed: unknown) => void) =>
			done(null, Object.fromEntries(new URLSearchParams(String(body)))),
	);

	app.post('/token', (request, reply) => {
		const { assertion } = z
			.object({ grant_type: z.literal('urn:ietf:params:oauth:grant-type:jwt-bearer'), assertion: z.string() })
			.parse(request.body);
		const token = access.tokenFor(assertion);
		if (token === undefined) return reply.code(400).send({ error: 'invalid_grant' });
		return { access_token: token, expires_in: 3599, token_type: 'Bearer' };
	});

	app.get('/drive/v3/files', async (request, reply) => {
		const refusal = await admit(request, { kind: 'files', ranges: [], values: [] });
		if (refusal !== undefined) return refuse(reply, refusal);
		const { q = '' } = z.object({ q: z.string().optional() }).parse(request.query);
		const wanted = /name contains '([^']*)'/.exec(q)?.[1] ?? '';
		const files = google.documents
			.filter(({ name }) => name.includes(wanted))
			.map(({ id, name }) => ({ id, name, webViewLink: `https://docs.google.com/spreadsheets/d/${id}/edit` }));
		return { files };
	});

	app.get('/v4/spreadsheets/:id', async (request, reply) => {
		const refusal = await admit(request, { kind: 'properties', ranges: [], values: [] });
		if (refusal !== undefined) return refuse(reply, refusal);
		const found = documentOf(document.parse(request.params).id);
		if (found === undefined) return refuse(reply, 404, 'Requested entity was not found.');
		const sheets = found.tabs.map(({ title, sheetId, rowCount, columnCount }, index) => ({
			properties: { sheetId, title, index, sheetType: 'GRID', gridProperties: { rowCount, columnCount } },
		}));
		return { sheets };
	});

	app.get('/v4/spreadsheets/:id/values/*', async (request, reply) => {
		const { id, '*': a1 } = inDocument.parse(request.params);
		const refusal = await admit(request, { kind: 'read', ranges: [a1], values: [] });
		if (refusal !== undefined) return refuse(reply, refusal);
		const query = z.object({ valueRenderOption: render }).parse(request.query);
		return inRange(reply, id, (found) => {
			const { tab, range } = found.find(a1);
			const read = tab.read(range, query.valueRenderOption);
			return { range: a1, majorDimension: 'ROWS', ...(read === undefined ? {} : { values: read }) };
		});
	});

	app.put('/v4/spreadsheets/:id/values/*', async (request, reply) => {
		const { id, '*': a1 } = inDocument.parse(request.params);
		const body = z.object({ values }).parse(request.body);
		const { valueInputOption } = z.object({ valueInputOption: input }).parse(request.query);
		const refusal = await admit(request, { kind: 'write', ranges: [a1], values: body.values });
		if (refusal !== undefined) return refuse(reply, refusal);
		return inRange(reply, id, (found) => {
			const { tab, range } = found.find(a1);
			tab.write(range, body.values, valueInputOption);
			return { spreadsheetId: id, updatedRange: a1, updatedRows: body.values.length };
		});
	});

	app.post('/v4/spreadsheets/*', async (request, reply) => {
		const path = z.object({ '*': z.string() }).parse(request.params)['*'];
		const parts = /^([^/:]+)(?:\/values)?(?:\/(.+))?:(batchUpdate|append|clear)$/.exec(path);
		const [, id = '', a1 = '', verb] = parts ?? [];
		if (verb === 'append') return append(request, reply, id, a1);
		if (verb === 'clear') return clear(request, reply, id, a1);
		if (path === `${id}/values:batchUpdate`) return batchUpdate(request, reply, id);
		return path === `${id}:batchUpdate` ? grid(request, reply, id) : refuse(reply, 404, 'No such method');
	});

	async function batchUpdate(request: FastifyRequest, reply: FastifyReply, id: string) {
		const body = z
			.object({ valueInputOption: input, data: z.array(z.object({ range: z.string(), values })) })
			.parse(request.body);
		const ranges = body.data.map(({ range }) => range);
		const written = body.data.map((entry) => entry.values[0]?.[0]);
		const refusal = await admit(request, { kind: 'write', ranges, values: written });
		if (refusal !== undefined) return refuse(reply, refusal);
		return inRange(reply, id, (found) => {
			const places = body.data.map((entry) => ({ ...found.find(entry.range), values: entry.values }));
			for (const { tab, range, values } of places) tab.write(range, values, body.valueInputOption);
			return { spreadsheetId: id, totalUpdatedCells: places.length };
		});
	}

	async function append(request: FastifyRequest, reply: FastifyReply, id: string, a1: string) {
		const body = z.object({ values }).parse(request.body);
		const { valueInputOption } = z.object({ valueInputOption: input }).parse(request.query);
		const refusal = await admit(request, { kind: 'append', ranges: [a1], values: body.values });
		if (refusal !== undefined) return refuse(reply, refusal);
		return inRange(reply, id, (found) => {
			const { tab } = found.find(a1);
			const top = tab.append(body.values, valueInputOption);
			return {
				spreadsheetId: id,
				updates: { updatedRange: `${tab.title}!A${top + 1}`, updatedRows: body.values.length },
			};
		});
	}

	async function clear(request: FastifyRequest, reply: FastifyReply, id: string, a1: string) {
		const refusal = await admit(request, { kind: 'clear', ranges: [a1], values: [] });
		if (refusal !== undefined) return refuse(reply, refusal);
		return inRange(reply, id, (found) => {
			const { tab, range } = found.find(a1);
			const filled = tab.read(range, 'UNFORMATTED_VALUE') ?? [];
			tab.write(
				range,
				filled.map((row) => row.map(() => '')),
				'RAW',
			);
			return { spreadsheetId: id, clearedRange: a1 };
		});
	}

	/** Adds rows to the grid; other requests on the grid are not supported. */
	async function grid(request: FastifyRequest, reply: FastifyReply, id: string) {
		const { requests } = z
			.object({
				requests: z.array(
					z.object({
						appendDimension: z.object({
							sheetId: z.number(),
							dimension: z.literal('ROWS'),
							length: z.number(),
						}),
					}),
				),
			})
			.parse(request.body);
		const refusal = await admit(request, { kind: 'grid', ranges: [], values: [] });
		if (refusal !== undefined) return refuse(reply, refusal);
		return inRange(reply, id, (found) => {
			for (const { appendDimension } of requests) {
				const tab = found.tabs.find(({ sheetId }) => sheetId === appendDimension.sheetId);
				if (tab !== undefined) tab.rowCount += appendDimension.length;
			}
			return { spreadsheetId: id, replies: requests.map(() => ({})) };
		});
	}

	function documentOf(id: string): Spreadsheet | undefined {
		return google.documents.find((candidate) => candidate.id === id);
	}

	function inRange(reply: FastifyReply, id: string, act: (found: Spreadsheet) => object) {
		const found = documentOf(id);
		if (found === undefined) return refuse(reply, 404, 'Requested entity was not found.');
		try {
			return act(found);
		} catch (error) {
			if (error instanceof BadRange || error instanceof TypeError) return refuse(reply, 400, error.message);
			throw error;
		}
	}

	google.url = await app.listen({ host: '127.0.0.1', port });
	return google;
}
