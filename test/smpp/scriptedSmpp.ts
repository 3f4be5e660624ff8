import type { INodeType } from 'n8n-workflow';
import type { RecordedRequest, ScriptedAnswer, ScriptedApi, startScriptedApi } from '../engine/scriptedApi';
import type { Over } from '../rules/ways';
import { EightByEightSmpp } from '../../smpp/nodes/EightByEightSmpp/EightByEightSmpp.node';
import type { Pdu, ShortMessage } from '../../smpp/codec/pdu';
import { readTime } from '../../smpp/messages/times';
import { defined } from '../../nodes/problems/defined';
import { type Peer, startSmsc } from './smsc';

/** The status and message ID in SMPP that match an answer over HTTP; undefined if there is no answer. */
function statusOf(answer: Exclude<ScriptedAnswer, string>): { status: number; messageId: string } {
	const { status, body, headers } = answer;
	const { umid = '', status: state } = (body ?? {}) as { umid?: string; status?: { code?: string } };
	if (status === 200 && state?.code === 'REJECTED') return { status: 0x45, messageId: '' };
	if (status === 200) return { status: 0, messageId: umid.slice(-64) };
	if (status === 429 || (status === 503 && headers?.['Retry-After'] !== undefined))
		return { status: 0x58, messageId: '' };
	return { status: status >= 400 && status < 500 && status !== 408 ? 0x0b : 0x08, messageId: '' };
}

function give(answer: ScriptedAnswer, { sequence }: Pdu, peer: Peer): void {
	if (answer === 'silence') return;
	if (answer === 'reset' || answer === 'cutOff') peer.socket.resetAndDestroy();
	else peer.send({ command: 'submitSmAnswer', tlvs: [], sequence, ...statusOf(answer) });
}

function requestOf(message: ShortMessage): RecordedRequest {
	const text =
		message.dataCoding === 8
			? Buffer.from(message.content).swap16().toString('utf16le')
			: message.content.toString('latin1');
	const scheduled = readTime(message.scheduleTime, Date.now());
	const source = message.source.number === '' ? undefined : message.source.number;
	const body = { destination: `+${message.destination.number}`, text, ...defined({ source, scheduled }) };
	return { method: 'submit_sm', path: '', authorization: undefined, text: JSON.stringify(body), body };
}

/**
 * A server on loopback that answers each submit_sm as a test of the rules describes it for HTTP. Texts are ASCII or
 * Unicode.
 */
const start: typeof startScriptedApi = async (answer): Promise<ScriptedApi> => {
	const requests: RecordedRequest[] = [];
	const smsc = await startSmsc();
	smsc.script = (pdu, peer, usual) => {
		if (pdu.command !== 'submitSm') return usual();
		const request = requestOf(pdu);
		requests.push(request);
		void Promise.resolve(answer(request, requests.length - 1)).then((given) => give(given, pdu, peer));
	};
	return { url: `smpp://127.0.0.1:${smsc.at.port}`, requests, close: () => smsc.close() };
};

const node: INodeType = new EightByEightSmpp();

/** The way over SMPP, for the rules of sending. */
export const smppTransport: Over = {
	node: () => ({ type: node, credential: 'eightByEightSmppApi' }),
	credentialOf: (url) => ({
		region: 'custom',
		host: new URL(url).hostname,
		port: Number(new URL(url).port),
		encrypted: false,
		systemId: 'acme_hq',
		password: 'k-4f9a1c',
		messagesPerSecond: 10_000,
	}),
	start,
	refusal: '0x0B',
	rejection: '0x45',
	withoutKey: { credential: { password: '' }, happened: 'The password in the credential is not valid' },
};
