/** The type of a value in a flow. */
export type FlowType =
	| { kind: 'scalar'; dataType: string }
	/** An object of a schema of a service. */
	| { kind: 'apex'; service: string; schema: string }
	/** A Salesforce record; `fields` are those it was read with, where that is known. */
	| { kind: 'record'; object: string; fields?: readonly string[] }
	| { kind: 'collection'; items: FlowType }
	/** All outputs of an action. */
	| { kind: 'outputs'; outputs: ReadonlyMap<string, FlowType> }
	/** A field of a record: only the org knows its type. */
	| { kind: 'unknown' };

export const scalar = (dataType: string): FlowType => ({ kind: 'scalar', dataType });

/** Whether a value of one type can be used where the other is expected. */
export function fits(value: FlowType, expected: FlowType): boolean {
	if (value.kind === 'unknown' || expected.kind === 'unknown') {
		return value.kind !== 'collection' && expected.kind !== 'collection';
	}
	if (value.kind === 'scalar' && expected.kind === 'scalar') return value.dataType === expected.dataType;
	if (value.kind === 'apex' && expected.kind === 'apex') {
		return value.schema === expected.schema && value.service === expected.service;
	}
	if (value.kind === 'record' && expected.kind === 'record') return value.object === expected.object;
	if (value.kind === 'collection' && expected.kind === 'collection') return fits(value.items, expected.items);
	return false;
}

export function describeType(type: FlowType): string {
	switch (type.kind) {
		case 'scalar':
			return type.dataType;
		case 'apex':
			return type.schema;
		case 'record':
			return type.object;
		case 'collection':
			return `a collection of ${describeType(type.items)}`;
		case 'outputs':
			return 'all outputs of an action';
		case 'unknown':
			return 'a record field';
	}
}
