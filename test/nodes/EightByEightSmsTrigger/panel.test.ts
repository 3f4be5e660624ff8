import { expect, test } from 'vitest';
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

test('needs no credential where the URL is given to 8x8 by hand', () => {
	expect(description.credentials).toMatchObject([
		{ name: 'eightByEightSmsApi', displayOptions: { show: { registration: ['automatic'] } } },
	]);
});
