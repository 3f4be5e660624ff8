/** A rule of sending or receiving, and the functions that keep it, wherever in nodes/ they are. */
export interface Rule {
	/** What users can rely on. */
	rule: string;
	/** A function's name, or Class.method. */
	functions: readonly string[];
	/** Code of which a change makes no difference, each with the reason. It is left alone: such a change would run every test. */
	equivalent?: Readonly<Record<string, string>>;
}

/**
 * The code that a run without `--all` changes, one rule after the other: a sample that takes minutes, where `--all`
 * takes hours.
 */
export const rules: readonly Rule[] = [
	{
		rule: 'Only what 8x8 certainly did not take is sent again',
		functions: ['mayBeRepeated', 'isConnectCall'],
	},
	{ rule: 'A request is repeated as often as the node allows', functions: ['decideRepeat'] },
	{ rule: 'An answer is a refusal only where nothing was sent', functions: ['isRefusal'] },
	{
		rule: 'An answer of a batch belongs to the message that it names',
		functions: ['matchByNumber', 'isOfAnother'],
		equivalent: {
			'listed.length === 0': 'only spares a search for nothing',
			'number !== digits': 'only spares reading a number that is written like the other',
			'answer !== undefined': 'there are as many answers as messages by then; the compiler does not know',
		},
	},
	{
		rule: 'What was sent is remembered for the next try',
		functions: ['Ledger.record', 'Ledger.recordTwin', 'Ledger.known', 'Ledger.strays', 'EarlierRetries.leaveOutNoted'],
		equivalent: {
			'items.size > 0': 'only spares a question about nothing',
			'this.isFirst': 'only spares notes that a first try never reads',
			'isNoted(noted)': 'only spares hashes of what was not sent',
			'this.byPlace?.set': 'it was made to look the place up; the compiler does not know',
		},
	},
	{
		rule: 'Keys and texts are left out of every sentence',
		functions: ['errorCodeOf'],
		equivalent: { "typeof code === 'number'": 'an integer is a number; the compiler does not know' },
	},
	{
		rule: 'A destination is what was written, never a guess',
		functions: ['withoutZeroAfterCode'],
	},
	{ rule: 'A text is counted in segments as carriers count it', functions: ['fitsGsm7'] },
	{ rule: 'Smart Encoding changes a text as a whole, or not at all', functions: ['smartlyEncoded'] },
	{ rule: 'No more requests are open than the node allows', functions: ['forEachConcurrently'] },
	{ rule: 'Only 8x8 starts a workflow', functions: ['isAuthorized', 'manualRefusal'] },
	{ rule: 'An event starts a workflow once', functions: ['RecentEvents.handlingOf', 'newOnes'] },
	{ rule: "Nobody else's webhook is replaced or removed", functions: ['inTheWay', 'isAt'] },
];
