import { useEffect, useRef, useState } from 'preact/hooks';
import { Activity } from './activity';
import { useConnected } from './changes';
import { Conversations } from './conversations';
import { Details } from './details';
import { Icon, type IconName } from './icons';
import { NewText } from './newText';
import { hashOf, useRoute, type Route } from './route';
import { Code, curlLine, Setup, useStatus } from './setup';
import { useTheme, type Theme } from './theme';
import { Thread } from './thread';

const searchWaitMs = 150;

export function App() {
	const route = useRoute();
	const connected = useConnected();
	return (
		<div class={`app view-${route.view} ${shape(route)}`}>
			<TopBar view={route.view} />
			{!connected && (
				<p class="connection" role="status">
					The sandbox does not answer. Trying again …
				</p>
			)}
			{route.view === 'messages' && <Messages route={route} />}
			{route.view === 'webhooks' && <Activity />}
			{route.view === 'setup' && <Setup />}
		</div>
	);
}

function shape(route: Route): string {
	if (route.view !== 'messages' || route.number === undefined) return 'no-thread';
	return route.umid === undefined ? 'has-thread' : 'has-thread has-details';
}

const views = [
	{ view: 'messages', name: 'Messages' },
	{ view: 'webhooks', name: 'Webhooks' },
	{ view: 'setup', name: 'Set-up' },
] as const;

function TopBar({ view }: { view: Route['view'] }) {
	return (
		<header class="top-bar">
			<a class="brand" href="#/">
				<img src="/icon.svg" alt="" width="28" height="28" />
				<span>SMS Sandbox</span>
			</a>
			<nav aria-label="Views">
				{views.map((entry) => (
					<a
						key={entry.view}
						href={hashOf({ view: entry.view })}
						aria-current={entry.view === view ? 'page' : undefined}
					>
						{entry.name}
					</a>
				))}
			</nav>
			<ThemeButton />
		</header>
	);
}

const themes: Record<Theme, { next: Theme; icon: IconName; name: string }> = {
	system: { next: 'light', icon: 'system', name: 'as the system' },
	light: { next: 'dark', icon: 'sun', name: 'light' },
	dark: { next: 'system', icon: 'moon', name: 'dark' },
};

function ThemeButton() {
	const [theme, setTheme] = useTheme();
	const { next, icon, name } = themes[theme];
	const label = `Appearance: ${name}. Change to ${themes[next].name}`;
	return (
		<button
			type="button"
			class="icon-button"
			aria-label={label}
			title={label}
			onClick={() => {
				setTheme(next);
			}}
		>
			<Icon name={icon} />
		</button>
	);
}

function Messages({ route }: { route: Extract<Route, { view: 'messages' }> }) {
	const [typed, setTyped] = useState('');
	const [search, setSearch] = useState('');
	const [isTexting, setTexting] = useState(false);
	const field = useRef<HTMLInputElement>(null);
	useEffect(() => {
		const timer = setTimeout(() => {
			setSearch(typed.trim());
		}, searchWaitMs);
		return () => {
			clearTimeout(timer);
		};
	}, [typed]);
	const { number, umid } = route;
	return (
		<main class="messages-view">
			<h1 class="hidden">Messages</h1>
			<div class="sidebar">
				<div class="finder">
					<label class="search">
						<Icon name="search" />
						<span class="hidden">Search numbers and messages</span>
						<input
							ref={field}
							type="search"
							value={typed}
							placeholder="Search numbers and messages"
							onInput={({ currentTarget }) => {
								setTyped(currentTarget.value);
							}}
						/>
					</label>
					<button
						type="button"
						class="icon-button"
						aria-label="Text the account from any number"
						title="Text the account from any number"
						onClick={() => {
							setTexting(true);
						}}
					>
						<Icon name="compose" />
					</button>
				</div>
				<nav class="conversation-list" aria-label="Conversations">
					<Conversations search={search} selected={number} empty={<p class="nothing">No messages yet.</p>} />
				</nav>
			</div>
			{number === undefined ? <Welcome /> : <Thread key={number} number={number} selected={umid} />}
			{number !== undefined && umid !== undefined && <Details number={number} umid={umid} />}
			{isTexting && (
				<NewText
					close={() => {
						setTexting(false);
					}}
				/>
			)}
		</main>
	);
}

/** What is shown beside the list while no conversation is open. */
function Welcome() {
	const status = useStatus();
	if (status === undefined) return <section class="welcome" />;
	if (status.messages > 0) {
		return (
			<section class="welcome">
				<p class="muted">Choose a conversation.</p>
			</section>
		);
	}
	return (
		<section class="welcome" aria-labelledby="welcome-title">
			<div>
				<h2 id="welcome-title">The phone is ready</h2>
				<p>
					Messages that you send to this sandbox appear here, and are not delivered to anybody. Use the API key{' '}
					<code>{status.apiKey}</code> with the address <code>{status.url}</code>, or run this in a terminal:
				</p>
				<Code text={curlLine(status)} label="Copy the curl line" />
				<p>
					<a href={hashOf({ view: 'setup' })}>Set-up</a> shows the account, and the numbers that simulate failures.
				</p>
			</div>
		</section>
	);
}
