import type { Answer } from './n8n.mts';

/** What a trigger takes in a call, and no more. */
const mostEvents = 1000;
const mostBytes = 4 * 1024 * 1024;
/** Events of a call that n8n refused go one by one, so many at a time. */
const singlesUnderWay = 10;

/** An event that waits, and whoever posted it. */
export interface Caller {
	/** A JSON object. */
	body: Buffer;
	answer(answer: Answer): void;
	/** Whether it has hung up, or has waited too long and has its answer. */
	isGone(): boolean;
}

/** Events that can be in one call: those for one address, with one Authorization, from one address. */
export class Line {
	private readonly waiting: Caller[] = [];
	private readonly post: (body: Buffer) => Promise<Answer>;
	private readonly onIdle: () => void;
	private isBusy = false;

	/** @param post posts the body of one event or of a list of them to n8n; it does not reject */
	constructor(post: (body: Buffer) => Promise<Answer>, onIdle: () => void) {
		this.post = post;
		this.onIdle = onIdle;
	}

	/** The event goes on at once if no call is under way, and otherwise in the next. */
	add(caller: Caller): void {
		this.waiting.push(caller);
		if (!this.isBusy) void this.run();
	}

	private async run(): Promise<void> {
		this.isBusy = true;
		for (let group = this.next(); group.length > 0; group = this.next()) await this.handOver(group);
		this.isBusy = false;
		this.onIdle();
	}

	/** As many of those that wait as a call may have, in their order. */
	private next(): Caller[] {
		const group: Caller[] = [];
		let bytes = 1;
		let seen = 0;
		for (const caller of this.waiting) {
			if (!caller.isGone()) {
				bytes += caller.body.length + 1;
				if (group.length === mostEvents || bytes > mostBytes) break;
				group.push(caller);
			}
			seen += 1;
		}
		this.waiting.splice(0, seen);
		return group;
	}

	private async handOver(group: readonly Caller[]): Promise<void> {
		if (group.length === 1) return await this.handOverSingly(group);
		const bodies = group.flatMap(({ body }, index) => [Buffer.from(index === 0 ? '[' : ','), body]);
		const answer = await this.post(Buffer.concat([...bodies, Buffer.from(']')]));
		// One of them is not an event, or the trigger takes no lists: each gets an answer of its own.
		if (answer.status === 400 || answer.status === 413) return await this.handOverSingly(group);
		for (const caller of group) caller.answer(answer);
	}

	private async handOverSingly(group: readonly Caller[]): Promise<void> {
		const callers = group.values();
		const work = async () => {
			for (const caller of callers) if (!caller.isGone()) caller.answer(await this.post(caller.body));
		};
		await Promise.all(Array.from({ length: singlesUnderWay }, work));
	}
}
