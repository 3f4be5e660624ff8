import { smsLimits } from '../generated/limits';
import type { components } from '../generated/smsTypes';
import { problem } from '../problems/catalogue';
import { failed, ok, type Result } from '../problems/result';
import { quote } from '../problems/unknownValues';
import type { MessageFields } from './messageFields';

type Schema = components['schemas']['SurveyRequest'];

/** What a survey's text is made of. */
export type SurveyContent = Pick<Schema, 'templateBody' | 'templateVariables'>;

/** What sendSurvey takes. */
export type SurveyRequest = MessageFields & SurveyContent;

/** Names of variables and their values. */
export type SurveyVariables = ReadonlyMap<string, string>;

/** What is in braces. They may be single: in an expression, n8n takes double ones for its own. */
const written = /\{\{([^{}]*)\}\}|\{([^{}]*)\}/g;

/** In a template as 8x8 takes it. */
const placeholder = /\{\{([^{}]*)\}\}/g;

/** What stands for the link, as in `{{url:}}` and `{{url:name:name}}`. */
const linkName = 'url';

/** Whether a name stands for the link, and so cannot be a variable's. People write it in capitals, too. */
export function isLinkName(name: string | undefined): boolean {
	return name?.toLowerCase() === linkName;
}

/** As long as 8x8's links, whose address is known only once the message is sent. */
const standInLink = 'https://example.com/'.padEnd(smsLimits.surveyLinkLength, 'x');

/**
 * A text as 8x8 takes it: every placeholder in double braces, the link as `{{url:}}`. Without a link, or with a name that no
 * variable has, there is no such text.
 *
 * @param keepsOthers whether what is in single braces may be something else than a variable
 */
export function surveyTemplate(text: string, variables: SurveyVariables, keepsOthers: boolean): Result<string> {
	let template = '';
	let end = 0;
	let hasLink = false;
	for (const match of text.matchAll(written)) {
		const [all, double, single = ''] = match;
		const names = (double ?? single).split(':').map((name) => name.trim());
		const isLink = isLinkName(names[0]);
		const missing = (isLink ? names.slice(1).filter((name) => name !== '') : [names.join(':')]).find(
			(name) => !variables.has(name),
		);
		const stays = missing !== undefined && double === undefined && keepsOthers;
		if (missing !== undefined && !stays) return failed(problem('SURVEY_VARIABLE_MISSING', { shown: quote(missing) }));
		hasLink ||= isLink && !stays;
		template +=
			text.slice(end, match.index) + (stays ? all : isLink ? linkTo(names.slice(1)) : `{{${names.join(':')}}}`);
		end = match.index + all.length;
	}
	return hasLink ? ok(template + text.slice(end)) : failed(problem('SURVEY_LINK_MISSING'));
}

function linkTo(names: readonly string[]): string {
	return `{{${linkName}:${names.filter((name) => name !== '').join(':')}}}`;
}

/**
 * The text that the recipient of a survey reads.
 *
 * @param link the link to the survey; one of the same length where it is not known
 */
export function surveyText({ templateBody, templateVariables = {} }: SurveyContent, link = standInLink): string {
	return templateBody.replace(placeholder, (all, inside: string) => {
		if (namesInLink(inside) !== undefined) return link;
		return valueOf(templateVariables, inside) ?? all;
	});
}

/** The variables that the links of a survey's text pass on to the survey, by name. */
export function linkVariables({ templateBody, templateVariables = {} }: SurveyContent): Record<string, string> {
	const names = [...templateBody.matchAll(placeholder)].flatMap(([, inside = '']) => namesInLink(inside) ?? []);
	return Object.fromEntries(names.map((name) => [name, valueOf(templateVariables, name) ?? '']));
}

function valueOf(variables: Readonly<Record<string, unknown>>, name: string): string | undefined {
	return Object.hasOwn(variables, name) ? String(variables[name]) : undefined;
}

/** Where the last link in a text as the recipient reads it ends, in UTF-16 code units. */
export function linkEnd(text: string): number {
	return text.lastIndexOf(standInLink) + standInLink.length;
}

/** The names that a link passes on; undefined for what is not a link. */
function namesInLink(inside: string): string[] | undefined {
	const [first, ...names] = inside.split(':');
	return first === linkName ? names.filter((name) => name !== '') : undefined;
}
