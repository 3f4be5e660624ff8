import type { DecisionElement, Outcome } from '../../../tools/salesforce/flow/model';
import type { FlowState } from './state';

/** The first outcome whose conditions hold; `default` when none does. */
export function chosenOutcome({ outcomes }: DecisionElement, state: FlowState): string {
	return outcomes.find((outcome) => holds(outcome, state))?.name ?? 'default';
}

// Conditions are looked at one after the other, and no further than needed.
function holds({ name, logic, conditions }: Outcome, state: FlowState): boolean {
	if (logic !== 'and') throw new Error(`The dry run has no condition logic ${logic}, as in ${name}`);
	return conditions.every(({ left, operator, right }) => {
		const value = state.read(left);
		const other = state.value(right);
		switch (operator) {
			case 'EqualTo':
				return value === other;
			case 'GreaterThan':
				return typeof value === 'number' && typeof other === 'number' && value > other;
			case 'IsNull':
				return (value === null) === other;
			default:
				throw new Error(`The dry run has no condition operator ${operator}`);
		}
	});
}
