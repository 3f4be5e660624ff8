import { numberingPlan } from './numberingPlan';
import { constant } from './sourceText';

/**
 * Every country that has a calling code, by its English name (from Unicode's CLDR), with its ISO 3166-1 alpha-2 code.
 */
export const countryOptions: { name: string; value: string }[] = listed();

/** The same, after an entry for the credential's country. */
export const countryChoices: typeof countryOptions = [{ name: "Credential's Default", value: '' }, ...countryOptions];

function listed() {
	const names = new Intl.DisplayNames(['en'], { type: 'region' });
	const codes = Object.values(numberingPlan()).flatMap(({ mobile }) => Object.keys(mobile));
	return codes
		.map((value) => ({ name: (names.of(value) ?? value).replaceAll('’', "'"), value }))
		.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** The module with the list of countries that fields and the credential offer. */
export function countriesModule(): string {
	return [
		`import type { INodePropertyOptions } from 'n8n-workflow';\n`,
		'/** The name of every country that has a calling code, by its ISO 3166-1 alpha-2 code, in the order of the names. */',
		constant(
			'countryNames',
			Object.fromEntries(countryOptions.map(({ name, value }) => [value, name])),
			'Readonly<Record<string, string>>',
		),
		'/** The same, for lists. */',
		'export const countryOptions: INodePropertyOptions[] = Object.entries(countryNames).map(([value, name]) => ({ name, value }));\n',
		"/** The same, after an entry for the credential's country. */",
		`export const countryChoices: INodePropertyOptions[] = [${JSON.stringify(countryChoices[0])}, ...countryOptions];`,
	].join('\n');
}
