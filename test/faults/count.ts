import type { Sending } from './campaign';
import { mixtureCount } from './faults';
import { accounts } from './registry';
import { registryScenarios, scenariosOf } from './scenarios';

const sendings: Sending[] = ['send', 'sendBatch', 'sendBatch with a list', 'sendBatch with an item for each batch'];

/** Prints how many combinations the campaigns run through. */
export default function tellCounts(): void {
	const counts = sendings.map((sending) => {
		const groups = scenariosOf(sending);
		return `${sending}: ${groups.length} faults in ${groups.flatMap(({ scenarios }) => scenarios).length} combinations`;
	});
	const ofRegistry = registryScenarios().length * accounts.length;
	console.log(
		`${counts.join('; ')}; ${mixtureCount} random mixtures; registration of the trigger: ${ofRegistry} combinations`,
	);
}
