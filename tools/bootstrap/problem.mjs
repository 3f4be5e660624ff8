/**
 * Something that the user can fix. The message says what happened and what to do, in one sentence; it is shown without
 * a stack trace.
 */
export class Problem extends Error {
	/**
	 * @param {string} message
	 * @param {{ logFile?: string | undefined, lastLines?: string[] | undefined, cause?: unknown }} [details]
	 */
	constructor(message, { logFile, lastLines, cause } = {}) {
		super(message, { cause });
		this.name = 'Problem';
		this.logFile = logFile;
		this.lastLines = lastLines ?? [];
	}

	/** What the terminal shows: the sentence, then the end of the log where the sentence alone does not explain it. */
	get report() {
		return [
			this.message,
			...this.lastLines.map((line) => `  ${line}`),
			...(this.logFile === undefined ? [] : [`The full log: ${this.logFile}`]),
		].join('\n');
	}
}

/** The user pressed Ctrl-C, or the process was asked to end, while something was being installed. */
export class Interrupted extends Error {
	constructor() {
		super('Interrupted');
		this.name = 'Interrupted';
	}
}

/** @param {unknown} error */
export const errorCode = (error) =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
