import { useEffect, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { MessageView } from '../server/control/views';
import { useLoaded } from './changes';
import { CopyButton } from './copyButton';
import { DeliveryCard } from './deliveryCard';
import { Icon } from './icons';
import { goTo, hashOf } from './route';
import { sandboxApi } from './sandboxApi';
import { count, exactTime, fullTime, isSms, money, stateOf, statusWords, type Tone } from './wording';

/** Everything about one message: what happened to it, what was posted about it, and receipts by hand. */
export function Details({ umid, number }: { umid: string; number: string }) {
	const { value, error } = useLoaded(
		() => sandboxApi.message(umid),
		umid,
		({ umids }) => umids === null || umids.includes(umid),
	);
	const back = { view: 'messages', number } as const;
	const pane = useRef<HTMLElement>(null);
	useEffect(() => {
		pane.current?.focus();
	}, [umid]);

	return (
		<aside
			class="details"
			aria-label="Message details"
			ref={pane}
			tabIndex={-1}
			onKeyDown={({ key }) => {
				if (key === 'Escape') goTo(back);
			}}
		>
			<header class="pane-header">
				<h2>Message details</h2>
				<a class="icon-button" href={hashOf(back)} aria-label="Close the details">
					<Icon name="close" />
				</a>
			</header>
			<div class="details-scroller">
				{error !== undefined && <p class="problem">{error}</p>}
				{value !== undefined && <Content message={value.message} deliveries={value.deliveries} />}
			</div>
		</aside>
	);
}

function Content({ message, deliveries }: Awaited<ReturnType<typeof sandboxApi.message>>) {
	const { direction, price, chat, received, survey } = message;
	return (
		<>
			<section aria-labelledby="details-state">
				<h3 id="details-state">State</h3>
				<ol class="history">
					{message.history.map((change, index) => (
						<li key={index} class={`tone-${toneAt(message, index)}`}>
							<span>{direction === 'inbound' ? 'Received by the account' : statusWords(change)}</span>
							<time dateTime={change.timestamp} title={fullTime(change.timestamp)}>
								{exactTime(change.timestamp)}
							</time>
						</li>
					))}
				</ol>
				{message.rejection !== undefined && <p class="problem">{message.rejection}</p>}
				{message.personalDataRemoved === true && (
					<p>Personal data removed: 8x8 no longer has the text and the number.</p>
				)}
				{message.feedback !== undefined && <p>Feedback of the sender: {message.feedback.outcome}</p>}
				{direction === 'outbound' && message.rejection === undefined && <ReceiptForm message={message} />}
			</section>
			<section aria-labelledby="details-message">
				<h3 id="details-message">Message</h3>
				<dl>
					<Row name="Channels">{chat?.steps.map(stepWords).join(', then ')}</Row>
					<Row name="Channel">{received?.channel}</Row>
					<Row name="Name">{received?.name}</Row>
					<Row name="Answers">{received?.replyToUmid ?? chat?.quotes}</Row>
					<Row name={direction === 'outbound' ? 'Sender ID' : 'From'}>{message.source}</Row>
					<Row name="To">{message.destination}</Row>
					<Row name="Sub-account">{message.subAccountId}</Row>
					{isSms(message) && (
						<>
							<Row name="Encoding">{message.encoding}</Row>
							<Row name="Length">
								{count(message.text.length, 'character')} in {count(message.segments, 'segment')}
							</Row>
							<Row name="Price">
								{money(price.total, price.currency)} ({money(price.perSms, price.currency)} a segment)
							</Row>
						</>
					)}
					<Row name={direction === 'outbound' ? 'Accepted' : 'Received'}>{fullTime(message.acceptedAt)}</Row>
					<Row name="Scheduled">{message.scheduled}</Row>
					<Row name="Expiry">{message.expiry}</Row>
					<Row name="umid" copy={message.umid}>
						{message.umid}
					</Row>
					<Row name="Client message ID" copy={message.clientMessageId}>
						{message.clientMessageId}
					</Row>
					<Row name="Batch ID" copy={message.batchId}>
						{message.batchId}
					</Row>
					<Row name="Client batch ID">{message.clientBatchId}</Row>
					<Row name="Survey">{survey?.surveyId}</Row>
					<Row name="Variables">{survey?.variables.map(({ name, value }) => `${name}: ${value}`).join(', ')}</Row>
					<Row name="Receipts to">{message.dlrCallbackUrl}</Row>
					<Row name="Client IP">{message.clientIp}</Row>
					<Row name="Track">{message.track}</Row>
				</dl>
			</section>
			<section aria-labelledby="details-posted">
				<h3 id="details-posted">Posted to webhooks</h3>
				{deliveries.length === 0 && (
					<p class="muted">
						Nothing: the sub-account has no webhook for it, and the message names no address of its own.
					</p>
				)}
				{deliveries.map((delivery) => (
					<DeliveryCard key={delivery.id} delivery={delivery} />
				))}
			</section>
		</>
	);
}

/** A channel, and when the next one is tried. */
function stepWords({
	channel,
	fallbackAfter,
	successStatus,
}: NonNullable<MessageView['chat']>['steps'][number]): string {
	const time = fallbackAfter === undefined ? '' : ` for ${fallbackAfter.toLocaleString()} s`;
	return channel + time + (successStatus === undefined ? '' : ` unless ${successStatus.toLowerCase()}`);
}

/** The latest state stands out, and so does a failure before it. */
function toneAt({ direction, history }: MessageView, index: number): Tone {
	const change = history[index];
	if (change === undefined) return 'quiet';
	const { tone } = stateOf({ direction, state: change.state });
	return index === history.length - 1 || tone === 'bad' ? tone : 'quiet';
}

function Row({ name, copy, children }: { name: string; copy?: string | undefined; children: ComponentChildren }) {
	if (children === undefined || children === '') return null;
	return (
		<div>
			<dt>{name}</dt>
			<dd>
				{children}
				{copy !== undefined && <CopyButton text={copy} label={`Copy the ${name}`} />}
			</dd>
		</div>
	);
}

const choices = {
	sent: { label: 'Sent', status: { state: 'sent' } },
	delivered: { label: 'Delivered', status: { state: 'delivered', detail: 'delivered_to_recipient' } },
	read: { label: 'Read', status: { state: 'read' } },
	undelivered: { label: 'Undelivered', status: { state: 'undelivered', detail: 'undelivered_to_recipient' } },
	refused: { label: 'Refused by the operator', status: { state: 'undelivered', detail: 'rejected_by_operator' } },
	rejected: { label: 'Rejected', status: { state: 'rejected' } },
} as const;

const failures = ['undelivered', 'refused', 'rejected'];

/** Sends a receipt that a person chose. */
function ReceiptForm({ message }: { message: MessageView }) {
	const [choice, setChoice] = useState<keyof typeof choices>('delivered');
	const [code, setCode] = useState('');
	const [problem, setProblem] = useState<string>();
	const isFailure = failures.includes(choice);
	const submit = (event: Event) => {
		event.preventDefault();
		setProblem(undefined);
		const errorCode = isFailure && code !== '' ? { errorCode: Number(code) } : {};
		sandboxApi.setStatus(message.umid, { ...choices[choice].status, ...errorCode }).catch((error: unknown) => {
			setProblem(error instanceof Error ? error.message : 'The receipt was not sent.');
		});
	};
	return (
		<form class="receipt-form" onSubmit={submit}>
			<label>
				<span>Send a receipt</span>
				<select
					value={choice}
					onChange={({ currentTarget }) => {
						const chosen = Object.keys(choices).find((name) => name === currentTarget.value);
						if (isChoice(chosen)) setChoice(chosen);
					}}
				>
					{Object.entries(choices).map(([name, { label }]) => (
						<option key={name} value={name}>
							{label}
						</option>
					))}
				</select>
			</label>
			{isFailure && (
				<label>
					<span>Error code</span>
					<input
						type="number"
						min="0"
						max="999"
						value={code}
						onInput={({ currentTarget }) => {
							setCode(currentTarget.value);
						}}
					/>
				</label>
			)}
			<button type="submit" class="button">
				Send
			</button>
			{problem !== undefined && (
				<p class="problem" role="alert">
					{problem}
				</p>
			)}
		</form>
	);
}

const isChoice = (name: string | undefined): name is keyof typeof choices => name !== undefined && name in choices;
