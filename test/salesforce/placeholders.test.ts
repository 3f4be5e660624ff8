import { beforeAll, describe, expect, test } from 'vitest';
import { evaluateFormula } from '../../tools/salesforce/flow/formula';
import type { Flow } from '../../tools/salesforce/flow/model';
import { readFlows } from '../../tools/salesforce/flow/read';
import { loadServices } from '../../tools/salesforce/externalServices';
import { type ProjectFiles, readProject } from '../../tools/salesforce/project';
import { runFlow } from './dryRun/interview';
import { dryOrg } from './dryRun/org';

let files: ProjectFiles;
let flows: ReadonlyMap<string, Flow>;

beforeAll(async () => {
	files = await readProject();
	flows = readFlows(files);
});

/** No server is there: a flow that got as far as a request would fail otherwise than it should. */
const org = async () =>
	dryOrg(files, await loadServices(), {
		apiKey: 'key',
		baseUrls: { 'https://sms.8x8.com': 'http://localhost:9', 'https://chatapps.8x8.com': 'http://localhost:9' },
		labels: { EightByEightSubAccount: 'acme_hq' },
	});

function evaluated(flow: string, name: string, values: Record<string, string>): unknown {
	const formula = flows.get(flow)?.resources.get(name);
	return evaluateFormula(formula?.kind === 'formula' ? formula.expression : '', (path) => values[path] ?? '');
}

describe.each(['EightByEight_Send_SMS', 'EightByEight_Send_SMS_to_Many'])('%s', (flow) => {
	test.each([
		'Hi {LastName}',
		'Hi {{Name}}!',
		'Hi {{ $json.name }}',
		'Dear { First Name }\nand others',
		'Hi {Name|there}, {}',
		'{1} {Name} {2}',
	])('finds the placeholder in %j', (text) => {
		expect(evaluated(flow, 'isUnfilled', { text })).toBe(true);
	});

	test.each(['Hi', 'Use {} or { 1 } as you like :-{', 'Hi {!Ben}', 'Room {12}', 'a } b { c'])(
		'lets %j through',
		(text) => {
			expect(evaluated(flow, 'isUnfilled', { text })).toBe(false);
		},
	);

	test('makes no request', async () => {
		const here = await org();
		const contacts = [{ Id: '1', FirstName: 'Ann', MobilePhone: '+6591234567' }];
		const inputs = flow === 'EightByEight_Send_SMS' ? { destination: '+6591234567' } : { contacts };
		const { outputs } = await runFlow(flow, { ...inputs, text: 'Hi {LastName}' }, here);
		expect(here.callouts).toEqual([]);
		expect(outputs).toMatchObject({ status: 'FAILED' });
		expect(outputs.errorMessage).toContain('placeholder in braces');
	});
});

test('the first name goes in the place of its placeholder, with doubled braces too', () => {
	const text = 'Hi {FirstName} {{FirstName}}';
	expect(evaluated('EightByEight_Send_SMS_to_Many', 'isUnfilled', { text })).toBe(false);
	const values = { text, 'Each_Contact.FirstName': 'Ann' };
	expect(evaluated('EightByEight_Send_SMS_to_Many', 'personalText', values)).toBe('Hi Ann Ann');
});
