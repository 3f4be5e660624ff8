import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { type PublishedPackage, smppPackage, smsPackage } from '../packageFolder';
import { contentProblems, expectedContents } from './contents';
import { scanProblems } from './scan';
import { packInto, unpack } from './tarball';

/** Packs what `dist` holds and fails, naming all that is wrong, when it is not what should be published. */
export async function checkTarball(): Promise<void> {
	// n8n's scanner would refuse the sockets of the second package, which is why it is one of its own.
	await checkPublished(smsPackage, scanProblems);
	await checkPublished(smppPackage, () => Promise.resolve([]));
}

async function checkPublished(published: PublishedPackage, scan: (folder: string) => Promise<string[]>): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), '8x8-sms-package-'));
	try {
		const { file, contents } = await packInto(folder, published);
		const unpacked = join(folder, 'unpacked');
		await unpack(file, unpacked);
		const problems = [
			...contentProblems(contents, await expectedContents(published)),
			...(await publintProblems(unpacked)),
			...(await scan(unpacked)),
		];
		if (problems.length > 0)
			throw new Error(`The package in ${published.root} is not fit to be published:\n${problems.join('\n')}`);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** What publint says of an unpacked package: errors and warnings, and suggestions as well. */
export async function publintProblems(folder: string): Promise<string[]> {
	const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
	if (typeof manifest !== 'object' || manifest === null) throw new Error(`${folder}/package.json holds no object`);
	const { messages } = await publint({ pkgDir: folder, pack: false, strict: true });
	return messages.map((message) => `publint: ${formatMessage(message, { ...manifest }) ?? message.code}`);
}
