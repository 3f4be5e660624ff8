import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appFolder } from '../../tools/make/app';
import { manifestForm } from '../../tools/make/lint/manifestForm';
import { fieldList, type PanelField } from '../../tools/make/lint/parameterForm';
import { baseForm, communicationForm, type Request } from '../../tools/make/lint/requestForm';
import { z } from 'zod/v4';

const read = (path: string): unknown => JSON.parse(readFileSync(join(appFolder, path), 'utf8'));

export const manifest = manifestForm.parse(read('makecomapp.json'));
export const base = baseForm.parse(read('general/base.iml.json'));
export const common = z.record(z.string(), z.unknown()).parse(read('general/common.json'));

/** A part of the app that makes requests, and its panel. */
export interface Component {
	requests: Request[];
	panel: PanelField[];
}

export function moduleNamed(id: string): Component & { interface: PanelField[]; samples: unknown } {
	const { codeFiles, moduleType } = found(manifest.components.module[id], id);
	return {
		requests: moduleType === 'instant_trigger' ? [] : requestsIn(codeFiles.communication),
		panel: fieldList.parse(read(codeFiles.mappableParams ?? codeFiles.staticParams ?? '')),
		interface: fieldList.parse(read(codeFiles.interface ?? '')),
		samples: read(codeFiles.samples ?? ''),
	};
}

export function rpcNamed(id: string): Component {
	return { requests: requestsIn(found(manifest.components.rpc[id], id).codeFiles.communication), panel: [] };
}

export function connectionOf(): Component {
	const { codeFiles } = found(manifest.components.connection.eightByEight, 'eightByEight');
	return { requests: requestsIn(codeFiles.communication), panel: fieldList.parse(read(codeFiles.params ?? '')) };
}

export function webhookNamed(id: string): { attach: Component; detach: Component; reception: Record<string, unknown> } {
	const { codeFiles } = found(manifest.components.webhook[id], id);
	const panel = fieldList.parse(read(codeFiles.params ?? ''));
	return {
		attach: { requests: requestsIn(codeFiles.attach), panel },
		detach: { requests: requestsIn(codeFiles.detach), panel: [] },
		reception: z.record(z.string(), z.unknown()).parse(read(codeFiles.communication ?? '')),
	};
}

function requestsIn(path: string | null): Request[] {
	return communicationForm.parse(read(path ?? ''));
}

function found<T>(thing: T | undefined, id: string): T {
	if (thing === undefined) throw new Error(`The app has no ${id}`);
	return thing;
}
