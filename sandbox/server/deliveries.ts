import { randomUUID } from 'node:crypto';
import pLimit from 'p-limit';
import { webhookRetrySeconds } from '../../nodes/generated/webhookEvents';
import { callbackRefusal } from './callbackHosts';
import type { Clock } from './clock';
import type { Attempt, Delivery } from './delivery';
import { KeptSize } from './keptSize';
import { OauthTokens } from './oauthTokens';
import type { Settings } from './settings';
import type { Webhook } from './webhook';

const atOnce = 32;

/** Where an event goes: a webhook with its credentials, or a bare URL. */
export type Target = Pick<Webhook, 'url' | 'httpAuthorization' | 'oauth'>;

type Options = Pick<Settings, 'callbackHosts' | 'callbackTimeout' | 'retryScale' | 'maxDeliveries' | 'maxBytes'>;

/**
 * Posts events, and posts them again as 8x8 does when they are not accepted: after a failed connection, a time-out and
 * any status that is not 2xx. Events of one message keep their order up to the first attempt.
 */
export class Deliveries {
	private readonly deliveries = new Map<string, { delivery: Delivery; target: Target }>();
	private readonly kept: KeptSize;
	private readonly limit = pLimit(atOnce);
	private readonly tails = new Map<string, Promise<void>>();
	private readonly abort = new AbortController();
	private readonly tokens = new OauthTokens();

	constructor(
		private readonly options: Options,
		private readonly clock: Clock,
		private readonly changed: (delivery: Delivery) => void,
	) {
		this.kept = new KeptSize(options.maxDeliveries, options.maxBytes);
	}

	post(kind: Delivery['kind'], umid: string, target: Target, event: Delivery['event']): Delivery {
		const delivery: Delivery = {
			id: randomUUID(),
			kind,
			umid,
			url: target.url,
			event,
			createdAt: this.clock.timestamp(),
			attempts: [],
			state: 'waiting',
		};
		this.deliveries.set(delivery.id, { delivery, target });
		this.kept.add(delivery.id, delivery);
		for (const id of this.kept.excess()) this.deliveries.delete(id);
		const refusal = this.refusal(target);
		if (refusal !== undefined) {
			delivery.state = 'refused';
			delivery.reason = refusal;
			this.changed(delivery);
			return delivery;
		}
		const first = (this.tails.get(umid) ?? Promise.resolve()).then(() => this.attempt(delivery, target, 0));
		this.tails.set(umid, first);
		void first.then(() => {
			if (this.tails.get(umid) === first) this.tails.delete(umid);
		});
		this.changed(delivery);
		return delivery;
	}

	/** Posts an event once more. Resolves when the receiver answered or failed to; `undefined` when there is no such event. */
	async postAgain(id: string): Promise<Delivery | undefined> {
		const entry = this.deliveries.get(id);
		if (entry === undefined || entry.delivery.state === 'refused') return entry?.delivery;
		const { delivery, target } = entry;
		const taken = await this.try(delivery, target, true);
		if (taken) delivery.state = 'taken';
		this.changed(delivery);
		return delivery;
	}

	get(id: string): Delivery | undefined {
		return this.deliveries.get(id)?.delivery;
	}

	/** Events about one message, oldest first. */
	of(umid: string): Delivery[] {
		return this.list().filter((delivery) => delivery.umid === umid);
	}

	/** Oldest first. */
	list(): Delivery[] {
		return Array.from(this.deliveries.values(), ({ delivery }) => delivery);
	}

	get size(): number {
		return this.deliveries.size;
	}

	close(): void {
		this.abort.abort();
		this.limit.clearQueue();
	}

	private refusal(target: Target): string | undefined {
		const hosts = this.options.callbackHosts;
		return callbackRefusal(target.url, hosts) ?? (target.oauth && callbackRefusal(target.oauth.url, hosts));
	}

	private async attempt(delivery: Delivery, target: Target, retries: number): Promise<void> {
		// Posted by hand in the meantime, and accepted.
		if (delivery.state === 'taken') return;
		delete delivery.nextAttemptAt;
		const taken = await this.try(delivery, target, false);
		if (this.abort.signal.aborted) return;
		const seconds = webhookRetrySeconds[retries];
		if (taken) delivery.state = 'taken';
		else if (seconds === undefined) delivery.state = 'failed';
		else {
			const wait = seconds * 1000 * this.options.retryScale;
			delivery.nextAttemptAt = new Date(this.clock.now() + wait).toISOString();
			this.clock.after(wait, () => void this.attempt(delivery, target, retries + 1));
		}
		this.changed(delivery);
	}

	private async try(delivery: Delivery, target: Target, byHand: boolean): Promise<boolean> {
		return await this.limit(async () => {
			const at = this.clock.timestamp();
			const begin = performance.now();
			const outcome = await this.send(target, delivery.event);
			if (this.abort.signal.aborted) return false;
			delivery.attempts.push({ at, ...outcome, milliseconds: Math.round(performance.now() - begin), byHand });
			return outcome.status !== undefined && outcome.status >= 200 && outcome.status < 300;
		});
	}

	private async send(target: Target, event: object): Promise<Pick<Attempt, 'status' | 'error'>> {
		const signal = AbortSignal.any([this.abort.signal, AbortSignal.timeout(this.options.callbackTimeout)]);
		try {
			const headers = new Headers({ 'content-type': 'application/json; charset=utf-8' });
			if (target.oauth) headers.set('authorization', await this.tokens.authorization(target.oauth, signal));
			else if (target.httpAuthorization !== undefined) headers.set('authorization', target.httpAuthorization);
			const body = JSON.stringify(event);
			const answer = await fetch(target.url, { method: 'POST', headers, body, redirect: 'manual', signal });
			await answer.body?.cancel();
			return { status: answer.status };
		} catch (error) {
			return { error: reasonOf(error) };
		}
	}
}

function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return 'failed';
	if (error.name === 'TimeoutError') return 'no answer in time';
	const { cause } = error;
	if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
	return error.message;
}
