import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import type { AcceptedMessage, Sandbox } from '../../sandbox/server';
import { runWorkflow, type WorkflowRunResult } from '../engine/runWorkflow';
import { type Expected, type Fault, numberOf } from './faults';
import { countedAsAccepted, reportOf, type ReportedMessage } from './nodeReport';
import type { NodeSetting } from './settings';

export type Sending = 'send' | 'sendBatch' | 'sendBatch with a list' | 'sendBatch with an item for each batch';

/** The requests of a run that meet the fault. */
export type Spread = keyof typeof hits;

/** How many requests succeed before the fault, and how many it affects. */
const hits = {
	'every request': {},
	'the first request': { skip: 0, times: 1 },
	'the third and fourth request': { skip: 2, times: 2 },
} as const;

export interface Scenario {
	sending: Sending;
	fault: Fault;
	spread: Spread;
	setting: NodeSetting;
}

const itemCount = 6;

/** The part of a text that nobody but the recipient may see: made by an expression, so that it is in no item. */
const codeExpression = "'ZULU-' + (481500 + $itemIndex)";
const codes = Array.from({ length: itemCount }, (_, item) => `ZULU-${481_500 + item}`);

/** The numbers of each item of a round, none of which is used twice in a run. */
function numbersOf(sending: Sending, round: number): string[][] {
	const isList = sending === 'sendBatch with a list';
	return Array.from({ length: isList ? 3 : itemCount }, (_, item) =>
		Array.from({ length: isList ? 3 : 1 }, (_, position) => numberOf({ round, item, position })),
	);
}

function itemsOf(sending: Sending, round: number): IDataObject[] {
	return numbersOf(sending, round).map((phones) => ({ phone: phones[0], phones }));
}

/** Every message that the items of a round describe, in order. */
function wanted(sending: Sending, round: number): { item: number; destination: string }[] {
	return numbersOf(sending, round).flatMap((phones, item) => phones.map((destination) => ({ item, destination })));
}

function parametersOf({ sending, fault, setting }: Scenario): Record<string, NodeParameterValueType> {
	const changing = setting.changing === true;
	const text = changing
		? `=Your code is {{ ${codeExpression} }}, try {{ Math.random() }}`
		: `=Your code is {{ ${codeExpression} }}`;
	// The same number, written differently on every try.
	const write = changing ? "(Math.random() < 0.5 ? '+' : '00') + $json.phone" : '$json.phone';
	const options = { concurrency: 2, timeout: fault.timeout ?? 60, ...setting.options };
	if (sending === 'send') {
		return { operation: 'send', destination: `={{ ${write} }}`, text, source: '', options };
	}
	const batchOptions = { ...options, batchSize: 2 };
	if (sending !== 'sendBatch with a list') {
		return {
			operation: 'sendBatch',
			messagesFrom: 'items',
			destination: `={{ ${write} }}`,
			text,
			source: '',
			output: sending === 'sendBatch' ? 'perMessage' : 'perBatch',
			options: batchOptions,
		};
	}
	const list = changing ? '$json.phones.toSorted(() => Math.random() - 0.5)' : '$json.phones';
	return {
		operation: 'sendBatch',
		messagesFrom: 'list',
		destinations: `={{ ${list} }}`,
		text,
		source: '',
		output: 'perMessage',
		options: batchOptions,
	};
}

export interface Servers {
	sandbox: Sandbox;
	/** The address of the server that echoes what it was sent. */
	echoUrl: string;
}

function addressFor({ baseUrl, echo }: Fault, { sandbox, echoUrl }: Servers): string {
	if (echo !== undefined) return `${echoUrl}/${echo}`;
	return baseUrl?.(new URL(sandbox.url)) ?? sandbox.url;
}

/** Runs a scenario against its own sub-account of the sandbox, and returns every rule that it broke. */
export async function breachesOf(
	scenario: Scenario,
	{ sandbox, echoUrl }: Servers,
	subAccountId: string,
): Promise<string[]> {
	const { fault, spread, setting, sending } = scenario;
	if (fault.effect !== undefined) {
		sandbox.addFault({ subAccountId, destination: fault.destination, effects: [fault.effect()], ...hits[spread] });
	}
	fault.effects?.forEach((effect, skip) => {
		if (effect !== undefined) sandbox.addFault({ subAccountId, effects: [effect], skip, times: 1 });
	});
	const accepted = () => sandbox.messages().filter((message) => message.subAccountId === subAccountId);
	let stopTimer: NodeJS.Timeout | undefined;
	const result = await runWorkflow({
		items: itemsOf(sending, 0),
		...(setting.inLoop === true && { laterItems: [itemsOf(sending, 1)] }),
		parameters: parametersOf(scenario),
		credential: {
			apiKey: sandbox.apiKey,
			region: 'custom',
			baseUrl: addressFor(fault, { sandbox, echoUrl }),
			subAccountId,
		},
		settings: setting.settings,
		onStart: (stop) => {
			if (setting.stopped !== true) return;
			// As soon as something was sent; if nothing can be sent, after a moment.
			const giveUp = Date.now() + 200;
			stopTimer = setInterval(() => {
				if (accepted().length > 0 || Date.now() > giveUp) stop();
			}, 2);
		},
	});
	clearInterval(stopTimer);
	// An abandoned request may still be carried out.
	if (setting.stopped === true) await new Promise((resolve) => setTimeout(resolve, 50));
	return [...breachesInReports(scenario, result, accepted()), ...leaks(result, sandbox.apiKey)];
}

