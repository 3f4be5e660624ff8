import { z } from 'zod/v4';
import { generatedWorkflows } from './codeNodes';
import { configSchema } from './config';
import { errorCodes } from '../../providers/receipts/clevertap';
import { loadContract } from '../contract/load';
import { loadPlatforms, type PlatformName } from './platforms';
import { readmeText, table } from './readme';

/** What is made from the platforms' config.json files and the mapping of receipts: path from the project's root → text. */
export async function generatedProviderFiles(): Promise<Map<string, string>> {
	const platforms = await loadPlatforms();
	const more: Partial<Record<PlatformName, string[]>> = { clevertap: [await errorCodesText()] };
	return new Map([
		...(await generatedWorkflows()),
		['providers/config.schema.json', `${JSON.stringify(z.toJSONSchema(configSchema), null, 2)}\n`],
		...platforms.map(
			(platform) => [`providers/${platform.name}/README.md`, readmeText(platform, more[platform.name])] as const,
		),
	]);
}

/** Which of 8x8's receipt codes become which of CleverTap's error codes. */
async function errorCodesText(): Promise<string> {
	const { schemas } = (await loadContract()).components;
	const receiptCodes = schemas.ReceiptStatus?.['x-receipt-codes'] ?? {};
	const rows = [...new Set(Object.values(errorCodes))].sort().map((code) => [
		`\`${code}\``,
		Object.keys(errorCodes)
			.filter((receiptCode) => errorCodes[receiptCode] === code)
			.map((receiptCode) => `${receiptCode} ${receiptCodes[receiptCode]?.name ?? ''}`)
			.join(', '),
	]);
	return [
		"Why a message failed, in CleverTap's codes (which of 8x8's belongs to which is our reading of both tables):",
		table(["CleverTap's code", "8x8's codes"], [...rows, ['`900`', 'all others; the description has the reason']]),
		'Without a reason, `undelivered` becomes 914 and `rejected` 904.',
	].join('\n\n');
}
