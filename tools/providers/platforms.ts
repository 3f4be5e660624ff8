import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../projectRoot';
import { errorCodes } from '../../providers/receipts/clevertap';
import { configSchema } from '../../generate/providers/config';
import type { Platform } from '../../generate/providers/platform';

export const providersFolder = join(projectRoot, 'providers');

/** The folders under providers/, in the order in which they are listed. */
export const platformNames = ['clevertap', 'moengage', 'braze', 'detrack'];

/** Reads a platform's folder. Throws when its config.json does not match config.schema.json. */
export async function loadPlatform(name: string): Promise<Platform> {
	const read = (file: string) => readFile(join(providersFolder, name, file), 'utf8');
	const config = configSchema.parse(JSON.parse(await read('config.json')));
	const files = [...new Set(config.variants.map(({ body }) => body))];
	const bodies = new Map<string, string>();
	for (const file of files) bodies.set(file, await read(file));
	const reasons = await read('reasons.md');
	return { name, config, reasons, bodies, ...(name === 'clevertap' && { errorCodes }) };
}

export async function loadPlatforms(): Promise<Platform[]> {
	return Promise.all(platformNames.map(loadPlatform));
}
