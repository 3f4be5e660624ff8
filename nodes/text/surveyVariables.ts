import { surveyRequestFields } from '../generated/limits';
import { problem } from '../problems/catalogue';
import { failed, ok, type Result } from '../problems/result';
import { isRecord, quote } from '../problems/unknownValues';
import { brokenPart } from './brokenText';
import { isBlank, isEmpty } from './messageFields';
import { isLinkName, type SurveyVariables } from './surveyTemplate';

const { label } = surveyRequestFields.templateVariables;

/** Longer JSON is not looked at. */
const longestJson = 100_000;

/** The fields of a survey's variables: pairs of the panel, or an object. */
interface RawVariables {
	templateVariablesFrom?: unknown;
	templateVariables?: unknown;
	templateVariablesJson?: unknown;
}

/** The variables of a survey's text. Those without a value are left out, as if they were not there. */
export function readVariables(raw: RawVariables, allowPlaceholders: boolean): Result<SurveyVariables> {
	const given = raw.templateVariablesFrom === 'json' ? inObject(raw.templateVariablesJson) : ok(inPairs(raw));
	if (!given.ok) return given;
	const variables = new Map<string, string>();
	for (const [name, value] of given.value) {
		if (isBlank(value)) continue;
		if (!isName(name)) return failed(problem('SURVEY_VARIABLE_NAME', { shown: quote(name) }));
		if (variables.has(name)) return failed(problem('SURVEY_VARIABLE_TWICE', { shown: quote(name) }));
		const text = asVariable(name, value, allowPlaceholders);
		if (!text.ok) return text;
		variables.set(name, text.value);
	}
	return ok(variables);
}

function inPairs({ templateVariables }: RawVariables): [name: string, value: unknown][] {
	const values = isRecord(templateVariables) ? templateVariables.values : undefined;
	return (Array.isArray(values) ? values : []).filter(isRecord).map(({ name, value }) => [nameOf(name), value]);
}

function inObject(given: unknown): Result<[name: string, value: unknown][]> {
	if (isEmpty(given)) return ok([]);
	const value = typeof given === 'string' ? parsed(given) : given;
	if (!isRecord(value)) return failed(problem('SURVEY_VARIABLES_MALFORMED', { label }));
	return ok(Object.entries(value).map(([name, each]) => [name.trim(), each]));
}

function parsed(json: string): unknown {
	if (json.length > longestJson) return undefined;
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}

function nameOf(name: unknown): string {
	return typeof name === 'string' || typeof name === 'number' ? String(name).trim() : '';
}

/** Colons and braces would end the name within the text. */
function isName(name: string): boolean {
	return !isLinkName(name) && /^[^{}:\p{Cc}]{1,100}$/u.test(name);
}

/** A value as text, and what spreadsheets give in its place: numbers and booleans. */
function asVariable(name: string, value: unknown, allowPlaceholders: boolean): Result<string> {
	const shown = quote(name);
	const isText = typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint';
	if (!isText && !Number.isFinite(value)) {
		const kind = Array.isArray(value) ? 'a list' : isRecord(value) ? 'an object' : 'no text';
		return failed(problem('SURVEY_VARIABLE_NOT_TEXT', { shown, kind }));
	}
	const text = String(value);
	const broken = allowPlaceholders ? undefined : brokenPart(text);
	return broken === undefined ? ok(text) : failed(problem('SURVEY_VARIABLE_BROKEN', { shown, part: quote(broken) }));
}
