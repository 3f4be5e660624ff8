import { NodeHelpers } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { workflowPaths } from '../../tools/workflows/workflow';
import { addressesIn } from '../../workflows/code/settings/filledIn';
import { addressFields, emailNode } from './checks/parameters';
import { runCode } from './codeNode';
import { readWorkflow } from './evaluated';
import { KnownNodeTypes } from './knownNodeTypes';
import { stringsOf } from './strings';

const nodeTypes = new KnownNodeTypes();
const code = (file: string) => `workflows/code/${file}.ts`;
const receipt = {
	...{ eventType: 'outbound_message_status_changed', umid: 'u', clientMessageId: 'a-0123456789abcdef01234567' },
	...{ state: 'delivered', detail: 'delivered_to_recipient', destination: '+447700900010' },
};

/** What runs first of what needs the field, and an event that it needs it for. */
const checks: Readonly<Record<string, { entry: string; field: string; event?: Record<string, unknown> }>> = {
	'appointment-reminders': { entry: 'appointment-reminders/checkSettings', field: 'Tab address' },
	'braze-events': { entry: 'braze-events/convertForBraze', field: 'REST endpoint', event: receipt },
	'clevertap-receipts': { entry: 'clevertap-receipts/convertEvent', field: 'Callback URL', event: receipt },
	'filter-opted-out': { entry: 'filter-opted-out/checkSettings', field: 'Tab address' },
	'google-sheets-campaign': { entry: 'google-sheets-campaign/checkSettings', field: 'Tab address' },
	'google-sheets-to-sms': { entry: 'google-sheets-to-sms/checkSettings', field: 'Tab address' },
	'moengage-receipts': {
		entry: 'moengage-receipts/convertReceipt',
		field: 'Delivery tracking URL',
		event: receipt,
	},
	'opt-out': {
		entry: 'opt-out/findStopOrStart',
		field: 'Tab address',
		event: { body: 'STOP', source: '+447700900010', 'Words for STOP': 'STOP' },
	},
	'receipts-to-google-sheets': { entry: 'receipts-to-google-sheets/checkSettings', field: 'Tab address' },
	'two-way-support': { entry: 'two-way-support/checkSettings', field: 'Help desk URL' },
	'whatsapp-support': { entry: 'whatsapp-support/checkSettings', field: 'Help desk URL' },
	'whatsapp-template-from-sheet': { entry: 'whatsapp-template-from-sheet/checkSettings', field: 'Tab address' },
};

describe('a field to paste into', async () => {
	const found = new Map<string, { node: string; name: string; value: string }[]>();
	for (const path of await workflowPaths()) {
		const { nodes } = await readWorkflow(path);
		const fields = nodes
			.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote' && type !== 'n8n-nodes-base.code')
			.flatMap((node) => stringsOf(node).map(({ path: name, text: value }) => ({ node: node.name, name, value })))
			.filter(({ value }) => value.startsWith('PASTE '));
		if (fields.length > 0) found.set(path.replace(/^workflows\/|\.json$/g, ''), fields);
	}

	test('is one of the node Settings, in each workflow that has one, and one a workflow', () => {
		expect([...found.keys()].sort()).toEqual(Object.keys(checks).sort());
		for (const fields of found.values()) expect(fields.map(({ node }) => node)).toEqual(['Settings']);
	});

	test.each(Object.entries(checks))(
		'of %s stops the run by its name, and what it takes lets it go on',
		async (name, check) => {
			const [placeholder] = found.get(name) ?? [];
			const run = (value: string) => {
				const json = { ...check.event, [check.field]: value };
				return runCode(code(check.entry), { input: [json], nodes: { Settings: [json], 'Received events': [json] } });
			};
			await expect(run(placeholder?.value ?? '')).rejects.toThrow(
				`"${check.field}" in the node Settings is not filled in, so nothing was done. Open Settings, paste `,
			);
			expect(await run('https://example.com/tab')).toHaveLength(1);
		},
	);
});

test('no workflow has an address for e-mails, and n8n starts none with an e-mail that has no sender or recipient', async () => {
	const emails: string[] = [];
	for (const path of await workflowPaths()) {
		const { nodes } = await readWorkflow(path);
		expect(
			nodes.flatMap(stringsOf).filter(({ text }) => /\w@\w/.test(text)),
			path,
		).toEqual([]);
		for (const node of nodes.filter(({ type }) => type === emailNode)) {
			emails.push(path);
			const { description } = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
			const { properties } = description;
			// With the node enabled, and with what is at its default, as n8n checks it before a run.
			const parameters =
				NodeHelpers.getNodeParameters(properties, node.parameters, true, false, node, description) ?? {};
			const enabled = { ...node, disabled: false, parameters };
			const issues = NodeHelpers.getNodeParametersIssues(properties, enabled, description);
			// What is an expression is of the person that the message goes to.
			const filledIn = new Set(
				stringsOf(node).flatMap(({ path: field, text }) => (text.startsWith('=') ? [field] : [])),
			);
			const empty = addressFields.filter((field) => !filledIn.has(field));
			expect(empty).toContain('fromEmail');
			expect(Object.keys(issues?.parameters ?? {}).sort()).toEqual([...empty].sort());
		}
	}
	expect(emails).toHaveLength(4);
});

test.each([
	['', 'is not filled in'],
	['PASTE IT HERE', 'is not filled in'],
	[undefined, 'is not filled in'],
	['rest.fra-01.braze.eu', 'is not a web address that begins with https://'],
	['https://a b', 'is not a web address'],
])('the address %j is refused, with what to paste', (value, said) => {
	expect(() => {
		addressesIn({ URL: value }, { URL: 'the URL' });
	}).toThrow(new RegExp(`"URL" in the node Settings ${said}.* paste the URL into "URL"`));
});

test('messages that go by e-mail alone open no ticket', async () => {
	for (const name of ['two-way-support', 'whatsapp-support']) {
		expect(await runCode(code(`${name}/checkSettings`), { input: [{ 'Help desk URL': '' }] })).toEqual([]);
	}
});

test('a message that is neither STOP nor START needs no list of those who opted out', async () => {
	const json = { body: 'When do you open?', 'Words for STOP': 'STOP', 'Tab address': 'PASTE THE ADDRESS OF THE TAB' };
	const nodes = { Settings: [json], 'Received events': [json] };
	expect(await runCode(code('opt-out/findStopOrStart'), { nodes })).toMatchObject([{ state: '' }]);
});
