import { beforeAll, describe, expect, test } from 'vitest';
import { workflowProblems } from './workflowProblems';
import { KnownNodeTypes } from './knownNodeTypes';
import { readJson, workflowPaths } from '../../tools/workflows/workflow';

describe('every workflow of the project', async () => {
	const paths = await workflowPaths();
	let nodeTypes: KnownNodeTypes;
	beforeAll(() => {
		nodeTypes = new KnownNodeTypes();
	});

	test('is checked, those that are shipped and those of npm start', () => {
		expect(paths).toContain('workflows/clevertap-receipts.json');
		expect(paths).toContain('sandbox/n8n/demoWorkflow.json');
		expect(paths).toContain('smpp/workflows/replies.json');
	});

	test.each(paths)('%s can be imported, read and run', async (path) => {
		expect(workflowProblems(await readJson(path), nodeTypes)).toEqual([]);
	});
});
