import type { IDataObject } from 'n8n-workflow';
import { channelNames, eventTypes } from '../generated/chatAppsWebhookEvents';
import { chatAppsLimits } from '../generated/limits';
import { isRecord, propertyOf, textOf } from '../problems/unknownValues';
import { channelOf, type ChatEvent } from './chatEnvelope';
import { chatStatusFields } from './chatStatus';
import { isOptOut } from './optOut';
import { internationalNumber } from './phoneNumbers';
import { scalar } from './scalar';

/**
 * An event with flat fields: what is known, and null for what 8x8 left out. Timestamps are ISO 8601; phone numbers are `+`
 * and digits; channels are written as the send writes them.
 */
export function simplifiedChat(event: ChatEvent): IDataObject {
	return event.type === eventTypes.inboundChatMessage ? inboundMessage(event) : messageStatus(event);
}

function inboundMessage(event: ChatEvent): IDataObject {
	const { payload } = event;
	const content = isRecord(payload.content) ? payload.content : {};
	const received = receivedFrom(payload.type, content);
	return {
		eventType: eventTypes.inboundChatMessage,
		umid: scalar(payload.umid),
		...userFields(payload.user),
		channel: channelName(event),
		channelId: scalar(propertyOf(payload.recipient, 'channelId')),
		...received,
		isOptOut: isOptOut(textOf(received.text) ?? ''),
		...mediaFields(content, payload.timestamp),
		...locationFields(content.location),
		// Types that 8x8 adds later have fields that are not known here.
		content: received.type === 'other' ? (payload.content as IDataObject) : null,
		replyToUmid: scalar(payload.replyToUmid),
		timestamp: scalar(payload.timestamp),
		subAccountId: scalar(payload.subAccountId),
	};
}

const mediaTypes: Readonly<Record<string, string>> = {
	image: 'image',
	audio: 'audio',
	voice: 'audio',
	video: 'video',
	file: 'file',
	document: 'file',
	sticker: 'image',
};

/** The type and text of an inbound message; for something pressed, its ID and what it sends back. */
function receivedFrom(type: unknown, content: Record<string, unknown>) {
	const { interactive } = content;
	const button = chosenIn(interactive, ['button_reply', 'buttonReply']);
	const row = chosenIn(interactive, ['list_reply', 'listReply']);
	const chosen = button ?? row;
	if (chosen !== undefined) {
		const id = scalar(chosen.id);
		return {
			type: row === undefined ? 'buttonReply' : 'listReply',
			text: scalar(chosen.title),
			replyId: id,
			payload: id,
		};
	}
	const text = scalar(content.text);
	const payload = scalar(content.payload);
	const plain = { text, replyId: null, payload };
	const kind = (textOf(type) ?? '').toLowerCase();
	if (isRecord(content.location)) return { type: 'location', ...plain };
	if (textOf(content.url) !== undefined) return { type: mediaTypes[kind] ?? 'file', ...plain };
	if (payload !== null) return { type: 'buttonReply', ...plain, replyId: payload };
	return { type: kind === 'text' ? 'text' : 'other', ...plain };
}

function chosenIn(interactive: unknown, names: readonly string[]): Record<string, unknown> | undefined {
	return names.map((name) => propertyOf(interactive, name)).find(isRecord);
}

const hour = 3_600_000;

/** Where the medium is, and until when it can be fetched there; the API key is not needed for it. */
function mediaFields({ url }: Record<string, unknown>, timestamp: unknown): IDataObject {
	const mediaUrl = textOf(url);
	if (mediaUrl === undefined) return { mediaUrl: null, mediaExpiresAt: null };
	const since = Date.parse(textOf(timestamp) ?? '');
	const until = Number.isNaN(since) ? null : new Date(since + chatAppsLimits.inboundMediaHours * hour).toISOString();
	return { mediaUrl, mediaExpiresAt: until };
}

function locationFields(location: unknown): IDataObject {
	return {
		latitude: scalar(propertyOf(location, 'latitude')),
		longitude: scalar(propertyOf(location, 'longitude')),
		locationName: scalar(propertyOf(location, 'name')),
		locationAddress: scalar(propertyOf(location, 'address')),
	};
}

function messageStatus(event: ChatEvent): IDataObject {
	const { payload } = event;
	return {
		eventType: eventTypes.chatMessageStatus,
		umid: scalar(payload.umid),
		channel: channelName(event),
		...chatStatusFields(payload.status, channelName(event)),
		providerErrorCode: scalar(propertyOf(payload.whatsapp, 'providerErrorCode')),
		pricingCategory: scalar(propertyOf(payload.whatsapp, 'pricingCategory')),
		...userFields(payload.user),
		clientMessageId: scalar(payload.clientMessageId),
		batchId: scalar(payload.batchId),
		clientBatchId: scalar(payload.clientBatchId),
		subAccountId: scalar(payload.subAccountId),
	};
}

function userFields(user: unknown): IDataObject {
	const msisdn = textOf(propertyOf(user, 'msisdn'));
	return {
		msisdn: msisdn === undefined ? null : internationalNumber(msisdn),
		channelUserId: scalar(propertyOf(user, 'channelUserId')),
		name: scalar(propertyOf(user, 'name')),
	};
}

/** As requests write it; a channel that 8x8 adds later is left as it is. */
function channelName(event: ChatEvent): string | null {
	const written = channelOf(event);
	const known = channelNames.find((name) => name.toLowerCase() === written.toLowerCase());
	return known ?? (written === '' ? null : written);
}
