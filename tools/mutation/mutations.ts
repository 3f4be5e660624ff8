export interface Edit {
	/** The file, from the project's root. */
	file: string;
	/** What stands there once and is replaced. */
	find: string;
	replace: string;
}

/** A rule of sending or receiving, broken on purpose. */
export interface Mutation extends Edit {
	/** What the broken code does. */
	name: string;
	/** Set where the rule is kept in two places, of which each would do. */
	also?: Edit;
	/** Test files that have to notice, from `test/`. */
	tests: readonly string[];
}

const roomOf: Record<string, string> = {
	apiClient: 'api/client',
	connectionFailures: 'api/connectionFailures',
	replies: 'sending/answers',
	batchReplies: 'sending/batchAnswers',
	listMessages: 'sending/readList',
	itemMessages: 'sending/readItems',
	destination: 'text/destination',
	message: 'text/smsMessage',
	segments: 'text/segments',
	run: 'sending/run',
	report: 'sending/report',
	ledger: 'sending/ledger',
	account: 'api/account',
	batches: 'sending/batches',
	agentCalls: 'run/agentTool',
	concurrency: 'run/concurrency',
	sendingOptions: 'sending/options',
	instant: 'text/dateTime',
};
const sms = (file: string) => `nodes/${roomOf[file] ?? file}.ts`;
const trigger = (file: string) => `nodes/EightByEightSmsTrigger/${file}.ts`;
const sendTests = (...names: string[]) => names.map((name) => `nodes/EightByEightSms/${name}.test.ts`);
const triggerTests = (...names: string[]) => names.map((name) => `nodes/EightByEightSmsTrigger/${name}.test.ts`);

const repeats: Mutation[] = [
	{
		name: 'sends again after 500',
		file: sms('apiClient'),
		find: 'if (status === 429 ||',
		replace: 'if (status === 500 || status === 429 ||',
		tests: sendTests('send.outcomes'),
	},
	{
		name: 'sends again after 503 without Retry-After',
		file: sms('apiClient'),
		find: '(status === 503 && waitMs !== undefined)',
		replace: 'status === 503',
		tests: sendTests('send.outcomes'),
	},
	{
		name: 'sends again after a time-out or a reset',
		file: sms('connectionFailures'),
		find: "failedBefore ? 'notTaken' : 'unconfirmed'",
		replace: "'notTaken'",
		tests: sendTests('send.outcomes'),
	},
	{
		name: 'repeats nothing, not even what was not taken',
		file: sms('apiClient'),
		find: 'retries === this.options.maxRetries',
		replace: 'retries === 0',
		tests: sendTests('send.outcomes'),
	},
	{
		name: 'follows redirects with the key and the text',
		file: sms('apiClient'),
		find: 'disableFollowRedirect: true,',
		replace: '',
		tests: sendTests('send.outcomes', 'send.secrets'),
	},
];

const outcomes: Mutation[] = [
	{
		name: 'takes REJECTED for accepted',
		file: sms('replies'),
		find: "const code = propertyOf(status, 'code');",
		replace: "const given = propertyOf(status, 'code');\n\tconst code = given === 'REJECTED' ? 'QUEUED' : given;",
		tests: sendTests('send.outcomes'),
	},
	{
		name: 'takes an answer without a umid for accepted',
		file: sms('replies'),
		find: "if (code !== 'QUEUED' || umid === undefined)",
		replace: "if (code !== 'QUEUED')",
		tests: sendTests('send.outcomes'),
	},
	{
		name: 'takes 408 for a refusal',
		file: sms('replies'),
		find: ' && status !== 408',
		replace: '',
		tests: sendTests('send.outcomes'),
	},
	{
		name: 'takes messages that a batch answer leaves out for accepted',
		file: sms('batchReplies'),
		find: 'if (allAccepted) return',
		replace: 'if (batchId) return',
		tests: sendTests('sendBatch'),
	},
	{
		name: 'reads batch answers by their order',
		file: sms('batchReplies'),
		find: 'const message = id === undefined ? undefined : byId.get(id);',
		replace: 'const message = id === undefined ? undefined : messages[found.size];',
		tests: sendTests('sendBatch'),
	},
	{
		name: 'guesses which of two equal numbers an answer is for',
		file: sms('batchReplies'),
		find: 'if (candidates.length !== answers.length) continue;',
		replace: '',
		tests: sendTests('sendBatch'),
	},
];

