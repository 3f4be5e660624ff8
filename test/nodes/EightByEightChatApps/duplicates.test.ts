import type { IDataObject } from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { list, runChatNode } from './runChatNode';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ delayScale: 0 });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const batch = { operation: 'sendBatch', destination: '+6591234567', text: '={{ $json.words }}' };
const buttons = {
	messageType: 'interactive',
	interactiveType: 'button',
	buttons: list({ title: 'Yes' }, { title: 'No' }),
};

test.each<[string, IDataObject]>([
	['texts', {}],
	['texts with buttons', buttons],
	['texts from several senders of the SMS', { options: { source: '={{ "Shop" + $itemIndex }}' } }],
])('%s that differ in their spaces and line breaks alone go to a person once', async (_what, parameters) => {
	const words = [
		'Your table is booked.',
		'Your table\nis booked. ',
		' Your  table is\u00a0booked.',
		'Your table is free.',
	];
	const items = words.map((each) => ({ words: each }));
	const { rows } = await runChatNode(sandbox, { ...batch, ...parameters }, items);
	expect(rows.map(({ skipped }) => skipped === true)).toEqual([false, true, true, false]);
	expect(sandbox.messages()).toHaveLength(2);
});