function breachesInReports(
	scenario: Scenario,
	result: WorkflowRunResult,
	accepted: readonly AcceptedMessage[],
): string[] {
	const { sending, setting } = scenario;
	const breaches: string[] = [];
	const umids = new Map<string, string[]>();
	for (const message of accepted) {
		umids.set(message.destination, [...(umids.get(message.destination) ?? []), message.umid]);
	}
	const known = new Map<string, ReportedMessage>();
	// What n8n reports instead of the node, if it was stopped between two tries.
	const nodeRuns = result.nodeRuns.filter(({ error }) => setting.stopped !== true || isOwn(error));
	let counted = 0;
	nodeRuns.forEach((nodeRun, round) => {
		const asked = wanted(sending, round);
		const reported = reportOf(nodeRun);
		const places = reported.map((message) => `${message.item}:${digits(message.destination)}`);
		const expectedPlaces = asked.map((message) => `${message.item}:${message.destination}`);
		// The error output has only some of the items, and a list that changes has them in a different order on each
		// try.
		const isShuffled = sending === 'sendBatch with a list' && setting.changing === true;
		const isOrdered = setting.settings.onError !== 'continueErrorOutput' && !isShuffled;
		if (!areInOrder(reported)) breaches.push(`round ${round} gives items out of order: ${places.join(' ')}`);
		const inBatches = countedAsAccepted(nodeRun);
		counted += inBatches;
		const isComplete =
			inBatches === 0
				? sameList(places, expectedPlaces, isOrdered)
				: places.length + inBatches === expectedPlaces.length &&
					places.every((place) => expectedPlaces.includes(place));
		if (!isComplete) {
			breaches.push(`round ${round} reports ${places.join(' ')} and not ${expectedPlaces.join(' ')}`);
		}
		for (const message of reported) known.set(digits(message.destination), message);
		breaches.push(...unexpected(scenario, reported));
	});
	const unlisted = [...umids.keys()].filter((number) => !known.has(number));
	if (counted > 0 && counted !== unlisted.length) {
		breaches.push(`${counted} are counted as accepted, and ${unlisted.length} were`);
	}
	for (const [number, ids] of umids) {
		const report = known.get(number);
		const mayRepeat = setting.options?.resendUnconfirmed === true && scenario.fault.expected === 'unknown';
		if (ids.length > 1 && !mayRepeat) breaches.push(`${number} was accepted ${ids.length} times`);
		if (report === undefined && counted === 0 && setting.stopped !== true)
			breaches.push(`${number} was accepted and not reported`);
		if (report?.outcome === 'rejected') breaches.push(`${number} was accepted and is reported as not sent`);
	}
	for (const [number, { outcome, umid }] of known) {
		if (outcome === 'accepted' && !umids.get(number)?.includes(umid ?? '')) {
			breaches.push(`${number} is reported as accepted with umid ${umid ?? 'none'}, and the server does not know that`);
		}
	}
	if (nodeRuns.length === 0 && setting.stopped !== true) breaches.push('the node left no report');
	return breaches;
}

function isOwn(error: WorkflowRunResult['error']): boolean {
	return error === undefined || error.name === 'NodeApiError' || error.name === 'NodeOperationError';
}

/** Outcomes that the rules of sending do not allow for this fault. */
function unexpected({ fault, spread, setting, sending }: Scenario, reported: readonly ReportedMessage[]): string[] {
	if (setting.stopped === true) return [];
	const allowed = new Set<Expected>([fault.expected]);
	const stops = setting.settings.onError === undefined;
	if (fault.effects !== undefined) return [];
	if (fault.partly === true) allowed.add('accepted');
	// What a stop kept from being sent is known not to be sent.
	if (stops && fault.expected !== 'accepted') allowed.add('rejected');
	if (spread !== 'every request') {
		if (fault.isRepeated === true) return outcomesOutside(new Set<Expected>(['accepted']), reported);
		allowed.add('accepted');
		// On a busy machine, a short time-out can hit healthy answers as well.
		const isExact = fault.expected !== 'accepted' && fault.timeout === undefined;
		if (isExact && sending === 'send' && !stops && setting.settings.retryOnFail !== true) {
			const failed = reported.filter(({ outcome }) => outcome === fault.expected).length;
			const { times } = hits[spread];
			const isAsMany = fault.endsOthers === true ? failed >= times : failed === times;
			// Later rounds of a loop no longer meet the fault.
			if (!isAsMany && setting.inLoop !== true) return [`${failed} messages met the fault`];
		}
	}
	return outcomesOutside(allowed, reported);
}

function outcomesOutside(allowed: ReadonlySet<Expected>, reported: readonly ReportedMessage[]): string[] {
	return reported
		.filter(({ outcome }) => !allowed.has(outcome))
		.map(({ item, outcome }) => `item ${item} is ${outcome}, and not ${[...allowed].join(' or ')}`);
}

/** Secrets in all that n8n would save of the execution. */
function leaks({ saved }: WorkflowRunResult, apiKey: string): string[] {
	return [apiKey, ...codes]
		.filter((secret) => saved.includes(secret))
		.map((secret) => `${secret} is in the saved data`);
}

/** Whether each output, and each error, has the items in the order of the input. */
function areInOrder(reported: readonly ReportedMessage[]): boolean {
	return reported.every(({ item, output }, index) => {
		const before = reported[index - 1];
		return before?.output !== output || before === undefined || before.item <= item;
	});
}

function sameList(found: readonly string[], expected: readonly string[], isOrdered: boolean): boolean {
	const [left, right] = isOrdered ? [found, expected] : [found.toSorted(), expected.toSorted()];
	return left.length === right.length && left.every((entry, index) => entry === right[index]);
}

function digits(destination: string | null): string {
	return (destination ?? '').replace(/\D/g, '');
}
