import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type ShortMessage, tags } from '../../../smpp/codec/pdu';
import { statuses } from '../../../smpp/codec/statuses';
import { phoneAddress, senderAddress } from '../../../smpp/messages/addresses';
import { codingOf, contentsOf, dataCodings } from '../../../smpp/messages/contents';
import { readIncoming } from '../../../smpp/messages/incoming';
import { bodyOf, Joining, type WholeText } from '../../../smpp/messages/joining';
import { receiptText } from '../../../smpp/messages/receipt';
import { readTime } from '../../../smpp/messages/times';
import { defined } from '../../../nodes/problems/defined';
import { messageFrom } from '../api/messageFrom';
import { type Effect, isMessageEffect } from '../faults';
import type { Message, MessageState } from '../messages';
import type { Simulation } from '../simulation';

/** How a submit_sm is answered, or what happens instead of an answer. */
type Taken = { status: number; messageId: string } | 'reset' | 'silence';

/** What belongs to a message that came over SMPP. */
interface Sent {
	/** The IDs of its parts, each of which has receipts of its own. */
	ids: readonly string[];
	/** How many changes of its state were reported. */
	reported: number;
	registered: number;
}

const stats: Partial<Record<MessageState, string>> = {
	sent: 'ENROUTE',
	delivered: 'DELIVRD',
	undelivered: 'UNDELIV',
	rejected: 'REJECTD',
};

/** Milliseconds that a text waits for its parts. */
const joinMs = 60_000;

/** Whether the message is taken although the answer says otherwise, or there is none. */
const isTaken = (effect: Effect) => !('accepted' in effect) || effect.accepted;

/** Turns what is submitted over SMPP into the sandbox's messages, and what happens to them into what is delivered. */
export class Submissions {
	private readonly sent = new Map<string, Sent>();
	private readonly heard = new Set<string>();
	private readonly submitted = new Map<object, { umid: string; pdu: ShortMessage; effects: readonly Effect[] }>();
	private readonly joiningOf = new Map<string, Joining>();
	private reference = 0;

	constructor(
		private readonly simulation: () => Simulation,
		private readonly delayScale: number,
	) {}

	/** Handles a submit_sm as sendSms handles a request: with the faults and magic numbers that apply to it. */
	async take(pdu: ShortMessage, systemId: string): Promise<Taken> {
		const destination = pdu.destination.number;
		if (!/^\d{7,15}$/.test(destination)) return { status: statuses.invalidDestination, messageId: '' };
		const effects = this.effectsOn(destination, systemId);
		const umid = randomUUID();
		const late = effects.find((effect) => effect.kind === 'latency');
		if (late !== undefined) await wait(late.milliseconds * this.delayScale);
		if (effects.some((effect) => effect.kind === 'reject')) return { status: statuses.submitFailed, messageId: '' };
		const odd = effects.find(({ kind }) => kind === 'answer' || kind === 'reset' || kind === 'timeout');
		if (odd === undefined || isTaken(odd)) this.accept(pdu, systemId, umid, effects);
		if (odd?.kind === 'reset') return 'reset';
		if (odd?.kind === 'timeout') return 'silence';
		if (odd?.kind === 'answer') return { status: statusLike(odd.status), messageId: '' };
		return { status: statuses.ok, messageId: umid };
	}

	/** The receipts of a message's new changes of state: one for each of its parts. */
	receiptsOf(message: Message): ShortMessage[] {
		const sent = this.sent.get(message.umid);
		if (sent === undefined) return [];
		const changes = message.history.slice(sent.reported);
		sent.reported = message.history.length;
		return changes.flatMap(({ state, errorCode = 0, timestamp }) => {
			const stat = stats[state];
			const isWanted = sent.registered === 1 || (sent.registered === 2 && stat !== 'DELIVRD' && stat !== 'ENROUTE');
			if (stat === undefined || !isWanted) return [];
			return sent.ids.map((id) => {
				const dates = { submitDate: shortDate(message.acceptedAt), doneDate: shortDate(timestamp) };
				const text = receiptText({ id, stat, err: String(errorCode).padStart(3, '0'), ...dates });
				// Both codes declare a length of 2, as 8x8 documents them.
				const tlvs = [
					{ tag: tags.receiptedMessageId, value: Buffer.from(`${id}\0`) },
					...(stat === 'DELIVRD' ? [{ tag: tags.countryCode, value: Buffer.from('525') }] : []),
					...(stat === 'DELIVRD' ? [{ tag: tags.networkCode, value: Buffer.from('01') }] : []),
				];
				return deliverSm(message.destination, message.source, { esmClass: 0x04, content: Buffer.from(text), tlvs });
			});
		});
	}

