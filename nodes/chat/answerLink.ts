import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { failed, ok, type Result } from '../problems/result';
import { isRecord, propertyOf } from '../problems/unknownValues';
import { linkedText } from '../text/answerLink';
import { asText, isBlank } from '../text/fieldValues';
import { textProblem } from '../text/textProblem';
import type { Fields } from './fields';

/**
 * The fields of a question, with the link to the page where it is answered: as a button where every channel before SMS
 * supports one, as the button of a template, or else as a line of the text. The SMS fallback has the link in its text,
 * which is never cut off.
 */
export function withAnswerLink({ message, linkInText, ...raw }: Fields, link: string): Result<Fields> {
	const [text, linkLabel] = [linkedText(message, link), isBlank(raw.linkLabel) ? 'Answer' : raw.linkLabel];
	const channels = rowsOf(raw.channels).map(({ channel }) => channel);
	const fields = { ...raw, allowTruncation: false, linkLabel, ...(canBecomeSms(channels) && { fallbackText: text }) };
	if (raw.messageType === 'template') {
		const wrong = problemOnPage(message, raw.allowPlaceholders === true);
		if (wrong !== undefined) return failed(wrong);
		return withLinkInTemplate(fields, endOf(link));
	}
	const apps = linkInText === true ? [] : channels.filter((channel) => channel !== 'SMS');
	const goesThrough = (app: string) => apps.length > 0 && apps.every((each) => each === app);
	if (goesThrough('WhatsApp')) {
		return ok({ ...fields, messageType: 'interactive', interactiveType: 'cta_url', text: message, linkUrl: link });
	}
	if (goesThrough('RCS')) {
		const button = { kind: 'openUrl', text: linkLabel, url: link };
		return ok({ ...fields, messageType: 'text', text: message, suggestions: [button] });
	}
	return ok({ ...fields, messageType: 'text', text });
}

/** What is wrong with a message that appears only on the page; it is checked as carefully as a text. */
function problemOnPage(message: unknown, allowPlaceholders: boolean): Problem | undefined {
	if (isBlank(message)) return problem('FIELD_EMPTY', { label: 'Message' });
	const wrong: Problem[] = [];
	const text = asText(message, 'Message', (found) => void wrong.push(found));
	if (text === undefined) return wrong[0];
	return textProblem(text, 'AUTO', { allowTruncation: true, allowPlaceholders });
}

/** A message that names no channels follows the sub-account's own plan. */
const canBecomeSms = (channels: readonly unknown[]) => channels.length === 0 || channels.includes('SMS');

/** The end of the link, from the execution's ID on: the template's button already holds n8n's address. */
function endOf(link: string): string {
	const { pathname, search } = new URL(link);
	return `${pathname.split('/').slice(-2).join('/')}${search}`;
}

function withLinkInTemplate(raw: Fields, end: string): Result<Fields> {
	return raw.templateFrom === 'fields'
		? ok({ ...raw, template: withLinkInParts(raw.template, end) })
		: withLinkInVariables(raw, end);
}

/** In a template that is written out, the link belongs to the part that is a link button, or else to the first button. */
function withLinkInParts(template: unknown, end: string): Fields {
	const rows = rowsOf(propertyOf(template, 'components'));
	const written = rows.find(({ type, subType }) => type === 'button' && subType === 'Url');
	const parameters = [{ type: 'text', text: end }];
	const button = { type: 'button', subType: 'Url', index: 0, ...written, parameters };
	return { ...(isRecord(template) ? template : {}), components: [...rows.filter((row) => row !== written), button] };
}

/** Of a template from the list, the link belongs to the first link button that has a placeholder. */
function withLinkInVariables(raw: Fields, end: string): Result<Fields> {
	const mapper = isRecord(raw.templateVariables) ? raw.templateVariables : {};
	const value = 'value' in mapper ? mapper.value : mapper;
	const { schema } = mapper;
	const listed = Array.isArray(schema) ? schema.map((field) => propertyOf(field, 'id')) : ['button0_1_url_link'];
	const ids = [...(isRecord(value) ? Object.keys(value) : []), ...listed];
	const id = ids.find(isLinkVariable);
	if (id === undefined) return failed(problem('CHAT_TEMPLATE_WITHOUT_LINK'));
	const templateVariables = { ...('value' in mapper && mapper), value: { ...(isRecord(value) && value), [id]: end } };
	return ok({ ...raw, templateVariables });
}

/** Whether a variable of a template is the end of a button's link; the code of a one-time password is not. */
export function isLinkVariable(id: unknown): id is string {
	return typeof id === 'string' && /^button\d_1_url_/.test(id);
}

function rowsOf(value: unknown): Fields[] {
	const list: unknown = isRecord(value) ? value.values : value;
	return Array.isArray(list) ? list.filter(isRecord) : [];
}
