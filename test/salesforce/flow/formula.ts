import { ast, type Literal, type FormulaNode, parse } from 'formulon';
import { asText, type FlowValue } from './values';

interface ParsedFormula {
	/** Undefined for a formula without anything in it. */
	root: FormulaNode | undefined;
	/** The paths in the formula, by the names that stand for them in it. */
	paths: Map<string, string>;
}

/**
 * Evaluates a flow's formula, in which {!path} stands for a value. Dates come back as YYYY-MM-DD.
 * Throws when formulon, which knows most of Salesforce's functions, cannot evaluate it.
 */
export function evaluateFormula(
	expression: string,
	read: (path: string) => FlowValue,
	isNumber: (path: string) => boolean = () => false,
): FlowValue {
	const { root, paths } = parsedOnce(expression);
	if (root === undefined) return '';
	const values = new Map([...paths].map(([name, path]) => [name, literal(read(path), isNumber(path))]));
	const { dataType, value } = evaluated(root, values, expression);
	if (dataType === 'date' && value !== null) return new Date(asText(toFlowValue(value))).toISOString().slice(0, 10);
	return toFlowValue(value);
}

const parsed = new Map<string, ParsedFormula>();

// Parsing nested functions of a formula takes formulon far longer than evaluating it.
function parsedOnce(expression: string): ParsedFormula {
	const known = parsed.get(expression) ?? parseFormula(expression);
	parsed.set(expression, known);
	return known;
}

function parseFormula(expression: string): ParsedFormula {
	const paths = new Map<string, string>();
	const formula = expression.replace(/\{!([^}]+)\}/g, (_match, path: string) => {
		const name = `value${paths.size}`;
		paths.set(name, path);
		return name;
	});
	if (formula.trim() === '') return { root: undefined, paths };
	return { root: ast(formula), paths };
}

function evaluated(node: FormulaNode, values: ReadonlyMap<string, Literal>, expression: string): Literal {
	if (node.type === 'error') throw new Error(`${node.message} ${expression}`);
	if (node.type === 'literal') return node;
	if (node.type === 'identifier') {
		const value = values.get(node.name);
		if (value === undefined) throw new Error(`Field ${node.name} does not exist. ${expression}`);
		return value;
	}
	const inputs = Object.fromEntries(
		node.arguments.map((argument, index) => [`value${index}`, evaluated(argument, values, expression)]),
	);
	const operator = operators[node.id];
	const names = Object.keys(inputs);
	const result = parse(operator === undefined ? `${node.id}(${names.join()})` : names.join(operator), inputs);
	if (result.type === 'error') throw new Error(`${result.message} ${expression}`);
	return result;
}

/** Operators whose names formulon does not accept in lower case. */
const operators: Readonly<Record<string, string>> = {
	greaterThan: '>',
	greaterThanOrEqual: '>=',
	lessThan: '<',
	lessThanOrEqual: '<=',
};

const toFlowValue = (value: Literal['value']): FlowValue => value;

// Salesforce treats an empty value as an empty text in text functions; formulon does not.
function literal(value: FlowValue, isNumber: boolean): Literal {
	if (value === null && isNumber) return { type: 'literal', dataType: 'null', value, options: {} };
	if (typeof value === 'number') {
		return { type: 'literal', dataType: 'number', value, options: { length: String(value).length, scale: 0 } };
	}
	if (typeof value === 'boolean') return { type: 'literal', dataType: 'checkbox', value, options: {} };
	const text = asText(value);
	return { type: 'literal', dataType: 'text', value: text, options: { length: text.length } };
}
