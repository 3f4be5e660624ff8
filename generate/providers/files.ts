import { z } from 'zod/v4';
import { configSchema } from './config';
import type { Contract } from '../../contract/model';
import type { Platform } from './platform';
import { platformReadme } from './platformReadme';

/** What is made from the platforms' config.json files: path from the project's root → text. */
export function providerFiles(platforms: readonly Platform[], contract: Contract): Map<string, string> {
	return new Map([
		['providers/config.schema.json', `${JSON.stringify(z.toJSONSchema(configSchema), null, 2)}\n`],
		...platforms.map(
			(platform) => [`providers/${platform.name}/README.md`, platformReadme(platform, contract)] as const,
		),
	]);
}
