import metadata from 'libphonenumber-js/metadata.max.json';
import { z } from 'zod/v4';

/** What libphonenumber knows about the numbers behind one calling code, as far as reading a number needs it. */
export interface CodePlan {
	/** How many digits may follow the calling code of a phone, mobile or not; toll-free and premium numbers are left out. */
	lengths: number[];
	/** How many digits follow it in mobile numbers. */
	mobileLengths: number[];
	/** Country (ISO 3166-1 alpha-2) → what its mobile numbers look like after the calling code. The main country is first. */
	mobile: Record<string, string>;
	/** What is dialled before a national number and left out after the calling code: 0, in Hungary 06, in Russia 8. */
	trunk?: string;
	/** What numbers look like whose first digit is a zero that stays after the calling code (Italy, Ivory Coast, Benin). */
	zero?: string;
	/** Whether something other than 00 is dialled there before the calling code of another country. */
	otherExitCode?: true;
	/** Country → how a number is written there where that differs in more than a trunk prefix, and what to write instead. */
	local?: Record<string, [written: string, replacement: string]>;
}

const textOrNone = z.union([z.string(), z.literal(0)]).transform((value) => (value === 0 ? undefined : value));
const numberType = z
	.union([z.literal(0), z.tuple([z.string()]), z.tuple([z.string(), z.array(z.number())])])
	.transform((type) => (type === 0 ? undefined : { pattern: type[0], lengths: type[1] }));

/** libphonenumber's record of a country, in the order of its source/metadata.js. */
const country = z
	.tuple([
		z.string(),
		textOrNone,
		z.string(),
		z.array(z.number()),
		z.unknown(),
		textOrNone,
		z.unknown(),
		textOrNone,
		textOrNone,
		z.unknown(),
		z.unknown(),
		z.array(numberType).optional(),
	])
	.rest(z.unknown())
	.transform(([, exitCode, all, lengths, , trunk, , parsing, replacement, , , types = []]) => {
		const [fixed, mobile, , , personal, , , pager, voip] = types;
		const phones = [fixed, mobile, personal, pager, voip].filter((type) => type !== undefined);
		return {
			exitCode: exitCode ?? '',
			all,
			trunk,
			parsing,
			replacement,
			lengths: phones.length === 0 ? lengths : phones.flatMap((type) => type.lengths ?? lengths),
			mobileLengths: mobile === undefined ? [] : (mobile.lengths ?? lengths),
			fixed: fixed?.pattern,
			mobile: mobile?.pattern,
		};
	});

type Country = z.infer<typeof country>;

/** Argentina writes 15 within its mobile numbers, Brazil a carrier before them; elsewhere such rules are about land lines. */
const withLocalForms = new Set(['AR', 'BR', 'GA']);

/** Calling code → its plan, the non-geographic ones (satellite phones) too. */
export function numberingPlan(): Record<string, CodePlan> {
	const { nonGeographic } = z.object({ nonGeographic: z.record(z.string(), country) }).parse(metadata);
	return Object.fromEntries<CodePlan>([
		...Object.entries(metadata.country_calling_codes).map(([code, names]): [string, CodePlan] => [
			code,
			codePlan(code, new Map(names.map((name) => [name, country.parse(metadata.countries[name])]))),
		]),
		...Object.entries(nonGeographic).map(([code, { lengths }]): [string, CodePlan] => [
			code,
			{ lengths: sorted(lengths), mobileLengths: [], mobile: {} },
		]),
	]);
}

function codePlan(code: string, countries: ReadonlyMap<string, Country>): CodePlan {
	const all = [...countries.values()];
	const [main] = all;
	if (main === undefined) throw new Error(`+${code} has no country`);
	if (all.some(({ trunk, exitCode }) => trunk !== main.trunk || exitCode !== main.exitCode)) {
		throw new Error(`The countries of +${code} dial differently`);
	}
	const trunk = trunkPattern(main);
	const zero = all.filter(startsWithZero).map((each) => each.all);
	const local = [...countries].flatMap(([name, { parsing, replacement }]): [string, [string, string]][] =>
		withLocalForms.has(name) && parsing !== undefined && replacement !== undefined
			? [[name, [parsing, replacement]]]
			: [],
	);
	return {
		lengths: sorted(all.flatMap(({ lengths }) => lengths)),
		mobileLengths: sorted(all.flatMap(({ mobileLengths }) => mobileLengths)),
		mobile: Object.fromEntries([...countries].map(([name, { mobile }]) => [name, mobilePattern(code, name, mobile)])),
		...(trunk !== undefined && { trunk }),
		...(zero.length > 0 && { zero: zero.join('|') }),
		...(!dialsDoubleZero(main.exitCode) && { otherExitCode: true }),
		...(local.length > 0 && { local: Object.fromEntries(local) }),
	};
}

/**
 * North America's mobile numbers look like its land lines, and new area codes come every year: any area code is one that
 * the plan can have. The pattern is written once, with the United States, for all countries of +1.
 */
const northAmerican = '[2-9][0-8]\\d[2-9]\\d{6}';

function mobilePattern(code: string, name: string, mobile = ''): string {
	if (code === '1') return name === 'US' ? northAmerican : '';
	return mobile;
}

/** The trunk prefix, or all in use (Belarus, Lithuania). Those that select a carrier are left out. */
function trunkPattern({ trunk, parsing }: Country): string | undefined {
	return parsing !== undefined && /^[\d|?[\]]+$/.test(parsing) ? parsing : trunk;
}

function sorted(lengths: readonly number[]): number[] {
	return [...new Set(lengths)].sort((a, b) => a - b);
}

/** Whether 00, and nothing longer that begins with it, is dialled before the calling code of another country. */
function dialsDoubleZero(exitCode: string): boolean {
	const isExitCode = new RegExp(`^(?:${exitCode})$`);
	return (
		isExitCode.test('00') &&
		![...digits(3)].some((end) => [1, 2, 3].some((n) => isExitCode.test(`00${end.slice(0, n)}`)))
	);
}

/** Whether some of a country's land lines or mobile phones have numbers that begin with a zero. */
function startsWithZero({ lengths, fixed, mobile }: Country): boolean {
	const isPhone = whole([fixed, mobile]);
	return lengths.some((length) =>
		[...digits(3)].some((start) => samples(`0${start}`, length).some((each) => isPhone.test(each))),
	);
}

function whole(patterns: readonly (string | undefined)[]): RegExp {
	return new RegExp(`^(?:${patterns.filter((each) => each !== undefined && each !== '').join('|') || '(?!)'})$`);
}

/** All strings of that many digits. */
function* digits(length: number): Generator<string> {
	for (let number = 0; number < 10 ** length; number++) yield String(number).padStart(length, '0');
}

/** A few numbers of this length with this beginning, the same ones every time. */
function samples(start: string, length: number): string[] {
	return ['3456789012', '5678901234', '1209876543', '4400112233'].map((end) => `${start}${end}`.slice(0, length));
}