const ledger: Mutation[] = [
	{
		name: 'remembers nothing for the next try',
		file: sms('ledger'),
		find: 'place[destination] = outcome;',
		replace: '',
		tests: sendTests('send.ledger'),
	},
	{
		name: 'remembers what was accepted, and not what is unconfirmed',
		file: sms('ledger'),
		find: "if (outcome.outcome === 'rejected') {",
		replace: "if (outcome.outcome !== 'accepted') {",
		tests: sendTests('send.ledger'),
	},
	{
		name: 'does not look at the destination of what it remembers',
		file: sms('ledger'),
		find: 'destination === undefined ? Object.values(sent)[0] : sent[destination]',
		replace: 'Object.values(sent)[0]',
		tests: sendTests('send.ledger'),
	},
	{
		name: 'takes one turn of a loop for another',
		file: sms('ledger'),
		find: 'if (!isAgentTool(context)) return String(runIndexOf(context));',
		replace: "if (!isAgentTool(context)) return '0';",
		tests: sendTests('send.ledger'),
	},
	{
		name: 'keeps what it remembers after all went well',
		file: sms('run'),
		find: 'if (!hasFailed || !mayBeTriedAgain) this.ledger.forget();',
		replace: '',
		tests: sendTests('send.ledger'),
	},
	{
		name: 'forgets between the tries of a continue mode',
		file: sms('run'),
		find: 'if (!hasFailed || !mayBeTriedAgain) this.ledger.forget();',
		replace: 'this.ledger.forget();',
		tests: sendTests('send.ledger', 'send.continue'),
	},
	{
		name: 'sends again what is unconfirmed, without being told to',
		file: sms('ledger'),
		find: 'this.resendUnconfirmed && this.sentFrom',
		replace: 'this.sentFrom',
		tests: sendTests('send.ledger'),
	},
	{
		name: 'does not tell what an earlier try sent to another number',
		file: sms('ledger'),
		find: '.filter((known) => !this.placed.has(known))',
		replace: '.filter(() => false)',
		tests: sendTests('send.ledger'),
	},
];

const runs: Mutation[] = [
	{
		name: 'sends no client message ID of its own',
		file: 'nodes/EightByEightSms/operations/send.ts',
		find: '{ ...request, clientMessageId }',
		replace: '{ ...request }',
		tests: sendTests('send.stop'),
	},
	{
		name: 'starts all requests at once',
		file: sms('concurrency'),
		find: 'Math.min(concurrency, list.length)',
		replace: 'list.length',
		tests: sendTests('send.stop'),
	},
	{
		name: 'goes on after the failure that stops the workflow',
		file: sms('run'),
		find: '(!this.hasFailed || this.continuesOnFail)',
		replace: 'true',
		tests: sendTests('send.stop'),
	},
	{
		name: 'goes on after the execution was stopped',
		file: sms('run'),
		find: '!this.signal?.aborted && (!this.hasFailed',
		replace: '(!this.hasFailed',
		also: {
			file: sms('apiClient'),
			find: "if (this.options.signal?.aborted) return { kind: 'notTaken', code: 'CANCELLED' };",
			replace: '',
		},
		tests: sendTests('send.stop'),
	},
	{
		name: 'sends what waits for 8x8 after the execution was stopped',
		file: sms('apiClient'),
		find: "if (this.options.signal?.aborted) return { kind: 'notTaken', code: 'CANCELLED' };",
		replace: '',
		tests: sendTests('send.stop'),
	},
	{
		name: 'sends the items before a wrong one',
		file: sms('run'),
		find: 'this.ledger.record(ledgerKey(slot), destination, outcome));\n\t\tthis.hasFailed = true;',
		replace: 'this.ledger.record(ledgerKey(slot), destination, outcome));',
		tests: sendTests('send.stop'),
	},
	{
		name: 'throws in the continue modes',
		file: sms('run'),
		find: 'if (hasFailed && !this.continuesOnFail) throw',
		replace: 'if (hasFailed) throw',
		tests: sendTests('send.continue'),
	},
	{
		name: "shows 8x8's words with the key and the text in them",
		file: sms('replies'),
		find: 'inQuotes(redact(message), 200)',
		replace: 'inQuotes(message, 200)',
		tests: sendTests('send.secrets'),
	},
	{
		name: 'shows the reason of a rejection with the key and the text in it',
		file: sms('replies'),
		find: "redact(textOf(propertyOf(status, 'description')) ?? '')",
		replace: "(textOf(propertyOf(status, 'description')) ?? '')",
		tests: sendTests('send.secrets'),
	},
];

