import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../projectRoot';
import { configSchema, fieldsOf, type ProviderConfig, valueIn, type Variant } from './config';

export const providersFolder = join(projectRoot, 'providers');

/** The folders under providers/, in the order in which they are told of. */
export const platformNames = ['clevertap', 'moengage', 'braze', 'detrack'] as const;
export type PlatformName = (typeof platformNames)[number];

export interface Platform {
	/** Its folder under providers/. */
	name: PlatformName;
	config: ProviderConfig;
	/** File name → text of the request bodies that the variants name. */
	bodies: Map<string, string>;
}

/** Reads a platform's folder. Throws when its config.json is not of the form that config.schema.json describes. */
export async function loadPlatform(name: PlatformName): Promise<Platform> {
	const read = (file: string) => readFile(join(providersFolder, name, file), 'utf8');
	const config = configSchema.parse(JSON.parse(await read('config.json')));
	const files = [...new Set(config.variants.map(({ body }) => body))];
	const bodies = new Map<string, string>();
	for (const file of files) bodies.set(file, await read(file));
	return { name, config, bodies };
}

export async function loadPlatforms(): Promise<Platform[]> {
	return Promise.all(platformNames.map(loadPlatform));
}

/** The text of a file with a request body. */
export function bodyText({ name, bodies }: Platform, file: string): string {
	const text = bodies.get(file);
	if (text === undefined) throw new Error(`providers/${name} has no body ${file}`);
	return text;
}

/** The address that a variant posts to, with its placeholders. */
export function addressOf(config: ProviderConfig, variant: Variant): string {
	const address = fieldsOf(config, variant)
		.map((field) => valueIn(field, variant))
		.find((value) => typeof value === 'string' && value.startsWith('<BASE_URL>'));
	if (typeof address !== 'string') throw new Error(`${config.platform}, ${variant.name}: no field holds the address`);
	return address;
}
