import type { Json } from '../form';
import { stored } from './stored';

/** Answers immediately, and lets through the events of one kind that have the Authorization that attach made up. */
export function reception(namespace: string, eventType: string): Json {
	const authorization = stored('authorization');
	const isFrom8x8 = `if(${authorization}, headers.authorization == ${authorization}, parameters.registration == 'manual')`;
	return {
		condition: `{{if(body.namespace == '${namespace}', if(body.eventType == '${eventType}', ${isFrom8x8}, false), false)}}`,
		output: '{{body.payload}}',
		respond: { status: 200, type: 'json', body: { ok: true } },
	};
}
