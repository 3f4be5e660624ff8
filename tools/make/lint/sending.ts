import type { Contract } from '../../../contract/model';
import type { RequestList } from './components';
import type { Report } from './readFiles';

/** Our own rules: a request that sends is made once, in one bundle, and an answer of 200 alone is not believed. */
export function sendingProblems(requests: readonly RequestList[], contract: Contract, report: Report): void {
	const operations = contract.apis.flatMap((api) => api.operations);
	for (const { path, requests: chain, of } of requests) {
		for (const { url, method = 'GET', pagination, repeat, response } of chain) {
			const operation = operations.find((each) => each.method === method && isAt(url, each.path));
			if (operation === undefined) {
				if (of !== 'module makeApiCall') report(path, `${method} ${url} is not in the contract`);
				continue;
			}
			if (operation.effect !== 'sends') continue;
			if (repeat !== undefined || pagination !== undefined) report(path, 'sends, and repeats its request');
			if (chain.length > 1) report(path, 'sends, and makes several requests');
			if (response?.iterate !== undefined) report(path, 'sends, and makes several bundles of it');
			if (typeof response?.valid !== 'object') report(path, 'sends, and believes every answer of 200');
			if (JSON.stringify(response?.error ?? {}).includes('"ConnectionError"')) {
				report(path, 'sends, and has an error after which Make repeats by itself');
			}
		}
	}
}

/** Whether a formula of an address matches a path of the contract. */
function isAt(url: string, path: string): boolean {
	const below = url.replace(/^https:\/\/(?:\{\{.*?\}\}|[^/{])*/, '').replace(/^\/api\/v1/, '');
	const segments = below.split(/\/(?![^{]*\}\})/);
	const expected = path.replace(/^\/api\/v1/, '').split('/');
	return (
		segments.length === expected.length &&
		expected.every((part, index) => {
			const segment = segments[index] ?? '';
			return part.startsWith('{') ? /^\{\{.*\}\}$/.test(segment) : part === segment;
		})
	);
}
