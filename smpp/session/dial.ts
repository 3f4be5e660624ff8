import { connect, type Socket } from 'net';
import { connect as connectSecurely } from 'tls';

/** Where to connect to. */
export interface Endpoint {
	host: string;
	port: number;
	/** TLS 1.3, with a certificate that this machine trusts; otherwise in the clear. */
	isEncrypted: boolean;
}

/** A connected socket, or the code of what failed, such as ECONNREFUSED. Nothing was sent then. */
export type Dialled = { ok: true; socket: Socket } | { ok: false; code: string };

/** Opens a connection. Never rejects. @param timeoutMs for the name, the connection and TLS together */
export async function dial({ host, port, isEncrypted }: Endpoint, timeoutMs: number): Promise<Dialled> {
	return await new Promise((resolve) => {
		const name = host.replace(/^\[|\]$/g, '');
		const isAddress = name.includes(':') || /^[\d.]+$/.test(name);
		const socket: Socket = isEncrypted
			? connectSecurely({ host: name, port, minVersion: 'TLSv1.3', ...(isAddress ? {} : { servername: name }) })
			: connect({ host: name, port });
		const timer = setTimeout(() => end({ ok: false, code: 'ETIMEDOUT' }), timeoutMs);
		const onError = (error: Error & { code?: unknown }) =>
			end({ ok: false, code: typeof error.code === 'string' ? error.code : 'TLS_FAILED' });
		const onClose = () => end({ ok: false, code: 'ECONNRESET' });
		const end = (dialled: Dialled) => {
			clearTimeout(timer);
			socket.off('close', onClose);
			if (dialled.ok) socket.off('error', onError);
			else socket.destroy();
			resolve(dialled);
		};
		socket.on('error', onError);
		socket.on('close', onClose);
		socket.once(isEncrypted ? 'secureConnect' : 'connect', () => end({ ok: true, socket }));
	});
}
