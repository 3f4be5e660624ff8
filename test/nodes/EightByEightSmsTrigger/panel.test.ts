import type { INodeProperties } from 'n8n-workflow';
import { expect, test } from 'vitest';
import { EightByEightChatAppsTrigger } from '../../../nodes/EightByEightChatAppsTrigger/EightByEightChatAppsTrigger.node';
import { EightByEightSms } from '../../../nodes/EightByEightSms/EightByEightSms.node';
import { EightByEightSmsTrigger } from '../../../nodes/EightByEightSmsTrigger/EightByEightSmsTrigger.node';

const { description } = new EightByEightSmsTrigger();
const field = (name: string) => description.properties.find((property) => property.name === name);

test('has the parameters that saved workflows count on', () => {
	expect(description).toMatchObject({ name: 'eightByEightSmsTrigger', version: 2, inputs: [] });
	const optionNames = (field('options')?.options ?? []).map(({ name }) => name);
	expect(description.properties.filter(({ type }) => type !== 'notice').map(({ name }) => name)).toEqual([
		'events',
		'registration',
		'subAccountId',
		'authorization',
		'simplify',
		'options',
	]);
	expect(optionNames).toEqual([
		'finalStatesOnly',
		'gatherEvents',
		'ignoreRepeats',
		'keywords',
		'replaceExisting',
		'restrictToPlatformAddresses',
		'states',
		'destinations',
	]);
});

test('offers each event as a trigger of its own in the node list', () => {
	expect(field('events')).toMatchObject({ displayName: 'Trigger On', type: 'multiOptions' });
	expect(field('events')?.options).toMatchObject([
		{ value: 'inbound_message_received', action: 'On inbound message' },
		{ value: 'outbound_message_status_changed', action: 'On delivery receipt' },
		{ value: 'survey_response', action: 'On SMS Engage answer' },
	]);
});

test.each([
	['8x8 SMS Trigger', description],
	['8x8 Chat Apps Trigger', new EightByEightChatAppsTrigger().description],
])("of %s, says in an empty Sub-Account that it is the credential's, as the send does", (_name, { properties }) => {
	const sends = new EightByEightSms().description.properties.find(({ name }) => name === 'subAccountId');
	const placeholders = (property?: INodeProperties) => property?.modes?.map(({ placeholder }) => placeholder);
	const own = properties.find(({ name }) => name === 'subAccountId');
	expect(placeholders(sends)).toEqual(["The credential's default", "The credential's default"]);
	expect(placeholders(own)).toEqual(["The credential's default", "The credential's default, or * for all"]);
});

test('needs no credential where the URL is given to 8x8 by hand', () => {
	expect(description.credentials).toMatchObject([
		{ name: 'eightByEightSmsApi', displayOptions: { show: { registration: ['automatic'] } } },
	]);
});
