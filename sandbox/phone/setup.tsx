import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { MagicNumberView, StatusView } from '../server/control/views';
import { useLoaded } from './changes';
import { CopyButton } from './copyButton';
import { sandboxApi } from './sandboxApi';
import { SurveyAnswers } from './surveyAnswers';
import { count, fullTime, money } from './wording';

/** A line for the shell that sends a message. */
export function curlLine({ url, apiKey, subAccountIds }: StatusView): string {
	const address = `${url}/api/v1/subaccounts/${encodeURIComponent(subAccountIds[0] ?? '')}/messages`;
	const body = '{"destination":"+6591234567","text":"Hello from the sandbox"}';
	return `curl -X POST '${address}' -H 'Authorization: Bearer ${apiKey}' -H 'Content-Type: application/json' -d '${body}'`;
}

export function useStatus(): StatusView | undefined {
	return useLoaded(
		() => sandboxApi.status(),
		'status',
		() => true,
	).value;
}

/** What a client needs to know about the sandbox, its clock, and the numbers that make things go wrong. */
export function Setup() {
	const status = useStatus();
	return (
		<main class="wide-pane">
			<h1 class="hidden">Set-up</h1>
			{status !== undefined && <Connection status={status} />}
			{status !== undefined && <SurveyAnswers key={status.surveyUrl} url={status.surveyUrl} />}
			{status !== undefined && <Time now={status.now} />}
			<MagicNumbers />
		</main>
	);
}

function Connection({ status }: { status: StatusView }) {
	const { balance, currency } = status;
	return (
		<section aria-labelledby="connection-title">
			<h2 id="connection-title">Connection</h2>
			<dl class="facts">
				<Fact name="API address" copy={status.url}>
					{status.url}
				</Fact>
				<Fact name="API address for chat apps" copy={status.chatAppsUrl}>
					{status.chatAppsUrl}
				</Fact>
				<Fact name="API key" copy={status.apiKey}>
					{status.apiKey}
				</Fact>
				<Fact name="Account ID" copy={status.accountId}>
					{status.accountId}
				</Fact>
				<Fact name="Sub-accounts">{status.subAccountIds.join(', ')}</Fact>
				<Fact name="Number of the account">+{status.virtualNumber}</Fact>
				<Fact name="Balance">{balance === null ? 'Not prepaid' : money(balance, currency)}</Fact>
				<Fact name="Accepted">
					{count(status.accepted, 'message')}
					{status.forgotten > 0 && `, of which ${status.forgotten.toLocaleString()} are forgotten`}
				</Fact>
			</dl>
			<Code text={curlLine(status)} label="Copy the curl line" />
		</section>
	);
}

export function Code({ text, label }: { text: string; label: string }) {
	return (
		<div class="code">
			<pre tabIndex={0}>{text}</pre>
			<CopyButton text={text} label={label} />
		</div>
	);
}

function Fact({ name, copy, children }: { name: string; copy?: string; children: ComponentChildren }) {
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

const steps = [
	{ seconds: 60, name: '1 minute' },
	{ seconds: 3600, name: '1 hour' },
	{ seconds: 86_400, name: '1 day' },
];

function Time({ now }: { now: string }) {
	const [time, setTime] = useState<string>();
	const [sure, setSure] = useState(false);
	const advance = (seconds: number) => {
		void sandboxApi.advance(seconds).then(
			(answer) => {
				setTime(answer.now);
			},
			() => undefined,
		);
	};
	return (
		<section aria-labelledby="time-title">
			<h2 id="time-title">Time and state</h2>
			<p>
				The sandbox’s time is <time dateTime={time ?? now}>{fullTime(time ?? now)}</time>. Move the clock forward to
				send messages scheduled before that time.
			</p>
			<div class="buttons">
				{steps.map(({ seconds, name }) => (
					<button
						key={seconds}
						type="button"
						class="button"
						onClick={() => {
							advance(seconds);
						}}
					>
						{name} forward
					</button>
				))}
				<button
					type="button"
					class="button danger"
					onBlur={() => {
						setSure(false);
					}}
					onClick={() => {
						if (sure) {
							void sandboxApi.reset();
							setTime(undefined);
						}
						setSure(!sure);
					}}
				>
					{sure ? 'Delete all messages and webhooks?' : 'Reset'}
				</button>
			</div>
		</section>
	);
}

function MagicNumbers() {
	const { value = [] } = useLoaded(
		() => sandboxApi.magicNumbers(),
		'magic numbers',
		() => false,
	);
	return (
		<section aria-labelledby="magic-title">
			<h2 id="magic-title">Magic numbers</h2>
			<p>
				Send a message to one of these numbers to see a failure or a special case. The numbers are reserved and belong
				to nobody.
			</p>
			<table class="magic">
				<thead>
					<tr>
						<th scope="col">Destination</th>
						<th scope="col">What happens</th>
					</tr>
				</thead>
				<tbody>
					{inRows(value).map(({ number, meaning }) => (
						<tr key={number}>
							<td class="number">{number}</td>
							<td>{meaning}</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}

/** The numbers for error codes differ only in the code, so they share a row. */
function inRows(numbers: MagicNumberView[]): MagicNumberView[] {
	const isCode = ({ number }: MagicNumberView) => /9001\d\d$/.test(number);
	const [first] = numbers;
	if (first === undefined) return [];
	const shared = {
		number: first.number.replace(/\d\d$/, 'NN'),
		meaning: 'undelivered, with the error code NN (00 to 61)',
	};
	return [shared, ...numbers.filter((number) => !isCode(number))];
}