	/** What a phone texted, in one deliver_sm or several; empty for what was delivered before. */
	textsOf(message: Message): ShortMessage[] {
		if (message.direction !== 'inbound' || message.chat !== undefined || this.heard.has(message.umid)) return [];
		this.heard.add(message.umid);
		const { coding, parts } = contentsOf(message.text, codingOf(message.text, 'AUTO'), this.reference++ % 256, 'parts');
		const id = { tag: tags.inboundMessageId, value: Buffer.from(message.umid) };
		return parts.map(({ esmClass, content }) => {
			const fields = { esmClass, content, dataCoding: dataCodings[coding], tlvs: [id] };
			return deliverSm(message.source ?? '', message.destination, fields);
		});
	}

	private effectsOn(destination: string, subAccountId: string): Effect[] {
		const { faults, magicNumbers } = this.simulation();
		const destinations = new Set([destination]);
		const triggered = faults.triggeredBy({ operation: 'sendSms', subAccountId, destinations });
		return [...triggered.flatMap(({ effects }) => effects), ...magicNumbers.effectsOf(destination)];
	}

	/** Parts are answered one by one, and are one message once all are there. */
	private accept(pdu: ShortMessage, systemId: string, umid: string, effects: readonly Effect[]): void {
		const incoming = readIncoming({ ...pdu, esmClass: pdu.esmClass & 0x40 });
		if (incoming.kind !== 'text') return;
		this.submitted.set(incoming, { umid, pdu, effects });
		const joining = this.joiningOf.get(systemId) ?? new Joining((whole) => this.send(whole, systemId), joinMs);
		this.joiningOf.set(systemId, joining);
		joining.take(incoming);
	}

	private send({ parts, taken }: WholeText, subAccountId: string): void {
		const submitted = parts.flatMap((part) => this.submitted.get(part) ?? []);
		for (const part of taken) this.submitted.delete(part);
		const [first] = submitted;
		if (first === undefined) return;
		const { umid, pdu, effects } = first;
		const simulation = this.simulation();
		const now = simulation.clock.now();
		const request = {
			destination: pdu.destination.number,
			text: bodyOf(parts) ?? '',
			...defined({
				source: pdu.source.number === '' ? undefined : pdu.source.number,
				scheduled: readTime(pdu.scheduleTime, now),
				expiry: readTime(pdu.validityPeriod, now),
			}),
		};
		const message = { ...messageFrom(request, request.destination, { subAccountId, clock: simulation.clock }), umid };
		const ids = submitted.map((part) => part.umid);
		this.sent.set(umid, { ids, reported: message.history.length, registered: pdu.registeredDelivery & 3 });
		simulation.take(message, effects.filter(isMessageEffect));
	}
}

function deliverSm(from: string, to: string | undefined, fields: Partial<ShortMessage>): ShortMessage {
	return {
		command: 'deliverSm',
		serviceType: '',
		source: phoneAddress(from),
		destination: senderAddress(to),
		esmClass: 0,
		protocolId: 0,
		priority: 0,
		scheduleTime: '',
		validityPeriod: '',
		registeredDelivery: 0,
		replaceIfPresent: 0,
		dataCoding: 0,
		content: Buffer.alloc(0),
		tlvs: [],
		...fields,
	};
}

function shortDate(iso: string): string {
	return iso.replace(/\D/g, '').slice(2, 12);
}

/** The status that says what an HTTP status would. */
function statusLike(status: number): number {
	if (status === 429) return statuses.throttled;
	if (status === 401 || status === 403) return statuses.wrongBindState;
	return status >= 400 && status < 500 ? statuses.invalidDestination : statuses.systemError;
}
