import { afterEach, beforeEach } from 'vitest';
import type { ScriptedApi, startScriptedApi } from '../engine/scriptedApi';
import { queued, startScripted, type Way } from './ways';

export type Answer = Parameters<typeof startScriptedApi>[0];

/** 8x8, new for each test: it accepts every message that is sent in this way, unless the test sets another `answer`. */
export function scriptedWay(way: Way): Pick<ScriptedApi, 'url' | 'requests'> & { answer: Answer } {
	let api: ScriptedApi;
	const takeAll: Answer = (request) => queued(way, request);
	const scripted = {
		answer: takeAll,
		get url() {
			return api.url;
		},
		get requests() {
			return api.requests;
		},
	};
	beforeEach(async () => {
		scripted.answer = takeAll;
		api = await startScripted(way, (request, index) => scripted.answer(request, index));
	});
	afterEach(() => api.close());
	return scripted;
}
