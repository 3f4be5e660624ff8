import type { Sending } from './campaign';
import { allFaults, mixtureCount } from './faults';
import { accounts } from './registry';
import { registryScenarios, scenariosOf } from './scenarios';
import { nodeSettings } from './settings';

const sendings: Sending[] = ['send', 'sendBatch', 'sendBatch with a list', 'sendBatch with an item for each batch'];

/** How much the campaigns run through; docs/reliability.md has these numbers. */
export const campaignCounts = () => ({
	faults: allFaults().length,
	settings: nodeSettings.length,
	sendings: sendings.length,
	combinations: sendings.flatMap((sending) => scenariosOf(sending).flatMap(({ scenarios }) => scenarios)).length,
	mixtures: mixtureCount,
	registrations: registryScenarios().length * accounts.length,
});

/** Prints how many combinations the campaigns run through. */
export default function tellCounts(): void {
	const { faults, combinations, mixtures, registrations } = campaignCounts();
	console.log(
		`${faults} faults in ${combinations} combinations; ${mixtures} random mixtures; registration of the trigger: ${registrations} combinations`,
	);
}
