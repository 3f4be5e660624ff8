import type { AssignmentElement, Flow, TransformElement, Value } from '../flow/model';
import { fieldType, resolvePath, type Surroundings, transformedType } from '../flow/resolve';
import { describeType, fits, type FlowType, scalar } from '../flow/types';
import { readsOf } from '../flow/uses';
import { thrownBy } from './problem';

/** Paths that lead nowhere, values that do not fit where they go, and fields of objects in formulas and texts. */
export function flowReferenceProblems(flow: Flow, around: Surroundings): string[] {
	return [
		...readsOf(flow).flatMap(({ at, path, inText }) =>
			thrownBy(at, () => {
				const type = resolvePath(path, flow, around);
				if (!inText) return;
				if (type.kind !== 'scalar' && type.kind !== 'unknown') {
					throw new Error(`${path} is ${describeType(type)}, which cannot be part of a text`);
				}
				if (isFieldOfObject(path, flow, around)) {
					throw new Error(`${path} is a field of an Apex-defined object: assign it to a variable first`);
				}
			}),
		),
		...[...flow.elements.values()].flatMap((element) =>
			element.kind === 'assignment'
				? assignmentProblems(element, flow, around)
				: element.kind === 'transform'
					? transformProblems(element, flow, around)
					: [],
		),
	];
}

/** The type of a value; `undefined` for an empty one. Throws when it leads nowhere. */
export function valueType(value: Value, flow: Flow, around: Surroundings): FlowType | undefined {
	switch (value.kind) {
		case 'reference':
			return resolvePath(value.path, flow, around);
		case 'string':
			return scalar('String');
		case 'number':
			return scalar('Number');
		case 'boolean':
			return scalar('Boolean');
		case 'none':
			return undefined;
	}
}

function isFieldOfObject(path: string, flow: Flow, around: Surroundings): boolean {
	const parent = path.split('.').slice(0, -1).join('.');
	if (parent === '' || parent.startsWith('$')) return false;
	return resolvePath(parent, flow, around).kind === 'apex';
}

function transformProblems(transform: TransformElement, flow: Flow, around: Surroundings): string[] {
	const { name, fields } = transform;
	return fields.flatMap((field) =>
		thrownBy(`${name}: ${field.name}`, () => {
			const made = transformedType(transform, around);
			const each = made.kind === 'collection' ? made.items : made;
			const to = fieldType(each, field.name.split('.'), name, around);
			const from = valueType(field.value, flow, around);
			if (from === undefined || !fits(from, to)) {
				throw new Error(`${from === undefined ? 'nothing' : describeType(from)} does not fit ${describeType(to)}`);
			}
		}),
	);
}

function assignmentProblems({ name, items }: AssignmentElement, flow: Flow, around: Surroundings): string[] {
	return items.flatMap(({ target, operator, value }) =>
		thrownBy(`${name}: ${target}`, () => {
			const root = flow.resources.get(target.split('.')[0] ?? '');
			if (root?.kind !== 'variable') throw new Error('only a variable can be assigned to');
			const to = resolvePath(target, flow, around);
			const from = valueType(value, flow, around);
			if (from === undefined) throw new Error('no value is assigned');
			const wanted = expectedType(to, operator);
			const isWhole = operator === 'Add' && to.kind === 'collection' && fits(from, to);
			const isFitting = isWhole || (wanted === undefined ? from.kind === 'collection' : fits(from, wanted));
			if (!isFitting) throw new Error(`${describeType(from)} does not fit ${operator} to ${describeType(to)}`);
		}),
	);
}

/** The type of value that an operator takes for this target; `undefined` for any collection. */
function expectedType(to: FlowType, operator: string): FlowType | undefined {
	switch (operator) {
		case 'Assign':
			return to;
		case 'Add':
			return to.kind === 'collection' ? to.items : to;
		case 'AssignCount':
			if (!fits(to, scalar('Number'))) throw new Error(`a count does not fit ${describeType(to)}`);
			return undefined;
		default:
			throw new Error(`the operator ${operator} is not one that the project's flows use`);
	}
}
