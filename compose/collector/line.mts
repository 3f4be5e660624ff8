import { type Answer, unavailable } from './n8n.mts';

/** What a trigger takes in a call, and no more. */
const mostEvents = 1000;
const mostBytes = 4 * 1024 * 1024;
/** Events of a call that n8n refused go one by one, so many at a time. */
const singlesUnderWay = 10;
/** One of the events is malformed or already being processed, or the trigger accepts no lists: each gets its own answer. */
const refusalsOfLists = [400, 409, 413];

/** Posts the body of one event, or of a list of them, to n8n, unless nobody waits any more. It does not reject. */
export type Post = (body: Buffer, isWanted: () => boolean) => Promise<Answer>;

/** An event that waits. */
interface Caller {
	/** A JSON object. */
	body: Buffer;
	/** Whether it has hung up, or has waited too long and has its answer. */
	isGone: () => boolean;
	answer: (answer: Answer) => void;
}

/** Events that can be in one call: those for one address, with one Authorization, from one address. */
export class Line {
	private readonly waiting: Caller[] = [];
	private readonly post: Post;
	private readonly onIdle: () => void;
	private isBusy = false;

	constructor(post: Post, onIdle: () => void) {
		this.post = post;
		this.onIdle = onIdle;
	}

	/**
	 * The answer to an event, which is posted immediately if no call is under way, and otherwise in the next call.
	 * @param body a JSON object
	 * @param isGone whether its caller has stopped waiting
	 */
	async add(body: Buffer, isGone: () => boolean): Promise<Answer> {
		return await new Promise((answer) => {
			this.waiting.push({ body, isGone, answer });
			if (!this.isBusy) void this.run();
		});
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
			if (caller.isGone()) caller.answer(unavailable);
			else {
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
		const isWanted = () => group.some(({ isGone }) => !isGone());
		const answer = await this.post(Buffer.concat([...bodies, Buffer.from(']')]), isWanted);
		if (refusalsOfLists.includes(answer.status)) return await this.handOverSingly(group);
		for (const caller of group) caller.answer(answer);
	}

	private async handOverSingly(group: readonly Caller[]): Promise<void> {
		const callers = group.values();
		const work = async () => {
			for (const { body, isGone, answer } of callers) answer(await this.post(body, () => !isGone()));
		};
		await Promise.all(Array.from({ length: singlesUnderWay }, work));
	}
}
