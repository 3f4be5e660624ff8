import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonParse } from 'n8n-workflow';
import { expect, test } from 'vitest';
import { z } from 'zod/v4';
import { projectRoot } from '../../projectRoot';
import { parametersOfEach, readWorkflow } from '../workflows/evaluated';

const request = z.object({ method: z.literal('POST'), jsonBody: z.string() });

const page = await readFile(join(projectRoot, 'providers/clevertap/README.md'), 'utf8');
const body = /\{\{ JSON\.stringify\(.*\) \}\}/.exec(page)?.[0];

test.each([
	{ name: 'opt-out', table: {} },
	{ name: 'opt-out-data-table', table: { 'Create opt-outs table': [{ id: 'table' }, { id: 'table' }] } },
])(
	'the body on the page of CleverTap, pasted into $name, unsubscribes after STOP and resubscribes after START',
	async ({ name, table }) => {
		const file = await readWorkflow(`workflows/${name}.json`);
		const parameters = { method: 'POST', sendBody: true, specifyBody: 'json', jsonBody: `=${body ?? ''}` };
		const position: [number, number] = [0, 0];
		const type = { type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2 };
		const tell = { id: 'tell', name: 'Tell CleverTap', ...type, position, parameters };
		const words = [
			{ phone: '+6591234567', state: 'OUT' },
			{ phone: '+447400123456', state: 'IN' },
		];
		const added = words.map(({ phone }) => ({ Phone: phone }));
		const extended = {
			...file,
			nodes: [...file.nodes, tell],
			connections: {
				...file.connections,
				'Add to the list': { main: [[{ node: tell.name, type: 'main' as const, index: 0 }]] },
			},
		};
		const sent = parametersOfEach(extended, tell.name, {
			...{ 'Find STOP or START': words, 'Is it STOP or START': words },
			...table,
			'Add to the list': added,
		});
		expect(sent.map((each) => jsonParse(request.parse(each).jsonBody))).toEqual([
			{ d: [{ type: 'phone', value: '+6591234567', status: 'Unsubscribe' }] },
			{ d: [{ type: 'phone', value: '+447400123456', status: 'Resubscribe' }] },
		]);
	},
);
