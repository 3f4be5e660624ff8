import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Window } from '../../../smpp/session/window';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('no more messages than the window has are open at once, and all get their turn', async () => {
	const window = new Window({ window: 3, messagesPerSecond: 1e9 });
	let open = 0;
	let most = 0;
	const sent: number[] = [];
	const all = Promise.all(
		Array.from({ length: 20 }, (_, index) =>
			window.pass(undefined, async () => {
				most = Math.max(most, ++open);
				await new Promise((resolve) => setTimeout(resolve, 10));
				sent.push(index);
				open -= 1;
			}),
		),
	);
	await vi.runAllTimersAsync();
	await all;
	expect(most).toBe(3);
	expect(sent).toEqual(Array.from({ length: 20 }, (_, index) => index));
});

test.each([50, 7, 1])('at %i a second, every second has at most as many and a tenth', async (messagesPerSecond) => {
	const window = new Window({ window: 1000, messagesPerSecond });
	const times: number[] = [];
	const count = messagesPerSecond * 4;
	const all = Promise.all(
		Array.from({ length: count }, () => window.pass(undefined, () => Promise.resolve(times.push(Date.now())))),
	);
	await vi.runAllTimersAsync();
	await all;
	const most = Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + 1000).length));
	expect(most).toBeLessThanOrEqual(Math.ceil(messagesPerSecond * 1.1) + 1);
	const took = (times.at(-1) ?? 0) - (times[0] ?? 0);
	expect(took).toBeLessThanOrEqual((count / messagesPerSecond) * 1000);
});

test('while it is held, nothing goes out', async () => {
	const window = new Window({ window: 5, messagesPerSecond: 1000 });
	window.hold(5000);
	const send = vi.fn(() => Promise.resolve('sent'));
	const sending = window.pass(undefined, send);
	await vi.advanceTimersByTimeAsync(4990);
	expect(send).not.toHaveBeenCalled();
	await vi.runAllTimersAsync();
	expect(await sending).toBe('sent');
});

test('an execution that is stopped sends nothing more, and gives up its place', async () => {
	const window = new Window({ window: 1, messagesPerSecond: 1000 });
	window.hold(60_000);
	const stop = new AbortController();
	const send = vi.fn(() => Promise.resolve('sent'));
	const stopped = window.pass(stop.signal, send);
	const other = window.pass(undefined, send);
	await vi.advanceTimersByTimeAsync(100);
	stop.abort();
	expect(await stopped).toBeUndefined();
	expect(send).not.toHaveBeenCalled();
	await vi.runAllTimersAsync();
	expect(await other).toBe('sent');
});
