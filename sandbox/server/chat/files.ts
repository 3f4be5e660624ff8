import { randomBytes } from 'node:crypto';
import { extname } from 'node:path';
import type { Clock } from '../clock';

/** A file that can be fetched by anyone who knows its token. */
export interface KeptFile {
	name: string;
	token: string;
	/** MIME type. */
	type: string;
	bytes: Buffer;
	/** Milliseconds since 1970. */
	until: number;
}

const hour = 3_600_000;

/** How long a file can be fetched: for uploads 8x8 documents a short time, for inbound media a day. */
const lifetimes = { uploaded: 24 * hour, received: 24 * hour } as const;

/** Files that were uploaded or received: beyond so many bytes, the oldest are forgotten. */
export class KeptFiles {
	private readonly files = new Map<string, KeptFile>();
	private bytes = 0;

	constructor(
		private readonly clock: Clock,
		private readonly maxBytes: number,
	) {}

	add(source: keyof typeof lifetimes, { name, type, bytes }: Pick<KeptFile, 'name' | 'type' | 'bytes'>): KeptFile {
		const file = {
			name: randomBytes(16).toString('hex') + extname(name).slice(0, 10).toLowerCase(),
			token: randomBytes(24).toString('base64url'),
			type,
			bytes,
			until: this.clock.now() + lifetimes[source],
		};
		this.files.set(file.name, file);
		this.bytes += bytes.length;
		for (const oldest of this.files.values()) {
			if (this.bytes <= this.maxBytes || oldest === file) break;
			this.files.delete(oldest.name);
			this.bytes -= oldest.bytes.length;
		}
		return file;
	}

	/** The file of this name; undefined with a wrong token, and once its time is over. */
	get(name: string, token: string | undefined): KeptFile | undefined {
		const file = this.files.get(name);
		return file !== undefined && file.token === token && file.until > this.clock.now() ? file : undefined;
	}
}

/** Where a file is fetched, below the API's address. */
export const pathOf = ({ name, token }: Pick<KeptFile, 'name' | 'token'>) =>
	`/files/${encodeURIComponent(name)}?token=${encodeURIComponent(token)}`;
