import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChangeView } from '../server/control/views';

const everyChange: ChangeView = { numbers: null, umids: null, deliveries: true };

type Listener = (change: ChangeView) => void;

const listeners = new Set<Listener>();
const connectionListeners = new Set<(connected: boolean) => void>();
let connected = true;

function setConnected(now: boolean): void {
	if (now === connected) return;
	connected = now;
	for (const listener of connectionListeners) listener(now);
}

/** Starts listening to the sandbox. After a lost connection everything may have changed. */
export function listen(): void {
	const events = new EventSource('/sandbox/events');
	events.addEventListener('message', ({ data }: MessageEvent<string>) => {
		tell(JSON.parse(data) as ChangeView);
	});
	events.addEventListener('open', () => {
		if (!connected) tell(everyChange);
		setConnected(true);
	});
	events.addEventListener('error', () => {
		setConnected(false);
		// A browser stops trying when the answer was not an event stream, such as from a program starting on the port.
		if (events.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
	});
}

function tell(change: ChangeView): void {
	for (const listener of listeners) listener(change);
}

export function useChanges(listener: Listener): void {
	const latest = useRef(listener);
	latest.current = listener;
	useEffect(() => {
		const call: Listener = (change) => {
			latest.current(change);
		};
		listeners.add(call);
		return () => {
			listeners.delete(call);
		};
	}, []);
}

/** Whether the sandbox can be reached. */
export function useConnected(): boolean {
	const [now, setNow] = useState(connected);
	useEffect(() => {
		connectionListeners.add(setNow);
		return () => {
			connectionListeners.delete(setNow);
		};
	}, []);
	return now;
}

/** The loaded value, loaded again whenever the key differs or a change concerns it. */
export function useLoaded<T>(
	load: () => Promise<T>,
	key: string,
	concerns: (change: ChangeView) => boolean,
): { value: T | undefined; error: string | undefined } {
	const [state, setState] = useState<{ key: string; value?: T; error?: string }>({ key });
	const turn = useRef(0);
	const reload = () => {
		const mine = (turn.current += 1);
		load().then(
			(value) => {
				if (mine === turn.current) setState({ key, value });
			},
			(error: unknown) => {
				if (mine === turn.current) setState({ key, error: error instanceof Error ? error.message : 'It failed.' });
			},
		);
	};
	useEffect(reload, [key]);
	useChanges((change) => {
		if (concerns(change)) reload();
	});
	const current = state.key === key ? state : undefined;
	return { value: current?.value, error: current?.error };
}
