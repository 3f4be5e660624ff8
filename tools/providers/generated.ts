import { z } from 'zod/v4';
import { configSchema } from './config';
import { loadApi } from '../../contract/load';
import { platformReadme } from './platformReadme';
import { loadPlatforms } from './platforms';

/** What is made from the platforms' config.json files: path from the project's root → text. */
export async function generatedProviderFiles(): Promise<Map<string, string>> {
	const platforms = await loadPlatforms();
	const sms = await loadApi('sms');
	return new Map([
		['providers/config.schema.json', `${JSON.stringify(z.toJSONSchema(configSchema), null, 2)}\n`],
		...platforms.map((platform) => [`providers/${platform.name}/README.md`, platformReadme(platform, sms)] as const),
	]);
}
