import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod/v4';
import { findNpm, withoutOuterNpm } from '../bootstrap/npm.mjs';
import { smsPackage } from '../packageFolder';

const run = promisify(execFile);

const packed = z.object({
	filename: z.string(),
	files: z.array(z.object({ path: z.string() })),
	size: z.number(),
	unpackedSize: z.number(),
	integrity: z.string(),
});

// An array, and from newer npm an object with the packages' names as its keys.
const packAnswer = z.union([z.array(packed), z.record(z.string(), packed).transform((all) => Object.values(all))]);

export interface Tarball {
	/** An absolute path. */
	file: string;
	/** Paths in the package, such as `dist/nodes/…`, sorted. */
	contents: string[];
	/** Bytes. */
	size: number;
	/** Bytes of all its files. */
	unpackedSize: number;
	/** npm's checksum, sha512-<base64>. */
	integrity: string;
}

/** Runs npm in a folder and returns its output. Rejects when npm fails. */
export async function npm(cwd: string, args: readonly string[]): Promise<string> {
	const { stdout } = await run(process.execPath, [findNpm(), ...args], {
		cwd,
		env: withoutOuterNpm(process.env),
		maxBuffer: 64 * 1024 * 1024,
	});
	return stdout;
}

/** Packs a package with the present `dist`, as `npm publish` would, into a file in the given folder. */
export async function packInto(folder: string, { root } = smsPackage): Promise<Tarball> {
	const printed = await npm(root, ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
	const [tarball] = packAnswer.parse(JSON.parse(printed));
	if (tarball === undefined) throw new Error('npm pack names no tarball');
	const { filename, files, ...rest } = tarball;
	return { ...rest, file: join(folder, filename), contents: files.map(({ path }) => path).toSorted() };
}

/** Unpacks a package's tarball into a folder as n8n does, without the folder `package` that npm puts around it. */
export async function unpack(file: string, folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	await run('tar', ['-xzf', file, '-C', folder, '--strip-components=1']);
}
