import type { FilterElement, TransformElement, Value } from '../flow/model';
import { copyOf, type FlowObject, type FlowValue, isObject } from '../flow/values';
import { holds } from './conditions';
import type { FlowState } from './state';

/** What a Collection Filter keeps. The collection itself stays as it was. */
export function keptItems({ name, collection, item, logic, conditions }: FilterElement, state: FlowState): FlowValue[] {
	const values = state.read(collection);
	return (Array.isArray(values) ? values : []).filter((value) => {
		state.set(item, value);
		return holds(name, logic, conditions, state);
	});
}

const eachItem = '[$EachItem]';

/** What a Transform makes: an object of its own for every item of the collections that its values come from. */
export function transformed({ fields }: TransformElement, state: FlowState): FlowObject {
	const made: FlowObject = {};
	for (const { name, value } of fields) {
		const [list = '', field = ''] = name.split(`${eachItem}.`);
		if (!name.includes(eachItem)) {
			made[name] = copyOf(state.value(value));
			continue;
		}
		const before = made[list] ?? [];
		const objects = Array.isArray(before) ? before : [];
		for (const [index, each] of valuesFor(value, state).entries()) {
			const old = objects[index] ?? {};
			objects[index] = withField(isObject(old) ? old : {}, field.split('.'), copyOf(each));
		}
		made[list] = objects;
	}
	return made;
}

/** The value for each item of the collection that a reference names. */
function valuesFor(value: Value, state: FlowState): FlowValue[] {
	if (value.kind !== 'reference') throw new Error('The dry run makes lists of references alone');
	const [collection = '', field = ''] = value.path.split(`${eachItem}.`);
	const items = state.read(collection);
	return (Array.isArray(items) ? items : []).map((item) => (isObject(item) ? (item[field] ?? null) : null));
}

function withField(object: FlowObject, [first = '', ...rest]: readonly string[], value: FlowValue): FlowObject {
	if (rest.length === 0) return { ...object, [first]: value };
	const inner = object[first] ?? null;
	return { ...object, [first]: withField(isObject(inner) ? inner : {}, rest, value) };
}
