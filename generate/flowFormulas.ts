import { type CodePlan, numberingPlan } from './numberingPlan';
import { numberPattern } from './numberPattern';
import { placeholderName } from './placeholderPattern';

const flow = (name: string) => `salesforce/flow-templates/main/default/flows/EightByEight_${name}.flow-meta.xml`;

/** The flow that reads phone numbers for all the others. */
const readsNumbers = flow('Check_Message');

/** The flows that check texts, with the value that each checks for placeholders. */
const looksAtInFlows: Readonly<Record<string, string>> = {
	[readsNumbers]: '{!text}',
	[flow('Send_SMS_to_Many')]:
		"SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({!text}, '{' & {!namePlaceholder} & '}', ''), {!namePlaceholder}, IF(CONTAINS({!nameDefault}, '{'), '{A}', '')), '{{FirstName}}', ''), '{FirstName}', '')",
};

/** A whole text in which a placeholder is left: Salesforce's REGEX matches only whole texts. */
const unfilled = `([^{]*[{])+([{][^{}]*[}]|${placeholderName})[}][^{]*([{][^{]*)*`;

/** The flows' paths from the project's root. */
export const flowPaths = Object.keys(looksAtInFlows);

/** How many of a formula's 3,900 characters are left for a pattern. */
const longestPattern = 3700;

/**
 * One of Salesforce's flows with the numbering plan and the pattern of placeholders in its formulas. The rest of it is
 * unchanged.
 */
export function flowFormulas(path: string, text: string): string {
	const isUnfilled = `REGEX(${looksAtInFlows[path] ?? ''}, '${unfilled}')`;
	const formulas = { ...(path === readsNumbers && numberFormulas()), isUnfilled };
	return Object.entries(formulas).reduce(withFormula, text);
}

function numberFormulas(): Record<string, string> {
	const plan = numberingPlan();
	const [simple = '', others = ''] = mobilePatterns(plan);
	return {
		codeOfCountry: `TRIM(MID('${codesOfCountries(plan)}', FIND({!knownCountry}, '${codesOfCountries(plan)}') + 2, 3))`,
		isMobileAtHome: `REGEX({!callingCode} & ' ' & {!digits}, '(${simple})')`,
		isMobileOfOthers: `REGEX({!callingCode} & ' ' & {!digits}, '(${others})')`,
		isNationalWithZero: `AND(LEFT({!digits}, 1) = '0', {!isZeroForCountry}, REGEX({!callingCode} & MID({!digits}, 2, 20), '(${numberPattern(withZero(plan))})'))`,
		isPhoneNumber: `REGEX({!dialled}, '[+](${numberPattern(plan)})')`,
	};
}

function withFormula(text: string, [name, expression]: [string, string]): string {
	const written = new RegExp(`(<name>${name}</name>\\s*<dataType>\\w+</dataType>\\s*<expression>)[^<]*`);
	if (!written.test(text)) throw new Error(`A flow has no formula ${name}`);
	const escaped = expression.replaceAll('&', '&amp;').replaceAll("'", '&apos;');
	return text.replace(written, (_all, before: string) => before + escaped);
}

/** Countries, each with its calling code in three places. */
function codesOfCountries(plan: Readonly<Record<string, CodePlan>>): string {
	return Object.entries(plan)
		.flatMap(([code, { mobile }]) => Object.keys(mobile).map((country) => `${country}${code.padEnd(3)}`))
		.join('');
}

/**
 * Mobile numbers that are written at home as they follow the calling code, which comes before them with a space. Each
 * pattern is as long as a formula holds; plans with the simplest numbers come first.
 */
function mobilePatterns(plan: Readonly<Record<string, CodePlan>>): string[] {
	const patterns = Object.entries(plan)
		.filter(([code, { trunk }]) => code !== '1' && trunk === undefined)
		.map(
			([code, { mobile }]) =>
				[
					code,
					Object.values(mobile)
						.filter((pattern) => pattern !== '')
						.join('|'),
				] as const,
		)
		.filter(([, pattern]) => pattern !== '')
		.map(
			([code, pattern]) =>
				`${code} (${pattern
					.replaceAll('(?:', '(')
					.replaceAll(/\[([^\]]*)\\d/g, '[$10-9')
					.replaceAll('\\d', '[0-9]')})`,
		)
		.sort((a, b) => a.length - b.length || a.localeCompare(b));
	const all: string[] = [];
	for (const pattern of patterns) {
		const longer = [...all.slice(-1), pattern].join('|');
		if (all.length > 0 && longer.length <= longestPattern) all.splice(-1, 1, longer);
		else all.push(pattern);
	}
	return all;
}

/** Plans with a 0 before national numbers, with the lengths of mobile numbers alone. */
function withZero(plan: Readonly<Record<string, CodePlan>>): Record<string, CodePlan> {
	return Object.fromEntries(
		Object.entries(plan).flatMap(([code, each]): [string, CodePlan][] =>
			each.trunk?.startsWith('0') === true && each.mobileLengths.length > 0
				? [[code, { ...each, lengths: each.mobileLengths }]]
				: [],
		),
	);
}
