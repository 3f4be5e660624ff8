import { numberingPlan } from '../../numberingPlan';
import { numberPattern } from '../../numberPattern';
import { jsonText } from '../form';
import { receiptsIntoSheet } from './receipts';
import { blueprint } from './step';
import { stop } from './stop';
import { textsFromSheet } from './texts';
import { withApp } from './withApp';
import { withHttp } from './withHttp';

export const scenarioFolder = 'make/scenarios';

/** The scenarios to import, by the files' paths. */
export function makeScenarios(): Map<string, string> {
	const pattern = numberPattern(numberingPlan());
	const scenarios = {
		'texts-from-sheet': blueprint(
			'Texts from a Google Sheet, with the 8x8 app',
			textsFromSheet(pattern, withApp),
			false,
		),
		'texts-from-sheet-http': blueprint(
			'Texts from a Google Sheet, with HTTP',
			textsFromSheet(pattern, withHttp),
			false,
		),
		'receipts-into-sheet': blueprint('Delivery receipts into the Google Sheet', receiptsIntoSheet, true),
		stop: blueprint('STOP into the Google Sheet', stop, true),
	};
	return new Map(
		Object.entries(scenarios).map(([name, scenario]) => [`${scenarioFolder}/${name}.json`, jsonText(scenario)]),
	);
}
