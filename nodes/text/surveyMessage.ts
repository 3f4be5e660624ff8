import { surveyRequestFields } from '../generated/limits';
import { sendSurvey } from '../generated/sms';
import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { failed, ok, type Result } from '../problems/result';
import { quote } from '../problems/unknownValues';
import { wellFormed } from './brokenText';
import type { CheckContext } from './checkContext';
import { asText, isEmpty, type Refuse } from './fieldValues';
import { type Draft, draftOf } from './messageFields';
import { countSegments, type TextEncoding } from './segments';
import { smartlyEncoded } from './smartEncoding';
import {
	linkEnd,
	type SurveyContent,
	type SurveyRequest,
	surveyTemplate,
	surveyText,
	type SurveyVariables,
} from './surveyTemplate';
import { readVariables } from './surveyVariables';
import { encodingIn, textProblem } from './textProblem';

type RawFields = Readonly<Record<string, unknown>>;

/** Checks the raw fields of one survey, and turns them into a request and the survey's ID: see draftOf. */
export function draftSurvey(
	raw: RawFields,
	context: CheckContext,
): Draft<SurveyRequest> & { path: { surveyId: string } } {
	const surveyId = readSurveyId(raw.surveyId);
	const draft = draftOf(
		raw,
		context,
		(destination, _raw, _context, refuse): SurveyContent & { destination: string } => {
			if (!surveyId.ok) refuse(surveyId.problem);
			return { destination, ...(contentOf(raw, context, refuse) ?? { templateBody: '' }) };
		},
	);
	return { ...draft, path: { surveyId: surveyId.ok ? surveyId.value : '' } };
}

function readSurveyId(value: unknown): Result<string> {
	const label = sendSurvey.panel[0].displayName;
	const id = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (id === '' && (isEmpty(value) || typeof value === 'string')) return failed(problem('FIELD_EMPTY', { label }));
	// Dots alone would be another path.
	const isId = /^(?!\.+$)[^\p{Cc}/\\?#]{1,100}$/u.test(id);
	return isId ? ok(id) : failed(problem('ID_MALFORMED', { label, shown: quote(value) }));
}

function contentOf(raw: RawFields, context: CheckContext, refuse: Refuse): SurveyContent | undefined {
	const { allowPlaceholders = false, smartEncoding = false } = context;
	const encoding = encodingIn(raw.encoding);
	const text = isEmpty(raw.templateBody)
		? ''
		: asText(raw.templateBody, surveyRequestFields.templateBody.label, refuse);
	if (text === undefined) return undefined;
	const variables = readVariables(raw, allowPlaceholders);
	if (!variables.ok) return refuse(variables.problem);
	const template = surveyTemplate(wellFormed(text), variables.value, allowPlaceholders);
	if (!template.ok) return refuse(template.problem);
	const content = smartly(template.value, variables.value, smartEncoding, encoding);
	const wrong = problemOf(content, encoding, context);
	return wrong === undefined ? content : refuse(wrong);
}

/** The content with each of its parts written in GSM's alphabet, where all of the text then is. */
function smartly(
	templateBody: string,
	variables: SurveyVariables,
	smartEncoding: boolean,
	encoding: TextEncoding | 'AUTO',
): SurveyContent {
	const entries = [...variables].map(([name, value]): [string, string] => [name, wellFormed(value)]);
	const given = withVariables(templateBody, entries);
	const text = surveyText(given);
	if (!smartEncoding || smartlyEncoded(text, encoding) === text) return given;
	const isRead = (name: string) => templateBody.includes(`{{${name}}}`);
	return withVariables(
		smartlyEncoded(templateBody, encoding),
		entries.map(([name, value]) => [name, isRead(name) ? smartlyEncoded(value, encoding) : value]),
	);
}

function withVariables(templateBody: string, entries: [string, string][]): SurveyContent {
	return entries.length === 0 ? { templateBody } : { templateBody, templateVariables: Object.fromEntries(entries) };
}

function problemOf(
	content: SurveyContent,
	encoding: TextEncoding | 'AUTO',
	context: CheckContext,
): Problem | undefined {
	const text = surveyText(content);
	const { keptLength, truncated } = countSegments(text, encoding);
	if (truncated && context.allowTruncation && keptLength < linkEnd(text)) return problem('SURVEY_LINK_CUT');
	return textProblem(text, encoding, context);
}
