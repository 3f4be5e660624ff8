import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod/v4';

/** An answer to a form's field: a text, several ticks, or a file. */
export type Answer = string | readonly string[] | File;

const auth = `Basic ${Buffer.from('ada:secret').toString('base64')}`;

/** What the credential of the forms holds. */
export const formUser = { user: 'ada', password: 'secret' };

/** A page of n8n's forms, as a browser shows it. */
export interface FormPage {
	html: string;
	/** Files that the page hands over: name → content. */
	files: ReadonlyMap<string, string>;
	/** Presses the page's button. */
	press(answers: readonly Answer[]): Promise<FormPage>;
	/** Presses it without waiting for what comes next, and returns the answer's status. */
	pressOnly(answers: readonly Answer[]): Promise<number>;
}

/** Fills in the first page of a form. Answers go to its elements by their place, as n8n's own pages send them. */
export async function submitForm(url: string, answers: readonly Answer[]): Promise<FormPage> {
	const response = await post(url, answers);
	if (response.status !== 200) throw new Error(`The form answered ${response.status}`);
	const { formWaitingUrl } = z.object({ formWaitingUrl: z.string() }).parse(await response.json());
	return nextPage(formWaitingUrl);
}

/** @param former what the address showed before; n8n may still show it for a moment */
async function nextPage(url: string, former?: string): Promise<FormPage> {
	const status = new URL(url);
	status.pathname += '/n8n-execution-status';
	let html = '';
	for (const late = Date.now() + 60_000; html === ''; await sleep(100)) {
		const now = (await (await fetch(status)).text()).trim();
		if (now === 'form-waiting') {
			const shown = await (await fetch(url)).text();
			if (shown !== former) html = shown;
		}
		if (['success', 'error', 'crashed', 'canceled', 'null'].includes(now) || Date.now() > late) {
			throw new Error(`There is no next page: the execution is "${now}"`);
		}
	}
	const ended = !/id=['"]n8n-form['"]/.test(html);
	// The script of a last page tells n8n that it was shown, which ends the execution.
	if (ended) await fetch(url, { method: 'POST', body: new FormData() });
	return {
		html,
		files: filesIn(html),
		pressOnly: async (answers) => (await post(url, answers)).status,
		press: async (answers) => {
			const response = await post(url, answers);
			if (response.status !== 200) throw new Error(`The page answered ${response.status}`);
			return nextPage(url, html);
		},
	};
}

async function post(url: string, answers: readonly Answer[]): Promise<Response> {
	const body = new FormData();
	answers.forEach((answer, index) => {
		const name = `field-${index}`;
		if (answer instanceof File) body.append(name, answer);
		else body.append(name, typeof answer === 'string' ? answer : JSON.stringify(answer));
	});
	return await fetch(url, {
		method: 'POST',
		headers: { authorization: auth },
		body,
		signal: AbortSignal.timeout(15_000),
	});
}

function filesIn(html: string): ReadonlyMap<string, string> {
	const [, encoded = '%5B%5D'] = /JSON\.parse\(decodeURIComponent\("([^"]*)"\)\)/.exec(html) ?? [];
	const file = z.object({
		fileName: z.string(),
		data: z.union([z.string(), z.object({ type: z.literal('Buffer'), data: z.array(z.number()) })]),
	});
	return new Map(
		z
			.array(file)
			.parse(JSON.parse(decodeURIComponent(encoded)))
			.map(({ fileName, data }) => [
				fileName,
				(typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from(data.data)).toString(),
			]),
	);
}
