import type { FilterElement, TransformElement, Value } from '../flow/model';
import { copyOf, type FlowObject, type FlowValue, isObject } from '../flow/values';
import { holds } from './conditions';
import type { FlowState } from './state';

/** The items that a Collection Filter keeps. The collection itself is not changed. */
export function keptItems({ name, collection, item, logic, conditions }: FilterElement, state: FlowState): FlowValue[] {
	const values = state.read(collection);
	return (Array.isArray(values) ? values : []).filter((value) => {
		state.set(item, value);
		return holds(name, logic, conditions, state);
	});
}

const eachItem = '[$EachItem]';

/** The result of a Transform: a separate object for every item of the collections that its values come from. */
export function transformed({ fields, objectType }: TransformElement, state: FlowState): FlowValue {
	const made: FlowObject = {};
	if (objectType !== undefined) {
		// Its fields are those of the new records.
		const named = fields.map(({ name, value }) => ({ name: `all${eachItem}.${name}`, value }));
		for (const { name, value } of named) addToEach(made, name, value, state);
		return made.all ?? [];
	}
	for (const { name, value } of fields) {
		if (name.includes(eachItem)) addToEach(made, name, value, state);
		else made[name] = copyOf(state.value(value));
	}
	return made;
}

/** Fills in a field, such as `messages[$EachItem].text`, of every object in a list, and creates missing parts. */
function addToEach(made: FlowObject, name: string, value: Value, state: FlowState): void {
	const [list = '', field = ''] = name.split(`${eachItem}.`);
	const before = made[list] ?? [];
	const objects = Array.isArray(before) ? before : [];
	for (const [index, each] of valuesFor(value, state).entries()) {
		const old = objects[index] ?? {};
		objects[index] = withField(isObject(old) ? old : {}, field.split('.'), copyOf(each));
	}
	made[list] = objects;
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
