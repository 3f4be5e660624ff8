import { z } from 'zod/v4';
import { generatedWorkflows } from './codeNodes';
import { configSchema } from './config';
import { loadContract } from '../../contract/load';
import { platformReadme } from './platformReadme';
import { loadPlatforms } from './platforms';

/** What is made from the platforms' config.json files and the mapping of receipts: path from the project's root → text. */
export async function generatedProviderFiles(): Promise<Map<string, string>> {
	const platforms = await loadPlatforms();
	const contract = await loadContract();
	return new Map([
		...(await generatedWorkflows()),
		['providers/config.schema.json', `${JSON.stringify(z.toJSONSchema(configSchema), null, 2)}\n`],
		...platforms.map(
			(platform) => [`providers/${platform.name}/README.md`, platformReadme(platform, contract)] as const,
		),
	]);
}
