import type { IDataObject } from 'n8n-workflow';
import { ok } from '../../problems/result';
import type { Reading } from '../kinds/request';
import { readDone } from '../kinds/requestAnswer';

/** What is done without an answer of its own: the output says what it was done to. */
function settled(output: (path: Readonly<Record<string, string>>, body: object) => IDataObject): Reading {
	return {
		conclude: (reply, { spec, values }) => {
			const done = readDone(spec, reply, values.path);
			return done.ok ? ok(output(values.path, values.body ?? {})) : done;
		},
	};
}

/** 8x8 has the feedback. */
export const feedback = settled(({ umid }, body) => ({ umid, ...body }));

/** 8x8 has taken the removal on, and carries it out by itself: nothing says when it is done. */
export const removal = settled(({ umid }) => ({ umid, removalAccepted: true }));
