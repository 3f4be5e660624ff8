import { renderBody } from './macros';
import { asJsonText, fillPlaceholders, type PlaceholderValues } from './placeholders';
import { bodyText, type Platform } from './platform';

const samples: PlaceholderValues = {
	SENDER_ID: 'ACME',
	TEXT: 'Your table is booked for 19:30.',
	TEMPLATE: 'order_shipped',
	LANGUAGE: 'en',
	VALUE: 'Ann',
	CAMPAIGN: 'spring',
};

/**
 * A body as it would arrive at 8x8, with the examples of config.json in place of the macros.
 * @param destination what to use instead of the example of a phone number
 */
export function sampleBody(
	platform: Platform,
	file: string,
	values: PlaceholderValues = {},
	destination?: string,
): string {
	const { macros, substitution } = platform.config;
	if (substitution === undefined) throw new Error(`providers/${platform.name} does not say how macros are replaced`);
	return renderBody(
		substitution.style,
		fillPlaceholders(bodyText(platform, file), { ...samples, ...values }, asJsonText),
		Object.fromEntries(
			macros.map(({ name, example }) => [name, isPhoneNumber(example) ? (destination ?? example) : example]),
		),
		file.endsWith('.liquid') ? 'none' : 'json',
	);
}

const isPhoneNumber = (example: string) => /^\+?[1-9]\d{6,14}$/.test(example);
