import { expect, test } from 'vitest';
import { workflowPaths } from '../../tools/workflows/workflow';
import { readWorkflow } from './evaluated';
import { stringsOf } from './strings';

const paths = await workflowPaths();
const workflows = await Promise.all(paths.map(async (path) => ({ path, ...(await readWorkflow(path)) })));

/** n8n's own grey and orange have too little contrast with white. */
const colors =
	':root { --color-link: #5f6368; --color-header-subtext: #5f6368; --color-submit-btn-bg: #c8331d; --color-required: #c8331d; --color-html-link: #c8331d; }';

test('every page that n8n draws for a form has colors that can be read', () => {
	const forms = workflows.flatMap(({ path, nodes }) =>
		nodes
			.filter(({ type }) => ['n8n-nodes-base.form', 'n8n-nodes-base.formTrigger'].includes(type))
			// This one answers with a page of our own.
			.filter(({ parameters }) => parameters.respondWith !== 'showText')
			.map((node) => ({ form: `${path} ${node.name}`, css: stringsOf(node).map(({ text }) => text) })),
	);
	expect(forms.length).toBeGreaterThan(10);
	for (const { form, css } of forms)
		expect(
			css.some((text) => text.startsWith(colors)),
			form,
		).toBe(true);
});
