import { dirname } from 'node:path';
import { npm, type Tarball } from '../package/tarball';
import type { Manifest } from './manifest';

/**
 * Publishes a tarball, unless the registry already has the same one: an interrupted release is run again. Rejects
 * where the registry has another tarball under this version, or refuses.
 */
export async function publish(
	{ name, version }: Manifest,
	{ file, integrity }: Tarball,
	options: readonly string[],
): Promise<'published' | 'was there'> {
	const there = await publishedIntegrity(`${name}@${version}`, dirname(file), options);
	if (there === integrity) return 'was there';
	if (there !== undefined) throw new Error(`${name}@${version} is published already, with other contents`);
	await npm(dirname(file), ['publish', file, ...options]);
	return 'published';
}

/** Undefined where the registry does not have the package or the version. */
async function publishedIntegrity(spec: string, cwd: string, options: readonly string[]): Promise<string | undefined> {
	const registry = options.filter((option) => option.startsWith('--registry='));
	try {
		const printed = await npm(cwd, ['view', spec, 'dist.integrity', '--json', ...registry]);
		return printed.trim() === '' ? undefined : String(JSON.parse(printed));
	} catch (error) {
		if (error instanceof Error && error.message.includes('E404')) return undefined;
		throw error;
	}
}
