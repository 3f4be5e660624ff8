import { beforeAll, describe, expect, test } from 'vitest';
import { evaluateFormula } from './flow/formula';
import type { Flow } from './flow/model';
import { readFlows } from './flow/read';
import { loadServices } from '../../generate/salesforce/externalServices';
import { type ProjectFiles, readProject } from './metadata/project';
import { startSandbox } from '../../sandbox/server';
import type { FlowValue } from './flow/values';
import { templateCases } from '../cases/templates';
import { runFlow } from './dryRun/interview';
import { dryOrg } from './dryRun/org';

let files: ProjectFiles;
let flows: ReadonlyMap<string, Flow>;

beforeAll(async () => {
	files = await readProject();
	flows = readFlows(files);
});

/** There is no server: a flow that got as far as a request would fail in an unexpected way. */
const org = async () =>
	dryOrg(files, await loadServices(), {
		apiKey: 'key',
		baseUrls: { 'https://sms.8x8.com': 'http://localhost:9', 'https://chatapps.8x8.com': 'http://localhost:9' },
		labels: { EightByEightSubAccount: 'acme_hq' },
	});

/** The fields that opt out. */
const asked = { DoNotCall: false, EightByEightOptOut__c: false };

function evaluated(flow: string, name: string, values: Record<string, string>): unknown {
	const formula = flows.get(flow)?.resources.get(name);
	return evaluateFormula(formula?.kind === 'formula' ? formula.expression : '', (path) => values[path] ?? '');
}

describe.each([
	['EightByEight_Send_SMS', 'EightByEight_Check_Message'],
	['EightByEight_Send_SMS_to_Many', 'EightByEight_Send_SMS_to_Many'],
])('%s', (flow, checks) => {
	test.each([
		'Hi {LastName}',
		'Hi {{Name}}!',
		'Hi {{ $json.name }}',
		'Dear { First Name }\nand others',
		'Hi {Name|there}, {}',
		'{1} {Name} {2}',
	])('finds the placeholder in %j', (text) => {
		expect(evaluated(checks, 'isUnfilled', { text })).toBe(true);
	});

	test.each(['Hi', 'Use {} or { 1 } as you like :-{', 'Hi {!Ben}', 'Room {12}', 'a } b { c'])(
		'lets %j through',
		(text) => {
			expect(evaluated(checks, 'isUnfilled', { text })).toBe(false);
		},
	);

	test('makes no request', async () => {
		const here = await org();
		const contacts = [{ Id: '1', FirstName: 'Ann', MobilePhone: '+6591234567', ...asked }];
		const inputs = flow === 'EightByEight_Send_SMS' ? { destination: '+6591234567' } : { contacts };
		const { outputs } = await runFlow(flow, { ...inputs, text: 'Hi {LastName}' }, here);
		expect(here.callouts).toEqual([]);
		expect(outputs).toMatchObject({ status: 'FAILED' });
		expect(outputs.errorMessage).toContain('placeholder in braces');
	});
});

describe('many contacts', () => {
	const flow = 'EightByEight_Send_SMS_to_Many';

	/** What the flow does for one contact: the text, or undefined where nothing is sent. */
	function textFor(text: string, FirstName: string): unknown {
		const contact = { text, 'Each_Contact.FirstName': FirstName };
		const afterBar = String(evaluated(flow, 'afterBar', contact));
		const nameDefault = String(evaluated(flow, 'nameDefault', { ...contact, afterBar }));
		const values = { ...contact, nameDefault, namePlaceholder: `{FirstName|${nameDefault}}` };
		expect(evaluated(flow, 'namePlaceholder', values)).toBe(values.namePlaceholder);
		const isStopped =
			evaluated(flow, 'isUnfilled', values) === true || evaluated(flow, 'isNameMissing', values) === true;
		return isStopped ? undefined : evaluated(flow, 'personalText', values);
	}

	test.each(templateCases)('$template with $row is filled in as everywhere, or not sent', (each) => {
		expect(textFor(each.template, each.row.FirstName)).toBe(each.expected);
	});

	test('a second default in a text is refused, since a formula fills in one', () => {
		expect(textFor('Hi {FirstName|you}, {FirstName|there}', 'Ann')).toBeUndefined();
	});

	test('a contact without a first name is left out and named, and the others are texted', async () => {
		const sandbox = await startSandbox({ subAccountIds: ['acme_hq'], delayScale: 0 });
		const here = dryOrg(files, await loadServices(), {
			apiKey: sandbox.apiKey,
			baseUrls: { 'https://sms.8x8.com': sandbox.url, 'https://chatapps.8x8.com': sandbox.chatAppsUrl },
			labels: { EightByEightSubAccount: 'acme_hq' },
		});
		const contacts = [
			{ Id: '1', FirstName: 'Ann', MobilePhone: '+6591234567', ...asked },
			{ Id: '2', FirstName: null, MobilePhone: '+6591234568', ...asked },
		];
		const { outputs } = await runFlow(flow, { contacts, text: 'Hi {FirstName}' }, here);
		expect(outputs).toMatchObject({ status: 'QUEUED', acceptedCount: 1, skippedCount: 1, skippedIds: ['2'] });
		const { outputs: all } = await runFlow(flow, { contacts, text: 'Hi {FirstName|there}' }, here);
		expect(all).toMatchObject({ status: 'QUEUED', acceptedCount: 2 });
		expect(sandbox.messages().map(({ text }) => text)).toEqual(['Hi Ann', 'Hi Ann', 'Hi there']);
		await sandbox.close();
	});
});

describe('texts for chat apps', () => {
	const destination = '+6591234567';

	test.each([
		['Send WhatsApp or SMS', 'EightByEight_Send_WhatsApp_or_SMS', { destination, text: 'Hi {LastName}' }],
		['its SMS', 'EightByEight_Send_WhatsApp_or_SMS', { destination, text: 'Hi', smsText: 'Hi {{Name}}' }],
		[
			'Send Message',
			'EightByEight_Send_Message',
			{ destination, message: { z0type: 'text', content: { text: 'Hi {LastName}' } } },
		],
	] as [string, string, Record<string, FlowValue>][])(
		'a placeholder that is left stops %s before its request',
		async (_what, flow, inputs) => {
			const here = await org();
			const { outputs } = await runFlow(flow, inputs, here);
			expect(here.callouts).toEqual([]);
			expect(outputs).toMatchObject({ sent: false, status: 'FAILED' });
			expect(outputs.errorMessage).toContain('placeholder in braces');
		},
	);
});
