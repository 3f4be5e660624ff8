import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { z } from 'zod/v4';

const published = z.object({
	name: z.string(),
	'dist-tags': z.record(z.string(), z.string()),
	versions: z.record(z.string(), z.looseObject({ dist: z.looseObject({ tarball: z.string() }) })),
	_attachments: z.record(z.string(), z.object({ data: z.base64() })),
});

type Published = z.infer<typeof published>;

/** The parts of npm's registry that `npm publish`, `view`, `pack` and `outdated` use, on loopback and in memory. */
export interface Registry {
	port: number;
	/** For npm's command line. */
	options: string[];
	close(): Promise<void>;
}

export async function startRegistry(): Promise<Registry> {
	const packages = new Map<string, Published>();
	const server = createServer((request, response) => {
		void answer(request, response).catch(() => response.writeHead(500).end());
	});

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const [, name = '', part = '', file = ''] = decodeURIComponent(request.url ?? '').split('/');
		const known = packages.get(name);
		if (request.method === 'PUT') {
			const { _attachments, versions, ...rest } = published.parse(await json(request));
			packages.set(name, {
				...rest,
				versions: { ...known?.versions, ...versions },
				_attachments: { ...known?._attachments, ..._attachments },
			});
			send(response, 201, { ok: true });
			return;
		}
		if (part === '-') {
			const tarball = known?._attachments[file];
			response.writeHead(tarball === undefined ? 404 : 200).end(Buffer.from(tarball?.data ?? '', 'base64'));
			return;
		}
		const version = known?.versions[known['dist-tags'][part] ?? part];
		const found = part === '' ? known && { ...known, _attachments: undefined } : version;
		send(response, found === undefined ? 404 : 200, found ?? { error: 'Not found' });
	}

	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		port,
		options: [`--registry=http://127.0.0.1:${port}/`, `--//127.0.0.1:${port}/:_authToken=of-a-test`],
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}

function send(response: ServerResponse, status: number, body: object): void {
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
