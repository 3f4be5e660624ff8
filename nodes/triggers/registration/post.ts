import type { Problem } from '../../problems/problem';
import { oldFormatProblem, removedInVainProblem } from './conflicts';
import { type Entry, type Form, formOf, leftovers, type Wanted, webhooksFor } from './webhookEntries';
import { type ApiProblem, isApiRefusal, type WebhooksApi } from './webhooksApi';

/**
 * Posts with types where they are required, else in the form of the account's other webhooks; if there are none,
 * without types, and with types if 8x8 asks for them.
 */
export async function post(
	api: WebhooksApi,
	entries: readonly Entry[],
	others: readonly Entry[],
	wanted: Wanted,
	secret: string,
): Promise<Problem | undefined> {
	let removed: readonly Entry[] = [];
	const postAs = async (form: Form): Promise<ApiProblem | undefined> => {
		const webhooks = webhooksFor(wanted, form, secret);
		const inPlace = leftovers(others, webhooks, wanted.types);
		const failure = await api.remove(inPlace);
		if (failure !== undefined) return failure;
		removed = inPlace;
		return await api.put(webhooks);
	};
	const oldFormat = (failure: ApiProblem | undefined): Problem | undefined =>
		isApiRefusal(failure) ? oldFormatProblem(failure, wanted) : undefined;

	const form = wanted.types.mayBeMissing ? (formOf(entries, wanted.subAccountId) ?? 'untyped') : 'typed';
	let failure = await postAs(form);
	const mustHaveType = isApiRefusal(failure) && failure.status < 500 && /\btype\b/i.test(failure.words);
	if (form === 'untyped' && mustHaveType && oldFormat(failure) === undefined) failure = await postAs('typed');
	if (failure === undefined) return undefined;
	const reason = oldFormat(failure) ?? failure;
	return removed.length === 0 ? reason : removedInVainProblem(reason, removed);
}
