import { surveyRequestFields } from '../generated/limits';
import { problem } from '../problems/catalogue';
import { failed, ok, type Result } from '../problems/result';
import { isRecord, quote } from '../problems/unknownValues';
import { brokenPart, isInvisible } from './brokenText';
import { isEmpty } from './fieldValues';
import { isLinkName, type SurveyVariables } from './surveyTemplate';

const { label } = surveyRequestFields.templateVariables;

/** In characters. They come back with the answers, and the trigger takes no larger events than 256 KB. */
const longestVariables = 20_000;
/** Longer JSON is not read: it would hold more than that, whatever its escapes. */
const longestJson = 10 * longestVariables;
/** What JSON has around each name and value. */
const around = '{"name":"","value":""},'.length;

const tooLong = () => failed(problem('SURVEY_VARIABLES_TOO_LONG', { longest: longestVariables }));

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
	let length = 0;
	for (const [name, value] of given.value) {
		if (isEmpty(value) || (typeof value === 'string' && isInvisible(value))) continue;
		if (!isName(name)) return failed(problem('SURVEY_VARIABLE_NAME', { shown: quote(name) }));
		if (variables.has(name)) return failed(problem('SURVEY_VARIABLE_TWICE', { shown: quote(name) }));
		const text = asVariable(name, value, allowPlaceholders);
		if (!text.ok) return text;
		variables.set(name, text.value);
		length += name.length + text.value.length + around;
		if (length > longestVariables) return tooLong();
	}
	return ok(variables);
}

function inPairs({ templateVariables }: RawVariables): [name: string, value: unknown][] {
	const values = isRecord(templateVariables) ? templateVariables.values : undefined;
	return (Array.isArray(values) ? values : []).filter(isRecord).map(({ name, value }) => [nameOf(name), value]);
}

function inObject(given: unknown): Result<[name: string, value: unknown][]> {
	if (isEmpty(given)) return ok([]);
	if (typeof given === 'string' && given.length > longestJson) return tooLong();
	const value = typeof given === 'string' ? parsed(given) : given;
	if (!isRecord(value)) return failed(problem('SURVEY_VARIABLES_MALFORMED', { label }));
	return ok(Object.entries(value).map(([name, each]) => [name.trim(), each]));
}

function parsed(json: string): unknown {
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
