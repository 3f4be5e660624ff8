import type { FastifyReply } from 'fastify';
import { ApiFailure, ErrorCode } from '../apiFailure';
import type { Clock } from '../clock';
import type { RequestEffect } from '../faults';

/** An operation's answer before any fault changes it. */
export type Answer = { status: number; headers?: Record<string, string> } & (
	{ body?: object } | { text: string; type: string }
);

const codeOfStatus: Record<number, number> = {
	401: ErrorCode.unauthorized,
	403: ErrorCode.forbidden,
	404: ErrorCode.notFound,
	426: ErrorCode.tls,
	429: 429,
	501: ErrorCode.notImplemented,
};

const headersOfStatus: Record<number, Record<string, string>> = { 426: { upgrade: 'TLS/1.3' } };

const pieces = 10;

/**
 * Carries out the request and answers it, with all faults along the way.
 *
 * @param run carries the request out
 * @param delayScale factor on the effects' times
 */
export async function answerWith(
	reply: FastifyReply,
	effects: readonly RequestEffect[],
	run: () => Answer,
	clock: Clock,
	delayScale: number,
): Promise<unknown> {
	for (const effect of effects) {
		if (effect.kind === 'latency') await clock.wait(effect.milliseconds * delayScale);
	}
	const spoiler = effects.find(isSpoiler);
	if (spoiler === undefined) return await send(reply, run());
	if (!('accepted' in spoiler) || spoiler.accepted) {
		const answer = run();
		if (spoiler.kind === 'slowBody') return await drip(reply, answer, clock, spoiler.milliseconds * delayScale);
		if (spoiler.kind === 'cutBody') return cut(reply, answer);
	}
	switch (spoiler.kind) {
		case 'reset':
			reply.hijack();
			reply.raw.socket?.resetAndDestroy();
			return reply;
		case 'timeout':
			reply.hijack();
			return reply;
		case 'answer': {
			const { status, headers, contentType } = spoiler;
			const code = spoiler.code ?? codeOfStatus[status] ?? (status < 500 ? ErrorCode.parameter : ErrorCode.internal);
			const body = spoiler.body ?? JSON.stringify(new ApiFailure(status, code, 'The sandbox was told to fail').body());
			return await reply
				.code(status)
				.headers({ ...headersOfStatus[status], ...headers })
				.type(contentType)
				.send(body);
		}
	}
}

type Spoiler = Extract<RequestEffect, { kind: 'answer' | 'reset' | 'timeout' | 'slowBody' | 'cutBody' }>;

function isSpoiler(effect: RequestEffect): effect is Spoiler {
	return effect.kind !== 'latency' && effect.kind !== 'batchAnswer' && effect.kind !== 'export';
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
	const begun = reply.code(answer.status).headers(answer.headers ?? {});
	return 'text' in answer ? begun.type(answer.type).send(answer.text) : begun.send(answer.body);
}

function begin(reply: FastifyReply, answer: Answer): Buffer {
	const { text, type } = 'text' in answer ? answer : { text: jsonOf(answer.body), type: jsonType };
	const bytes = Buffer.from(text);
	reply.hijack();
	reply.raw.writeHead(answer.status, { ...answer.headers, 'content-type': type, 'content-length': bytes.length });
	return bytes;
}

const jsonType = 'application/json; charset=utf-8';
const jsonOf = (body: object | undefined) => (body === undefined ? '' : JSON.stringify(body));

async function drip(reply: FastifyReply, answer: Answer, clock: Clock, milliseconds: number): Promise<FastifyReply> {
	const bytes = begin(reply, answer);
	const size = Math.max(1, Math.ceil(bytes.length / pieces));
	for (let at = 0; at < bytes.length; at += size) {
		reply.raw.write(bytes.subarray(at, at + size));
		await clock.wait(milliseconds / pieces);
	}
	reply.raw.end();
	return reply;
}

function cut(reply: FastifyReply, answer: Answer): FastifyReply {
	const bytes = begin(reply, answer);
	reply.raw.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => reply.raw.socket?.destroy());
	return reply;
}
