import type { IDataObject } from 'n8n-workflow';
import { ok } from '../problems/result';
import type { Reading } from './request';
import { readDone } from './requestAnswer';

/** An operation that 8x8 answers without data: the output names what it was applied to. */
export function settled(output: (path: Readonly<Record<string, string>>, body: object) => IDataObject): Reading {
	return {
		conclude: (reply, { spec, values }) => {
			const done = readDone(spec, reply, values.path);
			return done.ok ? ok(output(values.path, values.body ?? {})) : done;
		},
	};
}
