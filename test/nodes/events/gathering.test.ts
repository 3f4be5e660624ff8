import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Gatherings, type GatheringLimits } from '../../../nodes/events/gathering';

/** A server that gathers what is posted to it, and starts executions when the test says so. */
interface Host {
	gatherings: Gatherings;
	/** The events of each execution that was started, oldest first. */
	starts: unknown[][];
	/** Answers the oldest start that has no answer yet. */
	answer(status: number): void;
	/** Posts an event of a size in bytes, and returns the status of the answer. */
	post(id: number, bytes?: number): Promise<number>;
	/** The result for each event. */
	settled: Map<number, boolean>;
	close(): Promise<void>;
}

const limits: GatheringLimits = { items: 3, bytes: 1000, wait: 60_000, start: 60_000 };

async function startHost(own: Partial<GatheringLimits> = {}): Promise<Host> {
	const gatherings = new Gatherings({ ...limits, ...own });
	const starts: unknown[][] = [];
	const settled = new Map<number, boolean>();
	const unanswered: ((status: number) => void)[] = [];
	const app = express();
	app.post('/:id/:bytes', async (request, response) => {
		const id = Number(request.params.id);
		const settle = (isTaken: boolean) => settled.set(id, isTaken);
		const arrival = { items: [{ id }], bytes: Number(request.params.bytes), response, settle };
		const { workflowData } = await gatherings.take('trigger', arrival);
		if (workflowData === undefined) return;
		unanswered.push((status) => response.status(status).end());
		starts.push((workflowData[0] ?? []).map((item) => ('json' in item ? item.json.id : undefined)));
	});
	const server = app.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		gatherings,
		starts,
		settled,
		answer: (status) => unanswered.shift()?.(status),
		post: async (id, bytes = 1) => (await fetch(`${url}/${id}/${bytes}`, { method: 'POST' })).status,
		close: async () => {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}

let host: Host;

beforeEach(async () => {
	host = await startHost();
});
afterEach(() => host.close());

/** Posts events one after the other while the first one is being taken, so that the others wait in this order. */
async function inOrder(ids: readonly number[], bytes?: number): Promise<Promise<number>[]> {
	const posts: Promise<number>[] = [];
	for (const id of ids) {
		posts.push(host.post(id, bytes));
		if (id === ids[0]) await expect.poll(() => host.starts.length).toBe(1);
		else await new Promise((resolve) => setTimeout(resolve, 20));
	}
	return posts;
}

test('events that arrive while n8n is starting the workflow make one execution, in the order of their arrival', async () => {
	const posts = await inOrder([1, 2, 3, 4]);
	expect(host.starts).toEqual([[1]]);
	host.answer(200);
	await expect.poll(() => host.starts).toEqual([[1], [2, 3, 4]]);
	host.answer(200);
	expect(await Promise.all(posts)).toEqual([200, 200, 200, 200]);
	expect(host.gatherings.size).toBe(0);
});

test('a single event is passed on immediately', async () => {
	for (const id of [1, 2, 3]) {
		const post = host.post(id);
		await expect.poll(() => host.starts.length).toBe(id);
		host.answer(200);
		expect(await post).toBe(200);
	}
	expect(host.starts).toEqual([[1], [2], [3]]);
});

test('nobody is answered with 200 before n8n has taken the execution', async () => {
	const posts = await inOrder([1, 2, 3]);
	host.answer(200);
	await expect.poll(() => host.starts.length).toBe(2);
	const soon = new Promise((resolve) => setTimeout(resolve, 200, 'open'));
	expect(await Promise.race([posts[2], soon])).toBe('open');
	expect([...host.settled]).toEqual([[1, true]]);
	host.answer(200);
	expect(await posts[2]).toBe(200);
});

test('where n8n fails to start, the first caller has its answer and the others 503, and all may post again', async () => {
	const posts = await inOrder([1, 2, 3]);
	host.answer(200);
	await expect.poll(() => host.starts.length).toBe(2);
	host.answer(500);
	expect(await Promise.all(posts)).toEqual([200, 500, 503]);
	expect([...host.settled]).toEqual([
		[1, true],
		[2, false],
		[3, false],
	]);
	expect(host.gatherings.size).toBe(0);
});

describe('events above a limit are answered with 503 immediately', () => {
	test('events', async () => {
		const posts = await inOrder([1, 2, 3, 4, 5]);
		expect(await posts[4]).toBe(503);
		host.answer(200);
		await expect.poll(() => host.starts).toEqual([[1], [2, 3, 4]]);
		host.answer(200);
		expect(await Promise.all(posts)).toEqual([200, 200, 200, 200, 503]);
		expect(host.settled.get(5)).toBe(false);
	});

	test('bytes', async () => {
		const posts = await inOrder([1, 2, 3], 501);
		expect(await posts[2]).toBe(503);
		host.answer(200);
		await expect.poll(() => host.starts).toEqual([[1], [2]]);
		host.answer(200);
		expect(await Promise.all(posts)).toEqual([200, 200, 503]);
	});
});

test('a group whose first event has waited too long is answered with 503, and never started', async () => {
	await host.close();
	host = await startHost({ wait: 300 });
	const posts = await inOrder([1, 2, 3]);
	expect(await Promise.all(posts.slice(1))).toEqual([503, 503]);
	host.answer(200);
	expect(await posts[0]).toBe(200);
	const later = host.post(4);
	await expect.poll(() => host.starts).toEqual([[1], [4]]);
	host.answer(200);
	expect(await later).toBe(200);
	expect([...host.settled].filter(([, isTaken]) => isTaken).map(([id]) => id)).toEqual([1, 4]);
});

test('a start that n8n never answers does not keep later events waiting for ever', async () => {
	await host.close();
	host = await startHost({ wait: 200, start: 300 });
	const stuck = host.post(1);
	await expect.poll(() => host.starts.length).toBe(1);
	const statuses = new Set<number>();
	await expect
		.poll(async () => {
			const post = host.post(2);
			const status = await Promise.race([post, expect.poll(() => host.starts.length).toBe(2)]);
			if (typeof status === 'number') statuses.add(status);
			return host.starts;
		})
		.toEqual([[1], [2]]);
	expect([...statuses]).toEqual([503]);
	host.answer(200);
	host.answer(200);
	expect(await stuck).toBe(200);
	await expect.poll(() => host.gatherings.size).toBe(0);
});
