import { useState } from 'preact/hooks';
import type { DeliveryView } from '../server/control/views';
import { Icon } from './icons';
import { sandboxApi } from './sandboxApi';
import { count, exactTime } from './wording';

const kinds: Record<DeliveryView['kind'], string> = {
	receipt: 'Delivery receipt',
	inbound: 'Inbound message',
	survey: 'Survey answer',
};

/** What happened to a posted event, in a word, and whether that is good or bad. */
export function outcomeOf({ state, attempts, nextAttemptAt, reason }: DeliveryView) {
	if (state === 'taken') return { name: 'Taken', tone: 'good' as const };
	if (state === 'refused') return { name: `Not posted: ${reason ?? 'refused'}`, tone: 'bad' as const };
	if (state === 'failed') return { name: 'Given up', tone: 'bad' as const };
	if (attempts.length === 0) return { name: 'on its way', tone: 'waiting' as const };
	return {
		name: nextAttemptAt === undefined ? 'being posted again' : `next at ${exactTime(nextAttemptAt)}`,
		tone: 'waiting' as const,
	};
}

/** What an event is about: its kind, and for a receipt the reported state. */
export function titleOf({ kind, event }: DeliveryView): string {
	if (!('payload' in event) || !('status' in event.payload)) return kinds[kind];
	return `${kinds[kind]}: ${event.payload.status.state}`;
}

/** The phone that an event is about. */
export function phoneOf({ event, umid }: DeliveryView): string {
	if (!('payload' in event)) return umid;
	const { payload } = event;
	if ('user' in payload) return payload.user.msisdn ?? payload.user.channelUserId ?? umid;
	if ('source' in payload) return 'status' in payload ? payload.destination : payload.source;
	return umid;
}

export function DeliveryCard({ delivery, isOpen = false }: { delivery: DeliveryView; isOpen?: boolean }) {
	const [isBusy, setBusy] = useState(false);
	const { name, tone } = outcomeOf(delivery);
	const again = () => {
		setBusy(true);
		const done = () => {
			setBusy(false);
		};
		sandboxApi.postAgain(delivery.id).then(done, done);
	};
	return (
		<article class="delivery" aria-label={titleOf(delivery)}>
			<header>
				<h3>{titleOf(delivery)}</h3>
				<span class={`state tone-${tone}`}>{tone === 'waiting' ? `Waiting, ${name}` : name}</span>
			</header>
			<p class="url">POST {delivery.url}</p>
			{delivery.attempts.length > 0 && (
				<ol class="attempts" aria-label={count(delivery.attempts.length, 'attempt')}>
					{delivery.attempts.map(({ at, status, error, milliseconds, byHand }) => (
						<li key={at}>
							<time dateTime={at}>{exactTime(at)}</time>
							<span class={status !== undefined && status < 300 ? 'tone-good' : 'tone-bad'}>{status ?? error}</span>
							<span class="muted">{milliseconds} ms</span>
							{byHand && <span class="muted">by hand</span>}
						</li>
					))}
				</ol>
			)}
			<details open={isOpen}>
				<summary>Posted JSON</summary>
				<pre>{JSON.stringify(delivery.event, undefined, 2)}</pre>
			</details>
			{delivery.state !== 'refused' && (
				<button type="button" class="button" onClick={again} disabled={isBusy}>
					<Icon name="refresh" size={16} /> Post again
				</button>
			)}
		</article>
	);
}
