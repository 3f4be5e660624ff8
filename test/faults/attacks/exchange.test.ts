import type { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { underRawAttack } from './attack';

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

/** Writes once the request has begun to arrive. */
const then = (write: (socket: Socket) => void) => (socket: Socket) => {
	socket.once('data', () => {
		write(socket);
	});
};

/** Writes a piece every 100 ms for as long as the connection is there. */
const drip = (first: string, piece: string) =>
	then((socket) => {
		socket.write(first);
		const timer = setInterval(() => socket.write(piece), 100);
		socket.once('close', () => {
			clearInterval(timer);
		});
	});

const attacks: Record<string, (socket: Socket) => void> = {
	'a body that drips and never ends': drip(`${head}Content-Length: 1000000\r\n\r\n{`, ' '),
	'a body in chunks that never ends': drip(`${head}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n'),
	'a body without a length that never ends': drip(`${head}\r\n{`, ' '),
	'headers that never end': drip(head, 'X-More: 1\r\n'),
	'a status line that never ends': drip('HTTP/1.1 200 ', 'O'),
	'provisional answers without end': drip('HTTP/1.1 100 Continue\r\n\r\n', 'HTTP/1.1 102 Processing\r\n\r\n'),
	'HTTP 101, and silence': then((socket) =>
		socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
	),
	'HTTP 101, and data without end': drip(
		'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
		'x',
	),
	'an error whose body never ends': drip(
		'HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{',
		' ',
	),
	silence: then(() => undefined),
	'half a body, and silence': then((socket) => socket.write(`${head}Content-Length: 1000\r\n\r\n{"umid":"7c1f`)),
	'half a body, and the end': then((socket) => socket.end(`${head}Content-Length: 1000\r\n\r\n{"umid":"7c1f`)),
	'what is not HTTP': then((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')),
	'an end without an answer': then((socket) => socket.end()),
	'two lengths that differ': then((socket) => socket.end(`${head}Content-Length: 2\r\nContent-Length: 5\r\n\r\n{}`)),
	'headers of 200 kB': then((socket) =>
		socket.end(`${head}X-Long: ${'x'.repeat(200_000)}\r\nContent-Length: 2\r\n\r\n{}`),
	),
};

test.concurrent.each(Object.entries(attacks))(
	'%s: the text was sent once, and its outcome is unknown',
	async (_name, attack) => {
		const { outcomes, requests } = await underRawAttack(attack);
		expect({ outcomes, requests }).toEqual({ outcomes: ['unknown'], requests: 1 });
	},
	30_000,
);
