import type { z } from 'zod/v4';
import type { FieldList, RequestList } from './components';
import type { Manifest } from './manifestForm';
import type { Report } from './readFiles';
import type { baseForm, groupsForm } from './requestForm';

interface Reviewed {
	manifest: Manifest;
	base: z.infer<typeof baseForm> | undefined;
	requests: readonly RequestList[];
	fields: readonly FieldList[];
	groups: z.infer<typeof groupsForm>;
}

const groupOrder = ['Trigger', 'Create', 'Update', 'Get', 'List', 'Delete', 'Other'];
const verbs = /^(Watch|Create|Get|List|Search|Send|Cancel|Report|Remove|Start|Make) /;
const logged = 'request.headers.authorization';

/** What Make's reviewers look at. */
export function reviewProblems({ manifest, base, requests, fields, groups }: Reviewed, report: Report): void {
	const { connection, module } = manifest.components;
	const universal = Object.values(module).filter(({ moduleType }) => moduleType === 'universal');
	if (universal.length !== 1) report('makecomapp.json', 'an app has one universal module');
	for (const { description } of universal) {
		if (description !== 'Performs an arbitrary authorized API call.') {
			report('makecomapp.json', 'the universal module is described as in all apps');
		}
	}
	for (const [id, { label, description, moduleType, codeFiles }] of Object.entries(module)) {
		if (!verbs.test(label)) report('makecomapp.json', `the label of ${id} does not begin with what it does`);
		const begin = moduleType === 'instant_trigger' ? /^Triggers when .*\.$/ : /^[A-Z][a-z]+s .*\.$/;
		if (!begin.test(description)) report('makecomapp.json', `the description of ${id} is not in the third person`);
		const hasMappable = codeFiles.mappableParams !== undefined;
		if (hasMappable === (moduleType === 'instant_trigger')) {
			report('makecomapp.json', `${id}: an instant trigger, and nothing else, is without mappable parameters`);
		}
	}
	for (const { label } of Object.values(connection)) {
		if (label !== '8x8') report('makecomapp.json', "the connection's label is the app's name");
	}
	secretProblems(fields, report);
	if (base?.log?.sanitize.includes(logged) !== true) report('general/base.iml.json', 'the key stays in the log');
	for (const { path, requests: chain } of requests) {
		for (const { url, log } of chain) {
			if (/^http:/i.test(url)) report(path, 'has an address without TLS');
			if (log !== undefined && !log.sanitize.includes(logged)) report(path, 'the key stays in the log');
		}
	}
	for (const message of messagesOf(base)) {
		if (!/\[(\{\{statusCode\}\}|\d{3})\]/.test(message))
			report('general/base.iml.json', 'an error is without its status');
	}
	const order = groups.map(({ label }) => groupOrder.indexOf(label));
	if (order.some((rank, index) => rank <= (order[index - 1] ?? -1))) {
		report('modules/groups.json', `the groups are not in the order ${groupOrder.join(', ')}`);
	}
}

function secretProblems(fields: readonly FieldList[], report: Report): void {
	for (const { path, list, isPanel } of fields) {
		for (const { name, type, editable } of list) {
			if (isPanel && type === 'password' && editable !== true) report(path, `${name ?? ''} cannot be changed later`);
		}
	}
}

function messagesOf(base: Reviewed['base']): string[] {
	const error = base?.response?.error;
	if (error === undefined) return [];
	if (typeof error === 'string') return [error];
	return Object.values(error).flatMap((each) =>
		typeof each === 'object' && 'message' in each ? [each.message] : [error.message],
	);
}
