import type { components } from '../../../nodes/generated/chatAppsTypes';
import type { MessageContent, MessageType } from './message';
import { filledIn, type Template, templateButtons } from './templates';

type Schemas = components['schemas'];
type InboundContent = Schemas['InboundContent'];

/** What a press sends to the account. */
interface Reply {
	/** As events have it. */
	type: string;
	content: InboundContent;
}

/** Something in a message that can be pressed. */
export interface Pressable {
	/** Where in the message it is, such as `button:0`, `row:0:2`, `suggestion:1` or `card:2:0`. */
	key: string;
	label: string;
	/** The line under the label of a row. */
	description?: string;
	/** How it looks and what it does. */
	kind: 'reply' | 'link' | 'dial' | 'place' | 'event' | 'copy' | 'locate';
	/** What pressing it sends. If missing, the phone itself does something. */
	reply?: Reply;
	/** A page, a `tel:` address, or a code to copy. */
	opens?: string;
	/** What the phone does, in words. */
	does?: string;
}

/** Everything that can be pressed in a message, in the order in which it is shown. */
export function pressables(type: MessageType, content: MessageContent, template: Template | undefined): Pressable[] {
	const chips = (content.suggestions ?? []).map((suggestion, index) => suggested(suggestion, `suggestion:${index}`));
	return [...partsOf(type, content, template), ...chips];
}

function partsOf(type: MessageType, content: MessageContent, template: Template | undefined): Pressable[] {
	if (type === 'interactive' && content.interactive !== undefined) return interactiveParts(content.interactive);
	if (content.template !== undefined && template !== undefined) return templateParts(content.template, template);
	const cards = type === 'richCard' ? [content.richCard] : type === 'carousel' ? (content.carousel?.cards ?? []) : [];
	return cards.flatMap((card, at) =>
		(card?.suggestions ?? []).map((suggestion, index) => suggested(suggestion, `card:${at}:${index}`)),
	);
}

function interactiveParts({ action }: Schemas['InteractiveMessage']): Pressable[] {
	const buttons = (action.buttons ?? []).map(({ reply }, index): Pressable => {
		const interactive = { type: 'button_reply', button_reply: { ...reply } };
		return {
			key: `button:${index}`,
			label: reply.title,
			kind: 'reply',
			reply: { type: 'Interactive', content: { interactive } },
		};
	});
	const rows = (action.sections ?? []).flatMap((section, at) =>
		section.rows.map((row, index): Pressable => {
			const { title: label, description } = row;
			const interactive = { type: 'list_reply', list_reply: { ...row } };
			const reply = { type: 'Interactive', content: { interactive } };
			return {
				key: `row:${at}:${index}`,
				label,
				kind: 'reply',
				reply,
				...(description !== undefined && { description }),
			};
		}),
	);
	const link: Pressable[] =
		action.parameters === undefined
			? []
			: [{ key: 'link', label: action.parameters.display_text, kind: 'link', opens: action.parameters.url }];
	const locate: Pressable[] =
		action.name === undefined ? [] : [{ key: 'locate', label: 'Send location', kind: 'locate' }];
	return [...buttons, ...rows, ...link, ...locate];
}

function suggested({ reply, action }: Schemas['Suggestion'], key: string): Pressable {
	const { text = '', postbackData = '' } = reply ?? action ?? {};
	const pressed = { type: 'Text', content: { text, payload: postbackData } };
	return { key, label: text, reply: pressed, ...(action === undefined ? { kind: 'reply' } : doing(action)) };
}

function doing(action: Schemas['SuggestedAction']): Pick<Pressable, 'kind' | 'opens' | 'does'> {
	const { openUrlAction, dialAction, viewLocationAction, createCalendarEventAction: event } = action;
	if (openUrlAction !== undefined) return { kind: 'link', opens: openUrlAction.url };
	if (dialAction !== undefined) {
		const { phoneNumber } = dialAction;
		return { kind: 'dial', opens: `tel:${phoneNumber}`, does: `Calls ${phoneNumber}` };
	}
	if (event !== undefined) return { kind: 'event', does: `${event.title}, ${event.startTime} to ${event.endTime}` };
	const view: { label?: string; query?: string; latLong?: Schemas['Coordinates'] } = viewLocationAction ?? {};
	const { label, query, latLong } = view;
	const place = latLong === undefined ? undefined : `${latLong.latitude}, ${latLong.longitude}`;
	return { kind: 'place', does: [label ?? query, place].filter((part) => part !== undefined).join(', ') };
}

function templateParts(sent: Schemas['MessageTemplate'], template: Template): Pressable[] {
	return templateButtons(sent, template).map(({ button, parameters }, index): Pressable => {
		const key = `button:${index}`;
		const { text = '', url, phoneNumber } = button;
		const [value] = parameters;
		switch (button.type) {
			case 'URL':
				return { key, label: text, kind: 'link', opens: filledIn(url ?? '', [value?.text ?? '']) };
			case 'PHONE_NUMBER':
				return {
					key,
					label: text,
					kind: 'dial',
					opens: `tel:${phoneNumber ?? ''}`,
					does: `Calls ${phoneNumber ?? ''}`,
				};
			case 'COPY_CODE':
			case 'OTP':
				return { key, label: text, kind: 'copy', opens: value?.couponCode ?? value?.text ?? '' };
			default: {
				const content = { text, payload: value?.payload ?? text };
				return { key, label: text, kind: 'reply', reply: { type: 'Button', content } };
			}
		}
	});
}
