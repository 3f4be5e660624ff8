import { expect, test } from 'vitest';
import { committedNodeTypes, nodeTypeFiles } from '../../../tools/workflows/nodeDescriptions';

test("what is written down of n8n's nodes is what the installed n8n says; else: npm run node-types", async () => {
	const files = await nodeTypeFiles();
	expect(files.size).toBeGreaterThan(0);
	expect(await committedNodeTypes()).toEqual(files);
});