const reception: Mutation[] = [
	{
		name: 'starts the workflow for an event that comes again',
		file: trigger('reception'),
		find: "if (fate === 'taken') return answer(response, 200);",
		replace: '',
		tests: triggerTests('reception'),
	},
	{
		name: 'answers 200 to an event that n8n has not taken yet',
		file: trigger('reception'),
		find: "answer(response, 503, 'This event is being taken at this moment.')",
		replace: 'answer(response, 200)',
		tests: triggerTests('reception'),
	},
	{
		name: 'forgets that n8n failed to take an event',
		file: trigger('reception'),
		find: "response.statusCode < 300 ? 'taken' : 'failed'",
		replace: "'taken'",
		tests: triggerTests('reception'),
	},
	{
		name: 'takes any Authorization',
		file: trigger('caller'),
		find: 'given.length === expected.length && timingSafeEqual(given, expected)',
		replace: 'given.length === expected.length',
		tests: triggerTests('reception'),
	},
	{
		name: "replaces somebody else's webhook unasked",
		file: trigger('hooks'),
		find: 'if (others.length > 0 && optionsOf(context).replaceExisting !== true) {',
		replace: 'if (others.length < 0) {',
		tests: triggerTests('registration'),
	},
	{
		name: "removes somebody else's webhook with its own",
		file: trigger('hooks'),
		find: 'const own = entries.filter((entry) => isKept(entry, site) || (isOurs && isKept(entry, kept)));',
		replace: 'const own = entries;',
		tests: triggerTests('registration'),
	},
	{
		name: 'takes the webhook of an n8n that it was copied from for its own',
		file: trigger('hooks'),
		find: 'const isOurs = kept !== undefined && isSameN8n(kept.url, site.url);',
		replace: 'const isOurs = kept !== undefined;',
		tests: triggerTests('registration'),
	},
	{
		name: 'refuses events once old static data is back',
		file: trigger('reception'),
		find: 'authorization === undefined ? undefined : await presentSecret(context)',
		replace: 'undefined',
		tests: triggerTests('reception'),
	},
	{
		name: 'leaves a registration that failed half-way',
		file: trigger('hooks'),
		find: 'const failure = await api.remove(own.filter((entry) => !shared.includes(entry)));',
		replace: 'const failure = kept?.secretDigest === undefined ? undefined : await api.remove(own);',
		tests: triggerTests('registration'),
	},
	{
		name: "follows redirects of the registry with the key and the webhook's secret",
		file: trigger('webhooksApi'),
		find: 'disableFollowRedirect: true,',
		replace: '',
		tests: triggerTests('registration'),
	},
];

export const mutations: readonly Mutation[] = [...repeats, ...outcomes, ...ledger, ...runs, ...reception];
