import { describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import { readJson } from '../../../tools/workflows/workflow';
import { runCode } from '../codeNode';

const { nodes } = z
	.object({ nodes: z.array(z.looseObject({ name: z.string() })) })
	.parse(await readJson('workflows/opt-out.json'));
const { parameters } = z
	.object({
		parameters: z.object({
			assignments: z.object({ assignments: z.array(z.object({ name: z.string(), value: z.string() })) }),
		}),
	})
	.parse(nodes.find(({ name }) => name === 'Words'));
const words = Object.fromEntries(parameters.assignments.assignments.map(({ name, value }) => [name, value]));

async function stateOf(body: unknown): Promise<unknown> {
	const event = {
		source: '+6591234567',
		destination: '+6531580000',
		body,
		umid: 'u',
		timestamp: '2026-11-21T10:00:00Z',
	};
	const [row] = await runCode('workflows/code/opt-out/whichWord.ts', {
		nodes: { Words: [words], '8x8 SMS Trigger': [event] },
	});
	return row?.state;
}

describe('a text', () => {
	it.each([
		'STOP',
		' stop. ',
		'S T O P',
		'Stop stop!',
		'ＳＴＯＰ',
		'arrêt',
		'désabonner',
		'Dừng',
		'退订',
		'수신거부',
		'रोकें',
		'बंद',
		'إلغاء',
	])('%s opts out', async (text) => expect(await stateOf(text)).toBe('OUT'));

	it.each(['START', 'reprendre', 'bắt đầu', 'สมัคร', 'शुरू'])('%s opts in again', async (text) =>
		expect(await stateOf(text)).toBe('IN'),
	);

	// रुकना: to wait. बाद: later. शेर: lion.
	it.each(['Please stop by at 5', 'रुको', 'बाद', 'शेर', 'รอ', '', '👍', null, 7])('%s is neither', async (text) =>
		expect(await stateOf(text)).toBe(''),
	);
});
