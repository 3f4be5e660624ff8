import { beforeAll, describe, expect, test } from 'vitest';
import { loadContract } from '../../contract/load';
import type { Contract } from '../../contract/model';
import { readApp } from '../../tools/make/app';
import { appProblems } from '../../tools/make/lint/appProblems';

let contract: Contract;
let app: Map<string, string>;

beforeAll(async () => {
	contract = await loadContract();
	app = await readApp();
});

/** The problems of the app with one text in one of its files replaced by another. */
function problemsWith(path: string, text: string, replacement: string): string[] {
	const original = app.get(path);
	if (original?.includes(text) !== true) throw new Error(`${path} does not hold ${text}`);
	return appProblems(new Map([...app, [path, original.replace(text, () => replacement)]]), contract);
}

const send = 'modules/send-sms/send-sms.communication.iml.json';
const panel = 'modules/send-sms/send-sms.mappable-params.iml.json';
const manifest = 'makecomapp.json';
const attach = 'webhooks/inbound-message/inbound-message.attach.iml.json';

test('the app has no problems', () => {
	expect(appProblems(app, contract)).toEqual([]);
});

describe('a problem is', () => {
	test.each([
		['a directive that there is not', send, '"encodeUrl"', '"encodeURL"', /Unrecognized key/],
		['a request that sends and is repeated', send, '"encodeUrl": false', '"repeat": {"condition": true}', /repeats/],
		['a request that sends and is paginated', send, '"encodeUrl": false', '"pagination": {}', /repeats/],
		[
			'a request that sends and believes 200',
			send,
			'"condition": "{{if(body.umid',
			'"conditions": "{{if(body.umid',
			/valid/,
		],
		['an error after which Make sends again', send, '"RuntimeError"', '"ConnectionError"', /by itself/],
		['a request that is not in the contract', send, '/messages"', '/message"', /not in the contract/],
		['a request without its body', send, '"body"', '"temp"', /no body/],
		['a function that there is not', send, 'encodeURL(', 'encodeUrl(', /no function encodeUrl/],
		['a variable that there is not', send, 'connection.subAccountId', 'account.subAccountId', /no variable account/],
		['arguments as in a scenario', send, 'parameters.source, undefined', 'parameters.source; undefined', /semicolons/],
		['an operator that is not sure to work', send, '==', '=', /operator/],
		['a field without a label', panel, '"label": "Text",', '', /text has no label/],
		['a field without a name', panel, '"name": "text",', '', /has no name/],
		['a hint that is about n8n', panel, '"help": "', '"help": "Read in the workflow. ', /not about Make/],
		['a field that is there twice', panel, '"name": "text"', '"name": "destination"', /twice/],
		['a required field behind a checkbox', panel, '"required": true', '"required": true, "advanced": true', /advanced/],
		['a reserved word as a name', panel, '"name": "text"', '"name": "delete"', /reserved/],
		['a type that Make does not have', panel, '"type": "date"', '"type": "datetime"', /Invalid/],
		['an RPC that there is not', panel, 'rpc://listCountries', 'rpc://listNations', /no RPC listNations/],
		[
			'a required field after others',
			panel,
			'"label": "Sub-Account",',
			'"label": "Sub-Account", "required": true,',
			/first/,
		],
		['a path that leads nowhere', manifest, 'general/base.iml.json', 'general/bases.iml.json', /not there/],
		['a module that no group has', 'modules/groups.json', '"sendSms",', '', /sendSms is not in one group/],
		['a module in a group that there is not', 'modules/groups.json', '"sendSms"', '"sendText"', /no module sendText/],
		['groups in another order', 'modules/groups.json', '"Create"', '"Other"', /order/],
		['an ID with a dash', manifest, '"sendSms":', '"send-sms":', /send-sms/],
		[
			'a connection that there is not',
			manifest,
			'"connection": "eightByEight"',
			'"connection": "nine"',
			/no connection/,
		],
		[
			'a trigger without its webhook',
			manifest,
			'"webhook": "inboundMessage"',
			'"webhook": "other"',
			/no webhook other/,
		],
		['a description that is not in the third person', manifest, 'Sends one text', 'Send one text', /third person/],
		[
			'a key that stays in the log',
			'general/base.iml.json',
			'request.headers.authorization',
			'request.body',
			/key stays/,
		],
		['a key that stays in the log of attach', attach, '"request.headers.authorization",', '', /key stays/],
		[
			'an error without its status',
			'general/base.iml.json',
			'[{{statusCode}}] {{ifempty',
			'{{ifempty',
			/without its status/,
		],
		[
			'a key that cannot be changed',
			'connections/eight-by-eight/eight-by-eight.params.iml.json',
			'"label": "API Key",\n    "required": true,\n    "editable": true',
			'"label": "API Key"',
			/cannot be changed/,
		],
	])('%s', (_name, path, text, replacement, problem) => {
		expect(problemsWith(path, text, replacement).join('\n')).toMatch(problem);
	});

	test('a file that is not part of the app', () => {
		const more = new Map([...app, ['modules/old/old.communication.iml.json', '{}']]);
		expect(appProblems(more, contract)).toEqual([
			'make/app/modules/old/old.communication.iml.json: is not part of the app',
		]);
	});
});
