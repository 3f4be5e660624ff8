import type {
	ActionElement,
	AssignmentElement,
	Connector,
	CreateElement,
	FlowElement,
	FlowStart,
	LookupElement,
	ScreenElement,
	SubflowElement,
	UpdateElement,
} from '../flow/model';
import { operationOf } from '../flow/resolve';
import { callOut, Fault } from './callout';
import { chosenOutcome } from './conditions';
import type { DryOrg } from './org';
import { keptItems, transformed } from './collections';
import { createRecord, findRecords, passes, recordsOf } from './records';
import { FlowState } from './state';
import type { FlowObject, FlowValue } from '../flow/values';

/** What happened to a run. */
export interface Run {
	/** The values of the flow's output variables. */
	outputs: Record<string, FlowValue>;
	/** The elements that were executed, in order, without those of subflows. */
	path: string[];
}

/** How many callouts one transaction may make. */
const calloutLimit = 100;

/** Ends a flow that runs in a circle. */
const stepLimit = 100_000;

/** Runs a flow from its start. Throws when it fails outside a fault path, which in an org rolls everything back. */
export async function runFlow(name: string, inputs: Record<string, FlowValue>, org: DryOrg): Promise<Run> {
	return await new Interview(name, org).run(inputs);
}

/**
 * Saves a record, and runs a record-triggered flow if its start waits for such a save. Otherwise returns nothing.
 *
 * @param before The record as it was, where it is not a new one.
 */
export async function saveRecord(
	name: string,
	record: FlowObject,
	org: DryOrg,
	before?: FlowObject,
): Promise<Run | undefined> {
	const interview = new Interview(name, org);
	return interview.starts(record, before) ? await interview.run({ $Record: record }) : undefined;
}

/**
 * Passes every published event to the flow that waits for it, as often as it was published. Events from that flow come
 * after these. Returns the ways through the flow.
 */
export async function deliverEvents(org: DryOrg): Promise<string[][]> {
	const paths: string[][] = [];
	for (let next = org.published.shift(); next !== undefined; next = org.published.shift()) {
		const { object, fields } = next;
		const listeners = [...org.flows.values()].filter(
			({ start }) => start.triggerType === 'PlatformEvent' && start.object === object,
		);
		for (const { name } of listeners) paths.push((await new Interview(name, org).run({ $Record: fields })).path);
	}
	return paths;
}

class Interview {
	private readonly state: FlowState;
	private readonly start: FlowStart;
	private readonly loops = new Map<string, { items: FlowValue[]; next: number }>();

	constructor(
		name: string,
		private readonly org: DryOrg,
	) {
		const flow = org.flows.get(name);
		if (flow === undefined) throw new Error(`There is no flow ${name}`);
		this.state = new FlowState(flow, org.labels, org.taken);
		this.start = flow.start;
	}

	starts(record: FlowObject, before: FlowObject | undefined): boolean {
		const { filters, recordTriggerType = '', needsChange } = this.start;
		const isMet = (each: FlowObject) => passes(each, filters, ({ value }) => this.state.value(value));
		if (!recordTriggerType.includes(before === undefined ? 'Create' : 'Update')) return false;
		return isMet(record) && !(needsChange && before !== undefined && isMet(before));
	}

	async run(inputs: Record<string, FlowValue>): Promise<Run> {
		const { flow } = this.state;
		for (const [name, value] of Object.entries(inputs)) this.state.set(name, value);
		const path: string[] = [];
		let next = this.start.connectors[0]?.target;
		while (next !== undefined) {
			const element = flow.elements.get(next);
			if (element === undefined) throw new Error(`${flow.name} has no element ${next}`);
			if (path.push(element.name) > stepLimit) throw new Error(`${flow.name} does not come to an end`);
			const way = await this.execute(element);
			next = element.connectors.find(({ from }: Connector) => from === way)?.target;
		}
		const variables = [...flow.resources.values()].filter((resource) => resource.kind === 'variable');
		const outputs = variables
			.filter(({ isOutput }) => isOutput)
			.map(({ name }) => [name, this.state.read(name)] as const);
		return { outputs: Object.fromEntries(outputs), path };
	}

