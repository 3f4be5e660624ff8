import { setTimeout as sleep } from 'node:timers/promises';
import { settled, umidsOf } from './executions';
import { flood } from './receipts';
import type { Receiver } from './receivers';
import { publishTrigger } from './trigger';

/** Milliseconds after which a caller gives up. */
const timeout = 10_000;

export interface Offer {
	count: number;
	/** Receipts a second. */
	rate: number;
	/** Whether they go through the collector. */
	isCollected: boolean;
}

/** The result of a flood of receipts. */
export interface FloodReport {
	setting: string;
	offered: number;
	/** Receipts a second. */
	rate: number;
	/** Receipts that were never answered with 200, however often they were posted. */
	unanswered: number;
	/** Those of them that never started an execution either. */
	lost: number;
	/** Posts after the first of each receipt. */
	repeats: number;
	/** The slowest answer with 200, in ms. */
	slowest: number;
	/** Successful executions. */
	executions: number;
	/** Receipts that were answered with 200 and are in no successful execution. */
	notRun: number;
	/** Receipts that are in more than one. */
	ranTwice: number;
}

/** Posts receipts at a fixed rate, as 8x8 does, to a trigger with Gather Events; their callers give up after 10 seconds. */
export async function floodOfReceipts(
	setting: string,
	start: () => Promise<Receiver>,
	{ count, rate, isCollected }: Offer,
): Promise<FloodReport> {
	const receiver = await start();
	try {
		const { workflow, path } = await publishTrigger(receiver.client, { gatherEvents: true });
		const { taken, lost, repeats, slowest } = await flood((isCollected ? receiver.collectorUrl : receiver.url) + path, {
			rate,
			timeout,
			count,
		});
		await settled(receiver, workflow);
		// n8n stores parts of an execution after it has ended.
		await sleep(2000);
		const ran = await umidsOf(receiver, workflow);
		const runs = new Set(ran);
		const sql = `select count(*) from execution_entity where "workflowId" = '${workflow.id}' and status = 'success'`;
		return {
			setting,
			offered: count,
			rate,
			unanswered: lost.length,
			lost: lost.filter((umid) => !runs.has(umid)).length,
			repeats,
			slowest: Math.round(slowest),
			executions: Number((await receiver.query(sql))[0]),
			notRun: taken.filter((umid) => !runs.has(umid)).length,
			ranTwice: ran.length - runs.size,
		};
	} finally {
		await receiver.close();
	}
}

export function asLines(report: FloodReport): string {
	const lines: [number, string][] = [
		[report.offered, `receipts, ${report.rate} a second`],
		[report.unanswered, 'never answered with 200'],
		[report.lost, 'of these never run: lost'],
		[report.repeats, 'posts after the first of each'],
		[report.slowest, 'ms until the slowest answer'],
		[report.executions, 'executions'],
		[report.notRun, 'receipts answered with 200 and not run'],
		[report.ranTwice, 'receipts run twice'],
	];
	return [report.setting, ...lines.map(([count, what]) => `${String(count).padStart(9)}  ${what}`)].join('\n');
}
