/** A rule of sending or receiving, and the functions that keep it, wherever in nodes/ they are. */
export interface Rule {
	/** What users can rely on. */
	rule: string;
	/** A function's name, or Class.method. */
	functions: readonly string[];
	/** Changes that no test can notice, as `code → changed code`, each with the reason. */
	equivalent?: Readonly<Record<string, string>>;
}

/** What the run without `--all` changes, a rule after the other. */
export const rules: readonly Rule[] = [
	{
		rule: 'Only what 8x8 certainly did not take is sent again',
		functions: ['mayBeRepeated', 'readAnswer', 'isConnectCall'],
	},
	{ rule: 'A request is repeated as often as the node allows', functions: ['decideRepeat'] },
	{ rule: 'An answer is a refusal only where nothing was sent', functions: ['isRefusal'] },
	{ rule: 'A message is accepted only with QUEUED and a umid of its own', functions: ['outcomeOfAnswer'] },
	{
		rule: 'An answer of a batch belongs to the message that it names',
		functions: ['matchAnswers', 'matchByNumber', 'contradictionIn', 'isOfAnother'],
	},
	{
		rule: 'What was sent is remembered for the next try',
		functions: ['Ledger.record', 'Ledger.known', 'Ledger.strays', 'EarlierRetries.leaveOut'],
	},
	{ rule: 'Keys and texts are left out of every sentence', functions: ['wordsOf8x8', 'uuidOf', 'errorCodeOf'] },
	{
		rule: 'A destination is what was written, never a guess',
		functions: ['readInternational', 'readNational', 'readBare', 'withoutTrunkZero'],
	},
	{ rule: 'A text is counted in segments as carriers count it', functions: ['fitsGsm7', 'countSegments'] },
	{ rule: 'No more requests are open than the node allows', functions: ['forEachConcurrently'] },
	{ rule: 'Only 8x8 starts a workflow', functions: ['isAuthorized', 'manualRefusal', 'automaticRefusal'] },
	{ rule: 'An event starts a workflow once', functions: ['RecentEvents.handlingOf'] },
	{ rule: "Nobody else's webhook is replaced or removed", functions: ['inTheWay', 'leftovers', 'isAt', 'isSameN8n'] },
];
