import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

export interface BrokenServer {
	host: string;
	/** The number of connections made to it. */
	connections: () => number;
	/** What arrived, as far as the server could read it. */
	received: () => string;
	close(): Promise<void>;
}

/** A server on loopback that does with each connection what the test says. */
export async function startBrokenServer(onConnection: (socket: Socket) => void): Promise<BrokenServer> {
	let count = 0;
	let received = '';
	const server = createServer((socket) => {
		count++;
		socket.on('error', () => undefined);
		socket.on('data', (chunk) => (received += chunk.toString('latin1')));
		onConnection(socket);
	});
	return await listening(
		server,
		() => count,
		() => received,
	);
}

export const endlessBody = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n';
export const switchedProtocol = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n';

/** A server that answers with this head, and then keeps sending spaces for as long as the connection lasts. */
export async function startDrippingServer(head: string): Promise<BrokenServer & { openConnections: () => number }> {
	let open = 0;
	const server = await startBrokenServer((socket) => {
		open++;
		socket.once('data', () => {
			socket.write(head);
			const drip = setInterval(() => socket.write(' '), 50);
			socket.once('close', () => {
				clearInterval(drip);
			});
		});
		socket.once('close', () => open--);
	});
	return { ...server, openConnections: () => open };
}

/** An HTTPS server with a certificate that nobody trusts. What it receives is the decrypted data. */
export async function startUntrustedServer(): Promise<BrokenServer> {
	let received = '';
	let count = 0;
	const server = createHttpsServer(selfSigned(), (request, response) => {
		request.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
		request.on('end', () => response.end('{}'));
	});
	server.on('connection', () => count++);
	return await listening(
		server,
		() => count,
		() => received,
	);
}

async function listening(server: Server, connections: () => number, received: () => string): Promise<BrokenServer> {
	const sockets = new Set<Socket>();
	server.on('connection', (socket: Socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
		connections,
		received,
		close: async () => {
			for (const socket of sockets) socket.destroy();
			await new Promise((closed) => server.close(closed));
		},
	};
}

/** An address on loopback where nothing listens. */
export async function closedHost(): Promise<string> {
	const server = await startBrokenServer(() => undefined);
	await server.close();
	return server.host;
}

/** A self-signed certificate for 127.0.0.1, and its key (X.509 in DER). */
export function selfSigned(): { key: string; cert: string } {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
	const ecdsaWithSha256 = der(0x30, der(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
	const commonName = der(0x30, der(0x06, Buffer.from('550403', 'hex')), der(0x0c, Buffer.from('127.0.0.1')));
	const name = der(0x30, der(0x31, commonName));
	const alternativeName = der(0x30, der(0x87, Buffer.from([127, 0, 0, 1])));
	const validity = der(0x30, utcTime(-1), utcTime(1));
	const content = der(
		0x30,
		der(0xa0, der(0x02, Buffer.from([2]))),
		der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
		ecdsaWithSha256,
		name,
		validity,
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
		der(0xa3, der(0x30, der(0x30, der(0x06, Buffer.from('551d11', 'hex')), der(0x04, alternativeName)))),
	);
	const signature = der(0x03, Buffer.from([0]), sign('sha256', content, privateKey));
	const lines =
		der(0x30, content, ecdsaWithSha256, signature)
			.toString('base64')
			.match(/.{1,64}/g) ?? [];
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
	};
}

function utcTime(daysFromNow: number): Buffer {
	const digits = new Date(Date.now() + daysFromNow * 86_400_000).toISOString().replace(/\D/g, '');
	return der(0x17, Buffer.from(`${digits.slice(2, 14)}Z`));
}

function der(tag: number, ...parts: Buffer[]): Buffer {
	const content = Buffer.concat(parts);
	const { length } = content;
	const head =
		length < 128 ? [tag, length] : length < 256 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 255];
	return Buffer.concat([Buffer.from(head), content]);
}
