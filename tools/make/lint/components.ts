import type { z } from 'zod/v4';
import type { Manifest } from './manifestForm';
import { fieldList, type PanelField } from './parameterForm';
import type { AppFiles } from './readFiles';
import { communicationForm, empty, emptyList, receptionForm, type Request, sampleForm, scopeForm } from './requestForm';

/** A list of fields, and the file it is from. */
export interface FieldList {
	path: string;
	list: PanelField[];
	isPanel: boolean;
	/** The module that it belongs to, if it is one's. */
	module?: string;
}

/** The requests of one file, in their order. */
export interface RequestList {
	path: string;
	requests: Request[];
	/** The part of the app that makes them, such as `module sendSms`. */
	of: string;
}

/** Reads every list of fields and every sample. */
export function componentFields({ components }: Manifest, app: AppFiles): FieldList[] {
	const lists: FieldList[] = [];
	const add = (path: string | null | undefined, isPanel: boolean, module?: string) => {
		const list = path == null ? undefined : app.json(path, fieldList);
		if (path != null && list !== undefined)
			lists.push({ path, list, isPanel, ...(module !== undefined && { module }) });
	};
	for (const { codeFiles } of Object.values(components.connection)) add(codeFiles.params, true);
	for (const { codeFiles } of Object.values(components.webhook)) add(codeFiles.params, true);
	for (const { codeFiles } of Object.values(components.rpc)) add(codeFiles.params, true);
	for (const [id, { codeFiles }] of Object.entries(components.module)) {
		add(codeFiles.staticParams, true, id);
		add(codeFiles.mappableParams, true, id);
		add(codeFiles.interface, false, id);
		if (codeFiles.samples !== null) app.json(codeFiles.samples, sampleForm);
		if (codeFiles.scope != null) app.json(codeFiles.scope, scopeForm);
	}
	return lists;
}

/** Reads every file that makes requests or answers them. */
export function componentRequests({ components }: Manifest, app: AppFiles): RequestList[] {
	const lists: RequestList[] = [];
	const add = (path: string | null, of: string) => {
		const read = path === null ? undefined : app.json(path, communicationForm);
		if (path !== null && read !== undefined) lists.push({ path, requests: read, of });
	};
	const only = (path: string | null, form: z.ZodType) => {
		if (path !== null) app.json(path, form);
	};
	for (const [id, { codeFiles }] of Object.entries(components.connection)) {
		add(codeFiles.communication, `connection ${id}`);
		only(codeFiles.common, empty);
	}
	for (const [id, { codeFiles }] of Object.entries(components.webhook)) {
		only(codeFiles.communication, receptionForm);
		add(codeFiles.attach, `webhook ${id}, attach`);
		add(codeFiles.detach, `webhook ${id}, detach`);
		only(codeFiles.update, empty);
		only(codeFiles.requiredScope, emptyList);
	}
	for (const [id, { codeFiles }] of Object.entries(components.rpc)) add(codeFiles.communication, `RPC ${id}`);
	for (const [id, { codeFiles, moduleType }] of Object.entries(components.module)) {
		if (moduleType === 'instant_trigger') only(codeFiles.communication, empty);
		else add(codeFiles.communication, `module ${id}`);
	}
	return lists;
}
