declare module 'formulon' {
	export interface Literal {
		type: 'literal';
		dataType: 'text' | 'number' | 'checkbox' | 'date' | 'datetime' | 'null';
		value: string | number | boolean | Date | null;
		options: { length?: number; scale?: number };
	}

	export interface FormulaError {
		type: 'error';
		errorType: string;
		message: string;
	}

	/** A formula as it is built: functions and operators are calls. */
	export type FormulaNode =
		| Literal
		| FormulaError
		| { type: 'identifier'; name: string }
		| { type: 'callExpression'; id: string; arguments: FormulaNode[] };

	/** How a formula is built, without evaluating it. */
	export function ast(formula: string): FormulaNode;

	/** Evaluates a Salesforce formula; the values belong to the identifiers in it. */
	export function parse(formula: string, values: Record<string, Literal>): Literal | FormulaError;
}
