import { renderBody } from './macros';
import { asJsonText, fillPlaceholders, type PlaceholderValues } from './placeholders';
import { bodyText, type Platform } from './platforms';

const samples: PlaceholderValues = { SENDER_ID: 'ACME', TEXT: 'Your table is booked for 19:30.' };

/** A body as it would arrive at 8x8, with the examples of config.json in the place of the macros. */
export function sampleBody(platform: Platform, file: string, values: PlaceholderValues = {}): string {
	const { macros, substitution } = platform.config;
	if (substitution === undefined) throw new Error(`providers/${platform.name} does not say how macros are replaced`);
	return renderBody(
		substitution.style,
		fillPlaceholders(bodyText(platform, file), { ...samples, ...values }, asJsonText),
		Object.fromEntries(macros.map(({ name, example }) => [name, example])),
		file.endsWith('.liquid') ? 'none' : 'json',
	);
}

/** The phone number among the examples. */
export function sampleDestination({ name, config: { macros } }: Platform): string {
	const destination = macros.map(({ example }) => example).find((example) => /^\+?[1-9]\d{6,14}$/.test(example));
	if (destination === undefined) throw new Error(`providers/${name} has no example of a phone number`);
	return destination;
}
