import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contractFile } from '../../contract/load';
import { contractProblems } from '../../contract/checks/validity';

let folder: string;
let text: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'contract-'));
	text = await readFile(contractFile('sms'), 'utf8');
});

afterAll(async () => {
	await rm(folder, { recursive: true });
});

/** The problems of the contract with one piece of its text replaced. */
async function problemsWith(piece: string | RegExp, replacement: string): Promise<string[]> {
	const broken = text.replace(piece, replacement);
	expect(broken).not.toBe(text);
	const file = join(folder, 'broken.yaml');
	await writeFile(file, broken);
	return await contractProblems(file);
}

const ref = (name: string) => `{ $ref: '#/components/responses/${name}' }`;

test.each([
	['a document that is not OpenAPI', "  version: '1'\n", '', /info.*required property 'version'/],
	['text that is not YAML', 'info:\n', 'info: [\n', /broken\.yaml: .* at line 3/],
	['a $ref that names nothing', '/schemas/SmsStatus', '/schemas/SmsState', /SmsState/],
	[
		'a missing operationId',
		'      operationId: cancelSms\n',
		'',
		'DELETE /api/v1/subaccounts/{subAccountId}/messages/{umid}: no operationId',
	],
	[
		'an operationId that is not camelCase',
		'operationId: getBalance',
		'operationId: Get-Balance',
		/Get-Balance is not camelCase/,
	],
	[
		'an operationId that is taken',
		'operationId: getBalance',
		'operationId: getPrices',
		/balance: operationId getPrices is taken already/,
	],
	['an error status that is not declared', `        '422': ${ref('Unprocessable')}\n`, '', 'sendSms: no response 422'],
	[
		'a 429 that does not say when to retry',
		/ +headers:\n +Retry-After: .*\n/,
		'',
		'sendSms: response 429 without Retry-After',
	],
	[
		'an example of a request that does not fit',
		"{ destination: '+6591234567', text: 'Your table",
		"{ text: 'Your table",
		/sendSms request, example greeting: value must have required property 'destination'/,
	],
	[
		'an example of an answer that does not fit',
		'cancelledCount: 240',
		'cancelledCount: many',
		/cancelSmsBatch response 200, example cancelled: value\/cancelledCount must be integer/,
	],
	[
		'an example of an error that does not fit',
		'code: 2000\n',
		'code: internal\n',
		/sendSms response 500, example internal: value\/code must be integer/,
	],
	[
		'an example of an event that does not fit',
		'state: undelivered\n',
		'state: lost\n',
		/deliveryReceipt request, example undelivered: value\/payload\/status\/state must be equal/,
	],
	[
		'an example of a parameter that does not fit',
		'example: acme_hq\n      x-ui: { place: none }\n    AccountId',
		'example: a\n      x-ui: { place: none }\n    AccountId',
		/parameter subAccountId: value must NOT have fewer than 3/,
	],
	[
		'an example of a field that does not fit',
		"examples: ['+6591234567']",
		"examples: ['Ann']",
		/SmsRequest\.destination, example "Ann": value must match pattern/,
	],
	[
		'a default that does not fit',
		'default: AUTO',
		'default: auto',
		/SmsRequest\.encoding, default "auto": value must be equal/,
	],
	[
		'a body without an example',
		/            examples:\n +codeEntered.*\n.*\n/,
		'',
		'sendSmsFeedback request: no example',
	],
	['a misspelt keyword', 'maxLength: 350', 'maxLenght: 350', /SmsRequest: .*unknown keyword: "maxLenght"/],
	['an unknown key of a panel field', 'displayName: Client IP', 'displayname: Client IP', /SmsRequest: .*x-ui/],
	[
		'a panel field without a hint',
		/displayName: Country\n +description: >-\n.*\n/,
		'displayName: Country\n',
		/SmsRequest: .*must have required property 'description'/,
	],
	[
		'a choice that is not in the enum',
		'None: { name: None',
		'Nothing: { name: None',
		/SmsRequest\.track: x-ui offers Nothing/,
	],
	[
		'an enum value without a choice',
		'None: { name: None',
		'Nothing: { name: None',
		'SmsRequest.track: x-ui has no choice for None',
	],
	[
		'a limit that is written again in a text',
		'More than ${textSegments} segments',
		'More than 10 segments',
		/SmsRequest\/properties\/text\/description: write \$\{textSegments\} instead of 10/,
	],
	[
		'the length of a field that is written again in its text',
		'${maxLength} characters',
		'20 characters',
		/description: write \$\{maxLength\} instead of 20/,
	],
	['two fields at one position', 'order: 90', 'order: 80', 'SmsRequest: two fields have x-ui order 80'],
	[
		'an unknown key of an operation',
		'action: Send an SMS\n',
		'action: Send an SMS\n        icon: phone\n',
		/post\/x-ui must NOT have additional properties \("icon"\)/,
	],
	[
		'an operation that the node list cannot show',
		'        action: Send an SMS\n',
		'',
		/post\/x-ui must have required property 'action'/,
	],
	[
		'an operation that no list says anything of',
		'      x-ui: { place: none }\n      description: >-\n        8x8 describes',
		'      description: >-\n        8x8 describes',
		/webhooks\/get must have required property 'x-ui'/,
	],
	[
		'an operation that does not say what it does',
		'      x-effect: reads\n',
		'',
		/\{umid\}\/get must have required property 'x-effect'/,
	],
	['an effect that is unknown', 'x-effect: settles', 'x-effect: cancels', /delete\/x-effect must be equal to one of/],
	[
		'a field that does not say how it is offered',
		/( {10}description: Whether the recipient did what the message was for\.\n) {10}x-ui:\n(?: {12}.*\n)+/,
		'$1',
		'sendSmsFeedback: outcome has no x-ui',
	],
	[
		'an unknown key of a field in a path',
		'displayName: Batch ID',
		'displayname: Batch ID',
		/parameters\/1\/x-ui must have required property 'displayName'/,
	],
	['a server without a region', '    x-region: us\n', '', /servers\/1 must have required property 'x-region'/],
	[
		'a webhook address that is none',
		'100.21.170.42',
		'100.21.170.420',
		/x-webhook-addresses\/1 must match format "ipv4"/,
	],
	['an extension that is unknown', 'x-limits:\n', 'x-borders: {}\nx-limits:\n', /the document .*"x-borders"/],
	['a limit that is unknown', 'x-limits:\n', 'x-limits:\n  receiptDays: 2\n', /x-limits must NOT .*"receiptDays"/],
	[
		'a limit in a text that there is none of',
		'${receiptHours} hours',
		'${receiptDays} days',
		/no limit \$\{receiptDays\}/,
	],
	['an error code without a remedy', /\n +remedy: Use AUTO, GSM7 or UCS2\./, '', /ApiError: .*x-error-codes/],
])('finds %s', async (_, piece, replacement, problem) => {
	const problems = await problemsWith(piece, replacement);
	expect(problems).toContainEqual(typeof problem === 'string' ? problem : expect.stringMatching(problem));
});
