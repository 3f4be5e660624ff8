import type { Sandbox } from '../../sandbox/server';
import { renderBody, type Escaping } from '../../generate/providers/macros';
import { sendOutcome } from '../../tools/providers/outcome';
import { asJsonText, asText, fillPlaceholders, fillValue } from '../../generate/providers/placeholders';
import { addressOf, bodyText, type Platform } from '../../generate/providers/platform';
import { loadPlatforms } from '../../tools/providers/platforms';
import type { Variant } from '../../generate/providers/config';

export interface Campaign {
	to?: string;
	/** The text as the marketer writes it; for Braze it may hold Liquid. */
	text: string;
	escaping?: Escaping;
	/** Attributes of the person, by their tags. */
	attributes?: Record<string, string>;
	/** The marketer's other entries, by the names of the placeholders. */
	entered?: Record<string, string>;
}

/** The sub-account that campaigns send with. */
export const subAccount = 'acme&hq';

/** Does what the platform does for one message, and returns 8x8's answer. */
export async function sendAsPlatform(sandbox: Sandbox, platform: Platform, variant: Variant, campaign: Campaign) {
	const { to = '+6591234567', text, attributes = {}, entered = {} } = campaign;
	const isRaw = variant.body.endsWith('.liquid');
	const escaping = campaign.escaping ?? (isRaw ? 'none' : 'json');
	const account = {
		BASE_URL: sandbox.url,
		SUB_ACCOUNT: subAccount,
		CHAT_BASE_URL: sandbox.chatAppsUrl,
		CHAT_SUB_ACCOUNT: subAccount,
		SENDER_ID: 'ACME',
	};
	const template = fillPlaceholders(bodyText(platform, variant.body), account, asJsonText);
	// The marketer's text is part of Braze's template, which the composer turns into JSON unless it is raw text.
	const body = fillPlaceholders(template, { TEXT: text, ...entered }, isRaw ? asText : asJsonText);
	const style = platform.config.substitution?.style ?? 'dollars';
	const macros = Object.fromEntries(platform.config.macros.map(({ name, example }) => [name, example]));
	const values = { ...macros, ...phoneIn(to), $$Body: text, Moesms_message: text, ...attributes };
	const answer = await fetch(fillValue(addressOf(platform.config, variant), account), {
		method: 'POST',
		headers: { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' },
		body: renderBody(style, body, values, escaping),
	});
	const json: unknown = await answer.json();
	return { status: answer.status, json, outcome: sendOutcome(platform.config, variant.operation, answer.status, json) };
}

/** The phone number, by every name that platforms use for it. */
function phoneIn(to: string): Record<string, string> {
	return {
		$$To: to,
		Moesms_destination: to,
		'{{${phone_number}}}': to,
		"{{UserAttribute['Mobile Number (Standard)']}}": to,
	};
}

export interface Form {
	label: string;
	platform: Platform;
	variant: Variant;
}

const all: Form[] = (await loadPlatforms()).flatMap((platform) =>
	platform.config.variants.map((variant) => ({
		label: `${platform.config.platform}, ${variant.name}`,
		platform,
		variant,
	})),
);
const isForTexts = ({ variant }: Form) => variant.operation.startsWith('sendSms');

/** The forms that send an SMS. */
export const smsForms = all.filter(isForTexts);
/** The forms that send through WhatsApp. */
export const whatsAppForms = all.filter((form) => !isForTexts(form));

/** A form by its label, such as `Braze, raw`. */
export function formNamed(label: string): Form {
	const found = all.find((entry) => entry.label === label);
	if (found === undefined) throw new Error(`There is no ${label}`);
	return found;
}
