import { sleep, type IDataObject, type IWebhookResponseData } from 'n8n-workflow';
import { problem } from '../problems/catalogue';
import { refuse, whenAnswered, type Refusal, type Response } from './answer';

/** A call whose events passed every check and may start the workflow. */
export interface Arrival {
	/** What the workflow gets, of each event; usually of one. */
	items: readonly IDataObject[];
	/** Size of the body. */
	bytes: number;
	response: Response;
	/** Called once with whether n8n has taken the events. */
	settle: (isTaken: boolean) => void;
}

/** What one execution may get, and how long its events may wait. */
export interface GatheringLimits {
	items: number;
	/** Of all bodies together. */
	bytes: number;
	/** Milliseconds until the first event of a group is refused: less than any caller is likely to wait. */
	wait: number;
	/** Milliseconds after which a start that n8n has never answered keeps nobody waiting any more. */
	start: number;
}

/** Room for four of the longest lists: 8x8 posts from that many addresses, and events of each may come in a list. */
const usualLimits: GatheringLimits = { items: 4000, bytes: 16 * 1024 * 1024, wait: 5000, start: 60_000 };

const tooMany: Refusal = { status: 503, problem: problem('EVENTS_TOO_MANY') };
const notTaken: Refusal = { status: 503, problem: problem('EVENT_NOT_TAKEN') };

/**
 * Joins events of one trigger into executions: what comes while n8n is starting the workflow waits, and the next
 * execution gets all of it. If no start is under way, an event is passed on immediately. Each caller is answered with
 * 200 only when its event is in an execution that n8n has taken, and with 503 otherwise, so that 8x8 posts it again.
 */
export class Gatherings {
	private readonly triggers = new Map<string, Gathering>();

	constructor(private readonly limits = usualLimits) {}

	/** What webhook() of the trigger returns for a call; the trigger is known by a key of its own. */
	async take(trigger: string, arrival: Arrival): Promise<IWebhookResponseData> {
		const gathering = this.triggers.get(trigger) ?? new Gathering(this.limits, () => this.triggers.delete(trigger));
		this.triggers.set(trigger, gathering);
		return await gathering.take(arrival);
	}

	/** Number of triggers for which something is under way. */
	get size(): number {
		return this.triggers.size;
	}
}

/** The events of all triggers of this process. */
export const gatherings = new Gatherings();

interface Start {
	since: number;
	answered: Promise<void>;
}

class Gathering {
	/** The last start, while n8n has not answered it. */
	private start: Start | undefined;
	/** What the next execution gets. The call of its first event is the one that waits. */
	private group: Group | undefined;

	constructor(
		private readonly limits: GatheringLimits,
		private readonly onIdle: () => void,
	) {}

	async take(arrival: Arrival): Promise<IWebhookResponseData> {
		if (this.group !== undefined) {
			if (this.group.hasRoomFor(arrival, this.limits)) this.group.add(arrival);
			else fail(arrival, tooMany);
			return { noWebhookResponse: true };
		}
		const group = new Group(arrival);
		if (this.start !== undefined) {
			this.group = group;
			const isDue = await this.isAnswered(this.start);
			this.group = undefined;
			if (!isDue) {
				group.fail(notTaken);
				return { noWebhookResponse: true };
			}
		}
		this.start = this.started(group);
		return { workflowData: [group.items] };
	}

	/** Waits for a start, and returns whether the next one is due. */
	private async isAnswered(start: Start): Promise<boolean> {
		const isAnswered = await Promise.race([start.answered.then(() => true), sleep(this.limits.wait).then(() => false)]);
		return isAnswered || Date.now() - start.since >= this.limits.start;
	}

	private started(group: Group): Start {
		const answered = group.answered().then(() => {
			if (this.start === start) this.start = undefined;
			if (this.start === undefined && this.group === undefined) this.onIdle();
		});
		const start = { since: Date.now(), answered };
		return start;
	}
}

/** The calls whose events one execution gets, in the order in which they came. */
class Group {
	readonly items: { json: IDataObject }[] = [];
	private readonly followers: Arrival[] = [];
	private bytes = 0;

	constructor(private readonly leader: Arrival) {
		this.count(leader);
	}

	hasRoomFor({ items, bytes }: Arrival, limits: GatheringLimits): boolean {
		return this.items.length + items.length <= limits.items && this.bytes + bytes <= limits.bytes;
	}

	add(arrival: Arrival): void {
		this.followers.push(arrival);
		this.count(arrival);
	}

	private count({ items, bytes }: Arrival): void {
		for (const json of items) this.items.push({ json });
		this.bytes += bytes;
	}

	/** Resolves when n8n has answered the first event's call; the other calls get the same result. */
	async answered(): Promise<void> {
		await new Promise<void>((resolve) => {
			whenAnswered(this.leader.response, (isTaken) => {
				this.leader.settle(isTaken);
				for (const follower of this.followers) {
					if (isTaken) succeed(follower);
					else fail(follower, notTaken);
				}
				resolve();
			});
		});
	}

	fail(refusal: Refusal): void {
		for (const arrival of [this.leader, ...this.followers]) fail(arrival, refusal);
	}
}

function succeed({ response, settle }: Arrival): void {
	settle(true);
	response.status(200).end();
}

function fail({ response, settle }: Arrival, refusal: Refusal): void {
	settle(false);
	refuse(response, refusal);
}
