import type { components } from '../../../nodes/generated/chatAppsTypes';
import { chatAppsLimits as limits } from '../../../nodes/generated/limits';
import { ApiFailure, ErrorCode } from '../apiFailure';
import type { MessageContent } from './message';
import { parametersFor, partOf, placeholdersOf, type Template, templateFor } from './templates';

type Schemas = components['schemas'];
type Request = Schemas['MessageRequest'];

/** Refuses what the schema cannot: requests beyond limits that span several fields. */
export function checkContent({ content }: Pick<Request, 'content'>): void {
	const rows = content.interactive?.action.sections?.flatMap((section) => section.rows).length ?? 0;
	if (rows > limits.listRows) throw refusal('sections', `more than ${limits.listRows} rows in all`);
	const chips = [
		...(content.suggestions ?? []),
		...(content.richCard?.suggestions ?? []),
		...(content.carousel?.cards ?? []).flatMap(({ suggestions = [] }) => suggestions),
	];
	const together = limits.suggestionsTogether;
	// A card can have so many in addition to those of its message; each card of a carousel counts for itself.
	const perCard = Math.max(0, ...(content.carousel?.cards ?? []).map(({ suggestions = [] }) => suggestions.length));
	const counted = content.carousel === undefined ? chips.length : perCard + (content.suggestions ?? []).length;
	if (counted > together) throw refusal('suggestions', `more than ${together} together`);
	if (kilobytesOf(content) > limits.cardKilobytes) throw refusal('content', `more than ${limits.cardKilobytes} KB`);
	checkTitles(content.interactive?.action);
}

function kilobytesOf({ richCard, carousel }: MessageContent): number {
	const card = richCard ?? carousel;
	return card === undefined ? 0 : Buffer.byteLength(JSON.stringify(card)) / 1024;
}

/** Each button and each row has an ID of its own, by which it is known when it is pressed. */
function checkTitles(action: Schemas['InteractiveAction'] | undefined): void {
	const buttons = action?.buttons?.map(({ reply }) => reply.id) ?? [];
	const rows = action?.sections?.flatMap((section) => section.rows.map(({ id }) => id)) ?? [];
	for (const [field, ids] of [
		['buttons', buttons],
		['sections', rows],
	] as const) {
		if (new Set(ids).size < ids.length) throw refusal(field, 'two have the same ID');
	}
}

function refusal(field: string, why: string): ApiFailure {
	return new ApiFailure(400, ErrorCode.parameter, `Invalid parameter '${field}': ${why}`);
}

/** Why a template cannot be sent: 8x8 refuses it immediately, or WhatsApp does later, with the code of a receipt. */
export type TemplateTrouble =
	{ kind: 'rejected'; reason: { code: number; message: string } } | { kind: 'undelivered'; errorCode: number };

const noTemplate = 3038;
const paused = 1035;
const disabled = 1036;
const wrongCount = 1030;
const missingValue = 1031;

/** What is wrong with a message's template, if anything. */
export function templateTrouble(
	sent: Schemas['MessageTemplate'],
	templates: readonly Template[],
): TemplateTrouble | undefined {
	const template = templateFor(sent, templates);
	if (template === undefined) return rejected('There is no template of this name in this language');
	if (template.status === 'PAUSED') return { kind: 'undelivered', errorCode: paused };
	if (template.status === 'DISABLED') return { kind: 'undelivered', errorCode: disabled };
	if (template.status !== 'APPROVED') return rejected('The template is not approved');
	const needed = placeholdersOf(partOf(template, 'BODY')?.text).length;
	const values = parametersFor(sent, 'body');
	if (values.length !== needed) return { kind: 'undelivered', errorCode: wrongCount };
	if (values.some(({ text }) => text === undefined || text.trim() === '')) {
		return { kind: 'undelivered', errorCode: missingValue };
	}
	return undefined;
}

function rejected(message: string): TemplateTrouble {
	return { kind: 'rejected', reason: { code: noTemplate, message } };
}
