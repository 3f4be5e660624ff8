import type { ServerResponse } from 'node:http';
import { phoneOf } from '../messages';
import type { Change } from '../simulation';
import type { ChangeView } from './views';

const gatherMs = 120;
const heartbeatMs = 15_000;
const named = 200;

/** Tells open pages what has changed, by Server-Sent Events. A burst of changes is sent as one event. */
export class LiveEvents {
	private readonly pages = new Set<ServerResponse>();
	private readonly numbers = new Set<string>();
	private readonly umids = new Set<string>();
	private deliveries = false;
	private everything = false;
	private gathering: NodeJS.Timeout | undefined;
	private readonly heartbeat = setInterval(() => {
		for (const page of this.pages) page.write(':\n\n');
	}, heartbeatMs).unref();

	publish(change: Change): void {
		if (this.pages.size === 0) return;
		if (change.kind === 'message') {
			this.numbers.add(phoneOf(change.message));
			this.umids.add(change.message.umid);
		} else {
			this.deliveries = true;
			this.umids.add(change.delivery.umid);
		}
		this.gather();
	}

	publishReset(): void {
		this.everything = true;
		this.gather();
	}

	/** Writes events to this response until it is closed. */
	stream(response: ServerResponse): void {
		response.writeHead(200, {
			'content-type': 'text/event-stream; charset=utf-8',
			'cache-control': 'no-store',
			'x-accel-buffering': 'no',
		});
		response.write('retry: 1000\n\n');
		this.pages.add(response);
		response.once('close', () => this.pages.delete(response));
	}

	close(): void {
		clearInterval(this.heartbeat);
		clearTimeout(this.gathering);
		for (const page of this.pages) page.end();
	}

	private gather(): void {
		this.gathering ??= setTimeout(() => {
			this.gathering = undefined;
			this.send();
		}, gatherMs);
	}

	private send(): void {
		const tooMany = this.everything || this.umids.size > named;
		const view: ChangeView = {
			numbers: tooMany ? null : [...this.numbers],
			umids: tooMany ? null : [...this.umids],
			deliveries: this.deliveries || tooMany,
		};
		this.numbers.clear();
		this.umids.clear();
		this.deliveries = false;
		this.everything = false;
		const event = `data: ${JSON.stringify(view)}\n\n`;
		// A page that falls behind gets what it missed with its next request.
		for (const page of this.pages) if (!page.writableNeedDrain) page.write(event);
	}
}
