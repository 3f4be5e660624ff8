import { z } from 'zod/v4';
import { until } from '../../../sandbox/n8n/client';

const started = z.object({ formWaitingUrl: z.string() });

/** The pages of a form, one after the other, as a browser goes through them. */
export interface Form {
	/** Resolves when the next page is there, with its HTML. */
	page(): Promise<string>;
	/** Fills in the fields of the page, in their order, and presses its button. */
	submit(...values: (string | File)[]): Promise<void>;
}

/**
 * Opens the form of a published workflow and submits its first page.
 * @param url of the form
 * @param login as `name:password`, where the form asks for one
 */
export async function startForm(url: string, values: (string | File)[], login?: string): Promise<Form> {
	const headers: Record<string, string> = {
		// Forms that ignore bots take a client without headers for one.
		'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
		...(login !== undefined && { authorization: `Basic ${Buffer.from(login).toString('base64')}` }),
	};
	const answer = await fetch(url, { method: 'POST', body: bodyOf(values), headers });
	if (!answer.ok) throw new Error(`The form answered ${answer.status}`);
	const { formWaitingUrl } = started.parse(await answer.json());
	const status = new URL(formWaitingUrl);
	status.pathname += '/n8n-execution-status';
	return {
		page: async () => {
			await until('the next page', { timeout: 30_000 }, async () => {
				const now = await (await fetch(status, { headers })).text();
				return now.includes('form-waiting') ? now : undefined;
			});
			return await (await fetch(formWaitingUrl, { headers })).text();
		},
		submit: async (...fields) => {
			await fetch(formWaitingUrl, { method: 'POST', body: bodyOf(fields), headers });
		},
	};
}

function bodyOf(values: (string | File)[]): FormData {
	const body = new FormData();
	values.forEach((value, index) => body.append(`field-${index}`, value));
	return body;
}
