import type { Page } from 'playwright-core';
import type { N8nClient } from '../../sandbox/n8n/client';
import { parseWorkflow, readJson } from '../workflows/workflow';
import type { Editor } from './editor';
import { canvasName, picturedWorkflows } from './pictures';

const margin = 30;

/**
 * A picture of every workflow of workflows/ and of that for Salesforce, as it looks after its import: its nodes and notes,
 * without the editor around.
 * @param only names of pictures, such as `workflows/opt-out`; all where none of a workflow is among them
 */
export async function takeWorkflows(
	editor: Editor,
	n8n: N8nClient,
	image: (name: string) => string,
	only: readonly string[],
): Promise<void> {
	const wanted = only.filter((name) => name.startsWith('workflows/'));
	for (const path of await picturedWorkflows()) {
		const picture = canvasName(path);
		if (wanted.length > 0 && !wanted.includes(picture)) continue;
		const parsed = parseWorkflow(await readJson(path));
		if ('problems' in parsed) throw new Error(`${path}: ${parsed.problems.join('; ')}`);
		const { name, nodes, connections } = parsed.workflow;
		await editor.openWorkflow((await n8n.createWorkflow({ name, nodes, connections })).id);
		const file = image(picture);
		// Waits until nothing moves, and takes a picture of the whole editor.
		await editor.picture(file);
		await takeCanvas(editor.page, file);
	}
}

async function takeCanvas(page: Page, path: string): Promise<void> {
	const boxes = await Promise.all((await page.locator('.vue-flow__node').all()).map((node) => node.boundingBox()));
	const seen = boxes.filter((box) => box !== null);
	// The parts that cover the canvas.
	await page.addStyleTag({ content: '.vue-flow__panel, [class*=executionButtons] { visibility: hidden !important }' });
	const left = Math.min(...seen.map(({ x }) => x)) - margin;
	const top = Math.min(...seen.map(({ y }) => y)) - margin;
	const right = Math.max(...seen.map(({ x, width }) => x + width)) + margin;
	const bottom = Math.max(...seen.map(({ y, height }) => y + height)) + margin;
	await page.screenshot({
		path,
		animations: 'disabled',
		clip: { x: left, y: top, width: right - left, height: bottom - top },
	});
}
