import { type Literal, parse } from 'formulon';
import { asText, type FlowValue } from './values';

/**
 * Evaluates a flow's formula, in which {!path} stands for a value. Dates come back as YYYY-MM-DD.
 * Throws when formulon, which knows most of Salesforce's functions, cannot evaluate it.
 */
export function evaluateFormula(
	expression: string,
	read: (path: string) => FlowValue,
	isNumber: (path: string) => boolean = () => false,
): FlowValue {
	const values: Record<string, Literal> = {};
	const formula = expression.replace(/\{!([^}]+)\}/g, (_match, path: string) => {
		const name = `value${Object.keys(values).length}`;
		values[name] = literal(read(path), isNumber(path));
		return name;
	});
	const result = parse(formula, values);
	if (result.type === 'error') throw new Error(`${result.message} ${expression}`);
	const { dataType, value } = result;
	if (dataType === 'date' && value !== null) return new Date(asText(toFlowValue(value))).toISOString().slice(0, 10);
	return toFlowValue(value);
}

const toFlowValue = (value: Literal['value']): FlowValue => value;

// Salesforce takes an empty value for an empty text in functions of texts; formulon does not.
function literal(value: FlowValue, isNumber: boolean): Literal {
	if (value === null && isNumber) return { type: 'literal', dataType: 'null', value, options: {} };
	if (typeof value === 'number') {
		return { type: 'literal', dataType: 'number', value, options: { length: String(value).length, scale: 0 } };
	}
	if (typeof value === 'boolean') return { type: 'literal', dataType: 'checkbox', value, options: {} };
	const text = asText(value);
	return { type: 'literal', dataType: 'text', value: text, options: { length: text.length } };
}