	/** Does what the element does, and returns the connector to follow. */
	private async execute(element: FlowElement): Promise<string> {
		switch (element.kind) {
			case 'assignment':
				this.assign(element);
				return 'next';
			case 'decision':
				return chosenOutcome(element, this.state);
			case 'loop':
				return this.turn(element.name, element.collection);
			case 'subflow':
				await this.subflow(element);
				return 'next';
			case 'screen':
				this.show(element);
				return 'next';
			case 'filter':
				this.state.set(element.name, keptItems(element, this.state));
				return 'next';
			case 'transform':
				this.state.set(element.name, transformed(element, this.state));
				return 'next';
			default:
				return await this.withFaultPath(element);
		}
	}

	private async withFaultPath(element: ActionElement | CreateElement | LookupElement | UpdateElement): Promise<string> {
		try {
			if (element.kind === 'action') await this.act(element);
			else {
				const problem = this.org.broken[element.object];
				if (problem !== undefined) throw new Fault(problem);
				if (element.kind === 'lookup') this.lookUp(element);
				else if (element.kind === 'update') this.update(element);
				else this.state.set(element.name, createRecord(element.object, this.named(element.fields), this.org));
			}
			return 'next';
		} catch (error) {
			if (!(error instanceof Fault) || !element.connectors.some(({ from }) => from === 'fault')) throw error;
			this.state.fault(error.message);
			return 'fault';
		}
	}

	private assign({ items }: AssignmentElement): void {
		for (const { target, operator, value } of items) {
			const from = this.state.value(value);
			if (operator === 'Assign') this.state.assign(target, from);
			else if (operator === 'AssignCount') this.state.assign(target, Array.isArray(from) ? from.length : 0);
			else this.state.add(target, from);
		}
	}

	private turn(name: string, collection: string): string {
		const values = this.state.read(collection);
		const loop = this.loops.get(name) ?? { items: Array.isArray(values) ? [...values] : [], next: 0 };
		const isOver = loop.next >= loop.items.length;
		this.state.set(name, loop.items[loop.next] ?? null);
		if (isOver) this.loops.delete(name);
		else this.loops.set(name, { ...loop, next: loop.next + 1 });
		return isOver ? 'done' : 'each';
	}

	private async act({ name, actionName, actionType, inputs }: ActionElement): Promise<void> {
		if (actionType === 'emailSimple') {
			const problem = this.org.broken.emailSimple;
			if (problem !== undefined) throw new Fault(problem);
			this.org.mails.push(this.named(inputs));
			return;
		}
		const operation = operationOf(actionName, this.org.around);
		const caller = operation && this.org.callers.get(operation.serviceName);
		if (operation === undefined || caller === undefined) throw new Error(`There is no action ${actionName}`);
		if (this.org.created.length > 0) throw new Fault('You have uncommitted work pending.');
		if (this.org.callouts.length >= calloutLimit) throw new Error('Too many callouts: 101');
		this.org.callouts.push(operation.operation.operationId);
		this.state.set(name, await callOut(operation, new Map(Object.entries(this.named(inputs))), caller));
	}

	private update({ name, object, filters, filterLogic, fields }: UpdateElement): void {
		if (filterLogic !== 'and') throw new Error(`The dry run has no filter logic ${filterLogic}, as in ${name}`);
		const values = this.named(fields);
		for (const record of recordsOf(object, this.org)) {
			if (passes(record, filters, ({ value }) => this.state.value(value))) Object.assign(record, values);
		}
	}

	private lookUp(element: LookupElement): void {
		const records = recordsOf(element.object, this.org);
		const found = findRecords(element, records, ({ value }) => this.state.value(value));
		const none = this.org.emptyIsCollection && !element.firstOnly ? [] : null;
		this.state.set(element.name, found.length === 0 ? none : element.firstOnly ? (found[0] ?? null) : found);
	}

	private async subflow({ flowName, inputs, outputs }: SubflowElement): Promise<void> {
		const called = await runFlow(flowName, this.named(inputs), this.org);
		for (const { name, target } of outputs) this.state.assign(target, called.outputs[name] ?? null);
	}

	private show(screen: ScreenElement): void {
		const shown = screen.fields.filter(({ fieldType }) => fieldType === 'DisplayText');
		this.org.screens.push({ name: screen.name, texts: shown.map(({ text }) => this.state.text(text)) });
		const filled = this.org.fill(screen);
		for (const { name, fieldType } of screen.fields) {
			if (fieldType !== 'DisplayText') this.state.set(name, filled[name] ?? null);
		}
	}

	private named(inputs: ActionElement['inputs']): FlowObject {
		return Object.fromEntries(inputs.map(({ name, value }) => [name, this.state.value(value)]));
	}
}
