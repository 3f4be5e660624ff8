import { optOutWords } from '../../../nodes/events/optOut';
import { addOptOut, now } from './sheet';
import { type Draft, trigger } from './step';

/** The text in capitals, without what people put around a word. */
const said = '{{trim(replace(upper(1.body); "/[^A-Z]+/g"; " "))}}';

/** Anyone who texts STOP is added to the tab Opt-outs, by the digits of the number. */
export const stop: Draft[] = [
	trigger(1, 'watchInboundSms'),
	{
		...addOptOut(2, 'Add to Opt-outs', ['{{replace(1.source; "/[^0-9]/g"; emptystring)}}', '{{1.body}}', now]),
		filter: { name: 'The text is STOP', conditions: optOutWords.map((b) => [{ a: said, o: 'text:equal', b }]) },
	},
];
