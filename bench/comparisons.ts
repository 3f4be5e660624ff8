import { Runner, type Server, type Surroundings } from './processes';
import { median, type Row, row } from './rows';

export interface Extent {
	/** How often each contestant runs. */
	rounds: number;
	/** Share of the messages that are sent. */
	scale: number;
}

const unit = 'ms/message';

/** One message a request. The sequential peer takes so long that two rounds must be enough. */
export async function compareSingle(
	surroundings: Surroundings,
	server: Server,
	{ rounds, scale }: Extent,
): Promise<Row[]> {
	const count = 2000 * scale;
	const plan = { send: rounds, httpRequest: rounds, helper: rounds, axios: rounds, twilio: Math.min(2, rounds) };
	const { time, open } = await alternate(surroundings, server, plan, count, scale);
	return [
		row('single.vsHttpRequest', time.send, time.httpRequest, unit),
		row('single.vsSequential', time.send, time.twilio, unit),
		row('single.vsFloor', time.send, time.helper, unit),
		row('single.vsKeepAlive', time.send, time.axios, unit),
		row('single.connections', open.send, open.httpRequest, 'connections open at once'),
	];
}

/** Surveys beside texts, a preview beside its batch, and lookups. Of messages 8x8 takes one a second, so the lookup is the balance. */
export async function compareOthers(
	surroundings: Surroundings,
	server: Server,
	{ rounds, scale }: Extent,
): Promise<Row[]> {
	const singles = { send: rounds, survey: rounds };
	const single = await alternate(surroundings, server, singles, 2000 * scale, scale);
	const batches = { sendBatch: rounds, surveyBatch: rounds, preview: rounds };
	const batch = await alternate(surroundings, server, batches, 10_000 * scale, scale);
	const lookups = { balance: rounds, balanceHttpRequest: rounds };
	const lookup = await alternate(surroundings, server, lookups, 500 * scale, scale);
	return [
		row('survey.vsSend', single.time.survey, single.time.send, unit),
		row('survey.vsBatch', batch.time.surveyBatch, batch.time.sendBatch, unit),
		row('preview.vsBatch', batch.time.preview, batch.time.sendBatch, unit),
		row('lookup.vsHttpRequest', lookup.time.balance, lookup.time.balanceHttpRequest, 'ms/lookup'),
		row('lookup.computed', lookup.computed.balance, lookup.computed.balanceHttpRequest, 'ms of CPU/lookup'),
		row('lookup.connections', lookup.open.balance, lookup.open.balanceHttpRequest, 'connections open at once'),
	];
}

/** The node for SMPP, with the window of one bind, beside both ways over HTTP. */
export async function compareSmpp(
	surroundings: Surroundings,
	server: Server,
	{ rounds, scale }: Extent,
): Promise<Row[]> {
	const plan = { sendOverSmpp: rounds, send: rounds, sendBatch: rounds };
	const { time } = await alternate(surroundings, server, plan, 2000 * scale, scale);
	return [
		row('smpp.vsSend', time.sendOverSmpp, time.send, unit),
		row('smpp.vsBatch', time.sendOverSmpp, time.sendBatch, unit),
	];
}

/** Many messages a request, against one message a request and against the bodies of the batches as they are. */
export async function compareBatch(
	surroundings: Surroundings,
	server: Server,
	{ rounds, scale }: Extent,
): Promise<Row[]> {
	// One takes a seventh of a second, and some of them hold a collection of garbage, which takes a third as long.
	const plan = { sendBatch: 10 * rounds, helperBatch: 10 * rounds, httpRequest: Math.min(3, rounds) };
	const { time } = await alternate(surroundings, server, plan, 10_000 * scale, scale);
	return [
		row('batch.vsHttpRequest', time.sendBatch, time.httpRequest, unit),
		row('batch.vsFloor', time.sendBatch, time.helperBatch, unit),
	];
}

/** Texts through chat apps, one a request and many a request, beside the HTTP Request node with one a request. */
export async function compareChat(
	surroundings: Surroundings,
	server: Server,
	{ rounds, scale }: Extent,
): Promise<Row[]> {
	const peer = { chatHttpRequest: Math.min(3, rounds) };
	const single = await alternate(surroundings, server, { chat: rounds, ...peer }, 2000 * scale, scale);
	const batch = await alternate(surroundings, server, { chatBatch: rounds, ...peer }, 10_000 * scale, scale);
	return [
		row('chat.single.vsHttpRequest', single.time.chat, single.time.chatHttpRequest, unit),
		row('chat.batch.vsHttpRequest', batch.time.chatBatch, batch.time.chatHttpRequest, unit),
	];
}

/**
 * 100,000 messages to thirty countries at a limited speed, each within office hours there, against all of them sent
 * immediately. Always so many: of fewer, each planned time has a request for a handful, and what is compared is the
 * number of requests.
 */
export async function comparePlanned(
	surroundings: Surroundings,
	server: Server,
	{ rounds }: Pick<Extent, 'rounds'>,
): Promise<Row[]> {
	const plan = { sendAbroadPlanned: rounds, sendAbroad: rounds };
	const { time } = await alternate(surroundings, server, plan, 100_000);
	return [row('batch.planned', time.sendAbroadPlanned, time.sendAbroad, unit)];
}

/** How long each contestant runs before it is measured, in ms: an n8n that sends has long compiled its code. */
const warmUpMs = 3000;

/** Runs the contestants in turn, each as often as planned, after at least one full run of each. */
async function alternate<Name extends string>(
	surroundings: Surroundings,
	server: Server,
	plan: Record<Name, number>,
	count: number,
	scale = 1,
): Promise<Record<'time' | 'computed' | 'open', Record<Name, number>>> {
	const names = Object.keys(plan) as Name[];
	const runners = new Map<Name, Runner>();
	const times = new Map<Name, number[]>(names.map((name) => [name, []]));
	const computed = new Map<Name, number[]>(names.map((name) => [name, []]));
	const open = new Map<Name, number>();
	try {
		for (const name of names) {
			const runner = await Runner.start(name, surroundings);
			runners.set(name, runner);
			let spent = 0;
			do spent += (await runner.run({ count })).milliseconds;
			while (spent < warmUpMs * scale);
		}
		for (let round = 0; round < Math.max(...Object.values<number>(plan)); round++) {
			for (const name of names) {
				if (round >= plan[name]) continue;
				await server.mostOpen();
				const measured = await runners.get(name)?.run({ count });
				if (measured === undefined) continue;
				times.get(name)?.push(measured.milliseconds / count);
				computed.get(name)?.push(measured.computed / count);
				open.set(name, Math.max(open.get(name) ?? 0, await server.mostOpen()));
			}
		}
	} finally {
		await Promise.all([...runners.values()].map((runner) => runner.close()));
	}
	const byName = (value: (name: Name) => number) =>
		Object.fromEntries(names.map((name) => [name, value(name)])) as Record<Name, number>;
	return {
		time: byName((name) => median(times.get(name) ?? [])),
		computed: byName((name) => median(computed.get(name) ?? [])),
		open: byName((name) => (open.get(name) ?? 1) - 1),
	};
}
