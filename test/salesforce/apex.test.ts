import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import { glob, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadApi } from '../../contract/load';
import { objectFields } from './metadata/objectFields';
import { readProject, salesforceFolder } from './metadata/project';

// Nothing here runs Apex or looks up its types: only an org can.

/** The parts of the contracts that say what 8x8 posts. */
const posted = [
	['sms', ['InboundMessageEvent', 'InboundMessage', 'DeliveryReceiptEvent', 'DeliveryReceipt', 'ReceiptStatus']],
	[
		'chatApps',
		[
			...['InboundChatMessageEvent', 'InboundChatMessage', 'ReceivingChannel', 'InboundContent', 'InteractiveReply'],
			...['ChatUser', 'ChosenReply', 'Location', 'ChatMessageStatusEvent', 'ChatReceipt', 'ReceiptStatus'],
		],
	],
] as const;

const classes = new Map<string, string>();

beforeAll(async () => {
	for await (const path of glob('**/*.cls', { cwd: salesforceFolder })) {
		classes.set(basename(path, '.cls'), await readFile(join(salesforceFolder, path), 'utf8'));
	}
});

class SyntaxErrors extends ApexErrorListener {
	readonly found: string[] = [];

	apexSyntaxError(line: number, column: number, message: string): void {
		this.found.push(`${line}:${column} ${message}`);
	}
}

function syntaxErrors(source: string): string[] {
	const errors = new SyntaxErrors();
	ApexParserFactory.createLexerAndParser(source, errors).parser.compilationUnit();
	return errors.found;
}

describe('the Apex classes', () => {
	test('are free of syntax errors, have the names of their files, and come with their metadata', async () => {
		const files = await readProject();
		expect([...classes.keys()].sort()).toEqual(['EightByEightWebhook', 'EightByEightWebhookTest']);
		for (const [name, source] of classes) {
			expect(syntaxErrors(source), name).toEqual([]);
			expect(source).toMatch(new RegExp(`class ${name} \\{`));
			expect([...files.keys()].filter((path) => path.endsWith(`/${name}.cls-meta.xml`))).toHaveLength(1);
		}
	});

	test.each([
		['a brace', '}', ''],
		['a semicolon', ';', ''],
		['a quote', "'", ''],
	])('would not pass without %s', (_what, from, to) => {
		expect(syntaxErrors((classes.get('EightByEightWebhook') ?? '').replace(from, to))).not.toEqual([]);
	});

	test('use no field that the event does not have', async () => {
		const known = objectFields(await readProject()).get('EightByEight_Message__e')?.names ?? [];
		for (const [name, source] of classes) {
			const used = [...source.matchAll(/\b\w+__c\b/g)].map(([field]) => field);
			expect(used.length, name).toBeGreaterThan(5);
			expect(
				used.filter((field) => !known.includes(field)),
				name,
			).toEqual([]);
		}
	});

	test('read what 8x8 posts by the names of the contracts', async () => {
		const source = classes.get('EightByEightWebhook') ?? '';
		const names: string[] = [];
		for (const [api, schemaNames] of posted) {
			const { schemas } = await loadApi(api);
			for (const name of schemaNames) {
				const { eventType, namespace, ...fields } = schemas[name]?.properties ?? {};
				names.push(...Object.keys(fields));
				for (const literal of [eventType?.const, namespace?.const]) {
					if (typeof literal === 'string') expect(source).toContain(`'${literal}'`);
				}
			}
		}
		const read = [...source.matchAll(/(?<=textOf\([^']*|\.get\(|String>\{ |isReceived \? |' : |', )'(\w+)'/g)]
			.flatMap(([, field]) => field ?? [])
			.filter((field) => !['eventType', 'namespace', 'received', 'status'].includes(field));
		expect(read).toEqual(
			expect.arrayContaining(['umid', 'body', 'source', 'destination', 'state', 'msisdn', 'channel', 'listReply']),
		);
		expect(read.filter((field) => !names.includes(field))).toEqual([]);
	});

	test('are tested by a class in which every test asserts something', () => {
		const source = classes.get('EightByEightWebhookTest') ?? '';
		const tests = source.split('@IsTest\n    static void ').slice(1);
		expect(tests).toHaveLength(9);
		for (const each of tests) expect(each).toMatch(/Assert\.\w+\(/);
	});
});
