import { evaluateFormula } from '../flow/formula';
import type { FlowValue } from '../flow/values';
import type { Flow, FormulaResource } from '../flow/model';
import { resolvePath, type Surroundings } from '../flow/resolve';
import { thrownBy } from './problem';

/** Longest formula in a flow, in characters. */
const formulaLimit = 3900;

/** A value of each type that formulas of the project read. */
const samples: Record<string, FlowValue> = { Number: 1, Boolean: true, Date: '2026-01-31', String: 'Ann' };

/** The JavaScript type of a formula's result. */
const resultTypes: Record<string, string> = { Number: 'number', Boolean: 'boolean', Date: 'string', String: 'string' };

/** Invalid formulas: unknown functions, unclosed brackets, results of the wrong type. */
export function flowFormulaProblems(flow: Flow, around: Surroundings): string[] {
	return [...flow.resources.values()]
		.filter((resource) => resource.kind === 'formula')
		.flatMap((formula) => [
			...thrownBy(formula.name, () => {
				evaluateOnce(formula, flow, around);
			}),
			...(formula.expression.length > formulaLimit
				? [`${formula.name}: a formula of ${formula.expression.length} characters, where ${formulaLimit} are allowed`]
				: []),
		]);
}

function evaluateOnce({ dataType, expression }: FormulaResource, flow: Flow, around: Surroundings): void {
	const result = evaluateFormula(expression, (path) => sampleFor(path, flow, around));
	if (typeof result !== resultTypes[dataType]) throw new Error(`its result is not a ${dataType}: ${expression}`);
}

// The check of references reports a path that leads nowhere.
function sampleFor(path: string, flow: Flow, around: Surroundings): FlowValue {
	try {
		const type = resolvePath(path, flow, around);
		return samples[type.kind === 'scalar' ? type.dataType : 'String'] ?? 'Ann';
	} catch {
		return 'Ann';
	}
}
