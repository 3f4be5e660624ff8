import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { type PublishedPackage, publishedPackages, smsPackage } from '../packageFolder';
import { contentProblems, expectedContents } from './contents';
import { scanProblems } from './scan';
import { packInto, type Tarball, unpack } from './tarball';

/** The most bytes that an unpacked package may have. */
const largest = 600_000;

/** Packs each `dist`, and fails with a list of all problems when one is not fit to be published. */
export async function checkTarball(): Promise<void> {
	for (const published of publishedPackages) {
		const folder = await mkdtemp(join(tmpdir(), '8x8-sms-package-'));
		try {
			await checkedTarball(published, folder);
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	}
}

/** Packs `dist` into a folder. Throws with a list of all problems when it is not fit to be published. */
export async function checkedTarball(published: PublishedPackage, folder: string): Promise<Tarball> {
	const tarball = await packInto(folder, published);
	const unpacked = await mkdtemp(join(folder, 'unpacked-'));
	await unpack(tarball.file, unpacked);
	const problems = [
		...contentProblems(tarball.contents, await expectedContents(published)),
		...sizeProblems(tarball.unpackedSize),
		...(await publintProblems(unpacked)),
		// n8n's scanner would refuse the sockets of the second package, which is why it is separate.
		...(published === smsPackage ? await scanProblems(unpacked) : []),
	];
	if (problems.length === 0) return tarball;
	throw new Error(`The package in ${published.root} is not fit to be published:\n${problems.join('\n')}`);
}

export function sizeProblems(unpackedSize: number): string[] {
	return unpackedSize <= largest
		? []
		: [`The package has ${unpackedSize} bytes unpacked, but at most ${largest} are allowed.`];
}

/** What publint finds in an unpacked package: errors, warnings and suggestions. */
export async function publintProblems(folder: string): Promise<string[]> {
	const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
	if (typeof manifest !== 'object' || manifest === null) throw new Error(`${folder}/package.json holds no object`);
	const { messages } = await publint({ pkgDir: folder, pack: false, strict: true });
	return messages.map((message) => `publint: ${formatMessage(message, { ...manifest }) ?? message.code}`);
}
