import { beforeAll, describe, expect, test } from 'vitest';
import { countryOptions } from '../../nodes/generated/countries';
import { callingCodeOf, planOf } from '../../nodes/text/numberingPlan';
import { evaluateFormula } from './flow/formula';
import type { Flow } from './flow/model';
import { readFlows } from './flow/read';
import { readProject } from './metadata/project';

const countries = countryOptions.map(({ value }) => String(value)).sort();

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

const planOfCountry = (country: string) => planOf(callingCodeOf(country) ?? '');

const isWhole = (pattern = '', text: string) => new RegExp(`^(?:${pattern})$`).test(text);

let flows: ReadonlyMap<string, Flow>;

beforeAll(async () => {
	flows = readFlows(await readProject());
});

/** The words in a flow's constant. */
function listed(flow: string, constant: string): string[] {
	const resource = flows.get(flow)?.resources.get(constant);
	return resource?.kind === 'constant' && resource.value.kind === 'string' ? resource.value.value.split(' ') : [];
}

/** The pairs of letters for which a flow's formula has this result. */
function countriesFor(flow: string, name: string, result: boolean): string[] {
	const formula = flows.get(flow)?.resources.get(name);
	const expression = formula?.kind === 'formula' ? formula.expression : '';
	const pairs = letters.flatMap((first) => letters.map((second) => `${first}${second}`));
	return pairs.filter((pair) => evaluateFormula(expression, () => pair) === result);
}

describe.each(['EightByEight_Check_Message'])('%s', (flow) => {
	test('knows every country that the nodes know, and no other', () => {
		expect(countriesFor(flow, 'isCountryUnknown', false)).toEqual(countries);
	});

	test('takes the 0 from national numbers where the nodes do', () => {
		// In Argentina and Colombia, more than a zero can precede a number.
		const withZero = countries.filter(
			(country) => !['AR', 'CO'].includes(country) && isWhole(planOfCountry(country)?.trunk, '0'),
		);
		expect(countriesFor(flow, 'isZeroForCountry', true)).toEqual(withZero);
	});

	test('knows the countries where 00 is not what is dialled for other countries', () => {
		const others = countries.filter((country) => planOfCountry(country)?.otherExitCode);
		expect(listed(flow, 'otherExitCodes')).toEqual(others);
	});
});
