import { createServer } from 'node:net';
import { Problem } from '../../tools/bootstrap/problem.mjs';
import { sentences } from '../../tools/bootstrap/sentences.mjs';

/** The port that was chosen, or without one the preferred or the next free above it. Throws a Problem if the chosen is in use. */
export async function portOr(preferred: number, chosen: number | undefined): Promise<number> {
	if (chosen === undefined) return freePort(preferred);
	if (await isFree(chosen)) return chosen;
	throw new Problem(sentences.portTaken({ port: chosen }));
}

/** A port of loopback that is free now: the preferred one or the next above it; any without a preference. */
export async function freePort(preferred?: number): Promise<number> {
	if (preferred === undefined) return takeAndRelease(0, '127.0.0.1');
	for (let port = preferred; port < preferred + 50; port += 1) {
		if (await isFree(port)) return port;
	}
	return takeAndRelease(0, '127.0.0.1');
}

/** A server on all addresses counts as well: the user's browser would reach that one. */
async function isFree(port: number): Promise<boolean> {
	for (const host of ['127.0.0.1', '::']) {
		try {
			await takeAndRelease(port, host);
		} catch (error) {
			// A machine without IPv6 has no address "::".
			if (!(error instanceof Error && 'code' in error && error.code === 'EAFNOSUPPORT')) return false;
		}
	}
	return true;
}

function takeAndRelease(port: number, host: string): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(port, host, () => {
			const address = server.address();
			server.close(() => {
				if (address === null || typeof address === 'string') reject(new Error(`No port at ${host}`));
				else resolve(address.port);
			});
		});
	});
}
