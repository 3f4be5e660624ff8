import { expect, test } from 'vitest';
import { demoWorkflow, httpDemo } from '../../sandbox/n8n/demo';

test.each(['sending', 'answering'] as const)('the note of the workflow for %s links to the phone', async (which) => {
	const credential = { id: '1', name: '8x8 sandbox', type: 'eightByEightSmsApi' };
	const { nodes } = await demoWorkflow(httpDemo[which], credential, 'http://127.0.0.1:8088');
	const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
	const link = "[the sandbox's phone](http://127.0.0.1:8088)";
	expect(notes.map(({ parameters }) => parameters.content)).toContainEqual(expect.stringContaining(link));
});
