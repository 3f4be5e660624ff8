/** A value in a running flow. Objects are records and Apex-defined objects. */
export type FlowValue = null | string | number | boolean | Date | FlowObject | FlowValue[];

export interface FlowObject {
	[field: string]: FlowValue;
}

export function isObject(value: FlowValue): value is FlowObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** Collections and assignments take copies: an added value does not change with the variable it came from. */
export const copyOf = (value: FlowValue): FlowValue => structuredClone(value);

/** A value as a screen or a text shows it. */
export function asText(value: FlowValue): string {
	if (value === null) return '';
	if (value instanceof Date) return value.toISOString();
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
