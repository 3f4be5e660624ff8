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

	/** Evaluates a Salesforce formula; the values belong to the identifiers in it. */
	export function parse(formula: string, values: Record<string, Literal>): Literal | FormulaError;
}
