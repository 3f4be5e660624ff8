import type { CodePlan } from '../numberingPlan';

/**
 * The module with the numbering plan as one compact text, which the nodes read a line at a time, and only the lines that they
 * need: as objects, it was a tenth of the package.
 */
export function numberingPlanModule(plan: Readonly<Record<string, CodePlan>>): string {
	const lines = Object.entries(plan).map(([code, each]) => lineOf(code, each));
	return [
		'/**',
		' * A line a calling code, in fields with a space between them: the calling code; how many digits may follow it; how many in',
		' * mobile numbers; the countries, each with the pattern of its mobile numbers; the trunk prefix; the numbers with a zero of',
		' * their own; 1 where something else than 00 is dialled to go abroad; countries with what is written there, = and its',
		' * replacement. nodes/text/numberingPlan.ts reads it.',
		' */',
		`export const numberingPlan = String.raw\`${lines.join('\n')}\`;`,
	].join('\n');
}

function lineOf(code: string, plan: CodePlan): string {
	const { lengths, mobileLengths, mobile, trunk = '', zero = '', otherExitCode, local = {} } = plan;
	const countries = Object.entries(mobile).map(([country, pattern]) => `${country}${pattern}`);
	const locals = Object.entries(local).map(([country, rule]) => `${country}${rule.join('=')}`);
	const fields = [
		code,
		lengths.join(','),
		mobileLengths.join(','),
		countries.join(';'),
		trunk,
		zero,
		otherExitCode ? '1' : '',
		locals.join(';'),
	];
	const patterns = [...Object.values(mobile), trunk, zero, ...Object.values(local).flat()];
	if (patterns.some((pattern) => /[ ;=`\n]|\$\{/.test(pattern))) {
		throw new Error(`A pattern of +${code} holds a sign that separates the fields`);
	}
	return fields.join(' ').trimEnd();
}
