import type { Condition, DecisionElement } from '../flow/model';
import { asText } from '../flow/values';
import type { FlowState } from './state';

/** The first outcome whose conditions hold; `default` when none does. */
export function chosenOutcome({ outcomes }: DecisionElement, state: FlowState): string {
	return outcomes.find(({ name, logic, conditions }) => holds(name, logic, conditions, state))?.name ?? 'default';
}

/**
 * Whether all conditions hold, or with the logic `or` one of them. Every condition is evaluated, even if the result is
 * already known: nothing says that Flow stops there, so a rule must not rely on it.
 */
export function holds(at: string, logic: string, conditions: readonly Condition[], state: FlowState): boolean {
	if (!['and', 'or'].includes(logic)) throw new Error(`The dry run has no condition logic ${logic}, as in ${at}`);
	const results = conditions.map(({ left, operator, right }) => {
		const value = state.read(left);
		const other = state.value(right);
		switch (operator) {
			case 'EqualTo':
				return value === other;
			case 'GreaterThan':
				return typeof value === 'number' && typeof other === 'number' && value > other;
			case 'IsNull':
				return (value === null) === other;
			case 'Contains':
				return Array.isArray(value) ? value.includes(other) : asText(value).includes(asText(other));
			default:
				throw new Error(`The dry run has no condition operator ${operator}`);
		}
	});
	return logic === 'and' ? results.every(Boolean) : results.some(Boolean);
}
