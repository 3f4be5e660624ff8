import process from 'node:process';

const lineEvery = 20_000;
const redrawEvery = 1_000;

/**
 * @typedef {object} Step
 * @property {string} title what is being done: "Installing Node 24"
 * @property {string} [hint] what it costs: "about 50 MB, 10 s"
 */

/**
 * Numbered steps on standard error: "[1/3] Installing Node 24 (about 50 MB, 10 s)", with the time passed and how far
 * the step is. A terminal shows it in one line that changes; a log gets a line now and then.
 */
export class Progress {
	#done = 0;
	#total;
	#stream;

	/**
	 * @param {number} total
	 * @param {NodeJS.WriteStream} [stream]
	 */
	constructor(total, stream = process.stderr) {
		this.#total = total;
		this.#stream = stream;
	}

	/**
	 * A separate line between the steps' lines.
	 * @param {string} text
	 */
	note(text) {
		this.#stream.write(`${this.#stream.isTTY ? clearLine : ''}${text}\n`);
	}

	/**
	 * @template T
	 * @param {Step} step
	 * @param {(report: (detail: string) => void) => Promise<T>} work calls `report` with how far it is: "120 of 500 packages"
	 * @returns {Promise<T>}
	 */
	async step({ title, hint }, work) {
		this.#done += 1;
		const head = `[${this.#done}/${this.#total}] ${title}`;
		const stream = this.#stream;
		const live = stream.isTTY;
		const started = Date.now();
		let detail = '';
		const state = () => `${head}: ${[detail, duration(Date.now() - started)].filter(Boolean).join(', ')}`;
		const opening = `${head}${hint === undefined ? '' : ` (${hint})`} ...`;
		stream.write(live ? opening : `${opening}\n`);
		const timer = setInterval(
			() => {
				stream.write(live ? `${clearLine}${state().slice(0, (stream.columns || 80) - 1)}` : `${state()}\n`);
			},
			live ? redrawEvery : lineEvery,
		);
		try {
			const result = await work((text) => {
				detail = text;
			});
			clearInterval(timer);
			stream.write(`${live ? clearLine : ''}${head}: done in ${duration(Date.now() - started)}\n`);
			return result;
		} catch (error) {
			if (live) stream.write('\n');
			throw error;
		} finally {
			clearInterval(timer);
		}
	}
}

const clearLine = '\r\u001b[2K';

/** @param {number} milliseconds */
function duration(milliseconds) {
	const seconds = Math.round(milliseconds / 1000);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
