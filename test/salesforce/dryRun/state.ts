import { randomUUID } from 'node:crypto';
import type { Flow, Value } from '../flow/model';
import { pathsIn } from '../flow/uses';
import { evaluateFormula } from '../flow/formula';
import { asText, copyOf, type FlowObject, type FlowValue, isObject } from '../flow/values';

/** The values of one run of a flow: variables, outputs of elements, screen fields. */
export class FlowState {
	private readonly values = new Map<string, FlowValue>();

	constructor(
		readonly flow: Flow,
		readonly labels: ReadonlyMap<string, string>,
		private readonly taken: (value: FlowValue) => FlowValue = copyOf,
	) {
		this.values.set('$Flow', { FaultMessage: null, InterviewGuid: randomUUID().replaceAll('-', '') });
		for (const resource of flow.resources.values()) {
			if (resource.kind === 'formula') continue;
			const isList = resource.kind === 'variable' && resource.isCollection;
			const empty = isList ? [] : ['Apex', 'SObject'].includes(resource.dataType) ? {} : null;
			this.values.set(resource.name, resource.value.kind === 'none' ? empty : this.value(resource.value));
		}
	}

	set(name: string, value: FlowValue): void {
		this.values.set(name, value);
	}

	fault(message: string): void {
		this.assign('$Flow.FaultMessage', message);
	}

	/** Throws as an org does when a part of the path before the last is empty. */
	read(path: string): FlowValue {
		const [root = '', ...rest] = path.split('.');
		if (root === '$Label') return this.labels.get(rest.join('.')) ?? null;
		const formula = this.flow.resources.get(root);
		if (formula?.kind === 'formula') {
			const isNumber = (inner: string) => this.flow.resources.get(inner)?.dataType === 'Number';
			return evaluateFormula(formula.expression, (inner) => this.read(inner), isNumber);
		}
		let value = this.values.get(root) ?? null;
		for (const part of rest) {
			if (!isObject(value)) {
				throw new Error(`The flow failed to access the value for ${path} because it hasn't been set or assigned.`);
			}
			value = value[part] ?? null;
		}
		return value;
	}

	value(value: Value): FlowValue {
		if (value.kind === 'none') return null;
		if (value.kind === 'reference') return this.read(value.path);
		return typeof value.value === 'string' ? this.text(value.value) : value.value;
	}

	/** A text with its {!path} filled in. */
	text(template: string): string {
		return pathsIn(template).reduce((text, path) => text.replace(`{!${path}}`, asText(this.read(path))), template);
	}

	/** Sets a variable or a field in it; objects on the way are created. */
	assign(path: string, value: FlowValue): void {
		const [root = '', ...fields] = path.split('.');
		const last = fields.pop();
		if (last === undefined) {
			this.set(root, this.taken(value));
			return;
		}
		let object = this.objectAt(root);
		for (const field of fields) {
			const inner = object[field] ?? null;
			const next: FlowObject = isObject(inner) ? inner : {};
			object[field] = next;
			object = next;
		}
		object[last] = this.taken(value);
	}

	/** The operator Add: another item, more text, or a sum. */
	add(path: string, value: FlowValue): void {
		const target = this.read(path);
		if (Array.isArray(target) && Array.isArray(value)) target.push(...value.map(copyOf));
		else if (Array.isArray(target)) target.push(this.isRecord(path) ? copyOf(value) : this.taken(value));
		else if (isObject(value)) this.assign(path, [value]);
		else if (typeof target === 'number' && typeof value === 'number') this.assign(path, target + value);
		else this.assign(path, asText(target) + asText(value));
	}

	/** Records are copied: flows have always been able to collect a record variable that they fill again and again. */
	private isRecord(path: string): boolean {
		return this.flow.resources.get(path)?.dataType === 'SObject';
	}

	private objectAt(root: string): FlowObject {
		const value = this.values.get(root) ?? null;
		if (isObject(value)) return value;
		throw new Error(`${root} has no fields to assign to`);
	}
}
