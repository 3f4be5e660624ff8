import { expect, test } from 'vitest';
import { z } from 'zod/v4';
import { workflowPaths } from '../../tools/workflows/workflow';
import { behind, readWorkflow } from './evaluated';

const tableNode = z.object({
	operation: z.string().default('insert'),
	tableName: z.string().optional(),
	dataTableId: z.object({ mode: z.string(), value: z.string() }).optional(),
});

const files = await Promise.all(
	(await workflowPaths()).map(async (path) => {
		const workflow = await readWorkflow(path);
		const tables = workflow.nodes
			.filter(({ type }) => type === 'n8n-nodes-base.dataTable')
			.map(({ name, parameters }) => ({ name, ...tableNode.parse(parameters) }));
		return { path, workflow, tables };
	}),
);

// n8n finds a table by any part of its name, and takes the one that was changed last.
test('no data table of the workflows is found by the name of another one', () => {
	const names = new Set(files.flatMap(({ tables }) => tables.flatMap(({ tableName = [] }) => tableName)));
	expect(names.size).toBeGreaterThan(10);
	const found = [...names].flatMap((name) =>
		[...names]
			.filter((other) => other !== name && other.toLowerCase().includes(name.toLowerCase()))
			.map((other) => `"${other}" is found by "${name}"`),
	);
	expect(found).toEqual([]);
	for (const name of names) expect(name).not.toMatch(/[%_]/);
});

/** They write before they make sure of the table, which they do where that fails. */
const writesFirst = ['Save event', 'Save receipt', 'Save receipts'];

test('rows are read and written by the name of a table only after n8n has found that very table, or made it', () => {
	const unsure: string[] = [];
	for (const { path, workflow, tables } of files) {
		const sure = (table: string) => {
			const made = tables.filter(({ operation, tableName }) => operation === 'create' && tableName === table);
			const reached = new Set<string>();
			const reach = (name: string): void => {
				const outputs = workflow.connections[name]?.main ?? [];
				for (const next of outputs.flatMap((_output, index) => behind(workflow, name, index))) {
					if (reached.has(next)) continue;
					reached.add(next);
					reach(next);
				}
			};
			for (const { name } of made) reach(name);
			return reached;
		};
		for (const { name, operation, dataTableId } of tables) {
			if (operation === 'create' || dataTableId?.mode !== 'name') continue;
			if (!sure(dataTableId.value).has(name)) unsure.push(`${path}: ${name}`);
		}
	}
	expect(unsure.filter((place) => !writesFirst.some((name) => place.endsWith(`: ${name}`)))).toEqual([]);
	expect(unsure).toHaveLength(3);
});
