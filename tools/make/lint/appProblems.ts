import type { Contract } from '../../../contract/model';
import { componentFields, componentRequests } from './components';
import { allFields, fieldProblems } from './fields';
import { formulaProblems } from './formulas';
import { type Manifest, manifestForm } from './manifestForm';
import { AppFiles } from './readFiles';
import { baseForm, groupsForm } from './requestForm';
import { reviewProblems } from './review';
import { sendingProblems } from './sending';
import { z } from 'zod/v4';

/**
 * What Make would refuse in the app's files, or would not run as intended, a line each: forms, names of missing parts,
 * its reviewers' rules, and our own rules of sending.
 * @param files path within the app → text
 */
export function appProblems(files: ReadonlyMap<string, string>, contract: Contract): string[] {
	const problems: string[] = [];
	const report = (path: string, problem: string) => void problems.push(`make/app/${path}: ${problem}`);
	const app = new AppFiles(files, report);
	const manifest = app.json('makecomapp.json', manifestForm);
	if (manifest === undefined) return problems;

	const { base, common, readme, groups } = manifest.generalCodeFiles;
	const baseRequest = base === null ? undefined : app.json(base, baseForm);
	if (common !== null) app.json(common, z.record(z.string(), z.json()));
	if (readme !== null) app.text(readme);
	const lists = groups === null ? undefined : app.json(groups, groupsForm);
	const modules = Object.keys(manifest.components.module);
	const grouped = (lists ?? []).flatMap((group) => group.modules);
	for (const name of grouped) if (!modules.includes(name)) report(groups ?? '', `there is no module ${name}`);
	for (const name of modules) {
		if (grouped.filter((other) => other === name).length !== 1) report(groups ?? '', `${name} is not in one group`);
	}

	const fields = componentFields(manifest, app);
	for (const { path, list } of fields) {
		fieldProblems(path, list, report);
		for (const { options } of allFields(list)) {
			const name = typeof options === 'string' ? options.replace('rpc://', '') : undefined;
			if (name !== undefined && manifest.components.rpc[name] === undefined) report(path, `there is no RPC ${name}`);
		}
	}
	const requests = componentRequests(manifest, app);
	referenceProblems(manifest, report);
	reviewProblems({ manifest, base: baseRequest, requests, fields, groups: lists ?? [] }, report);
	sendingProblems(requests, contract, report);
	for (const [path, text] of files) {
		if (path.endsWith('.iml.json')) for (const each of textsIn(text)) formulaProblems(path, each, report);
	}
	for (const path of app.unused()) report(path, 'is not part of the app');
	return problems;
}

function referenceProblems({ components }: Manifest, report: (path: string, problem: string) => void): void {
	const named = { connection: components.connection, webhook: components.webhook };
	for (const all of [components.webhook, components.module, components.rpc]) {
		for (const [id, { connection, altConnection }] of Object.entries(all)) {
			for (const name of [connection, altConnection]) {
				if (typeof name === 'string' && named.connection[name] === undefined) {
					report('makecomapp.json', `${id}: there is no connection ${name}`);
				}
			}
		}
	}
	for (const [id, { webhook, moduleType }] of Object.entries(components.module)) {
		const isTrigger = moduleType === 'instant_trigger';
		if (isTrigger && (webhook == null || named.webhook[webhook] === undefined)) {
			report('makecomapp.json', `module ${id}: there is no webhook ${webhook ?? ''}`);
		}
		if (!isTrigger && webhook != null) report('makecomapp.json', `module ${id} is not a trigger, and has a webhook`);
	}
}

/** All texts in a JSON file, the names of its fields too. */
function textsIn(json: string): string[] {
	const texts: string[] = [];
	try {
		JSON.parse(json, (key, value: unknown) => {
			texts.push(key);
			if (typeof value === 'string') texts.push(value);
			return value;
		});
	} catch {
		// Reported where it is read.
	}
	return texts;
}
