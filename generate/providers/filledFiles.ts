import type { Contract } from '../../contract/model';
import { fillPlaceholders, fillValue, asJsonText, type PlaceholderValues } from './placeholders';
import type { Platform } from './platform';
import { platformReadme } from './platformReadme';
import { hasScript, scriptName, tryScript } from './tryScript';

/**
 * The finished files of a platform: path within its folder → text. <API_KEY> and whatever else only you know stay.
 * @param receiptsUrl where to send the receipts of a platform that takes receipts, instead of the sub-account's
 * webhook
 */
export function filledFiles(
	platform: Platform,
	contract: Contract,
	values: PlaceholderValues,
	receiptsUrl?: string,
): Map<string, string> {
	const filled = fillPlatform(
		receiptsUrl === undefined || platform.config.receipts === undefined
			? platform
			: {
					...platform,
					bodies: new Map([...platform.bodies].map(([file, text]) => [file, withReceipts(text, receiptsUrl)])),
				},
		values,
	);
	const placeholders = Object.fromEntries(
		Object.entries(platform.config.placeholders).filter(([key]) => !(key in values)),
	);
	return new Map([
		['README.md', platformReadme(filled, contract, values)],
		['config.json', `${JSON.stringify({ ...filled.config, placeholders }, null, 2)}\n`],
		...filled.bodies,
		...platform.config.variants
			.filter(hasScript)
			.map((variant) => [scriptName(variant), tryScript(platform, variant, values)] as const),
	]);
}

/**
 * The body with dlrCallbackUrl in every one of its texts, even if a template language turns it into JSON only later.
 * Messages through WhatsApp have no destination and get none: the address is that of an SMS trigger, which does not
 * read their receipts.
 */
function withReceipts(body: string, dlrCallbackUrl: string): string {
	return body.replace(
		/^(\s*)"destination":/gm,
		(destination, indent: string) => `${indent}"dlrCallbackUrl": ${JSON.stringify(dlrCallbackUrl)},\n${destination}`,
	);
}

function fillPlatform({ config, bodies, ...platform }: Platform, values: PlaceholderValues): Platform {
	const screen = config.screen.map((field) => fillStrings(field, values));
	return {
		...platform,
		config: { ...config, screen },
		bodies: new Map([...bodies].map(([file, text]) => [file, fillPlaceholders(text, values, asJsonText)])),
	};
}

/** The value with every string in it filled. */
function fillStrings<T>(value: T, values: PlaceholderValues): T;
function fillStrings(value: unknown, values: PlaceholderValues): unknown {
	if (typeof value === 'string') return fillValue(value, values);
	if (Array.isArray(value)) return value.map((item: unknown) => fillStrings(item, values));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fillStrings<unknown>(inner, values)]));
}
