import type { NewWorkflow, Workflow } from '../../sandbox/n8n/client';
import type { Editor } from './editor';
import { guests, message, sendingWorkflow } from './sendingWorkflow';

/** The panel of 8x8 SMS after a run: sent one by one, in a batch, with a number that cannot be read, and a preview. */
export async function takeSending(
	editor: Editor,
	create: (workflow: NewWorkflow) => Promise<Workflow>,
	image: (name: string) => string,
): Promise<void> {
	const executed = async (name: string, workflow: NewWorkflow) => {
		await editor.openWorkflow((await create(workflow)).id);
		await editor.openNode('8x8 SMS');
		await editor.executeStep();
		await editor.picture(image(name));
	};
	await executed('send', sendingWorkflow('Table booked', guests, { ...message, operation: 'send' }));
	await executed(
		'send-batch',
		sendingWorkflow('Table booked, in a batch', guests, { ...message, operation: 'sendBatch' }),
	);
	const oneBad = [...guests, { name: 'Bob', phone: '07911 123456' }];
	await executed(
		'send-error',
		sendingWorkflow('A number without its country', oneBad, { ...message, operation: 'send' }),
	);
	const toPreview = {
		...{ resource: 'message', operation: 'preview', destination: message.destination },
		text: '=Hello {{ $json.name }}, your table is booked for 19:30. We’re looking forward to seeing you.',
		options: { source: 'Bistro', prices: true },
	};
	const priced = [
		{ name: 'Ada', phone: '+65 9123 4567' },
		{ name: 'Grace', phone: '0044 7400 123456' },
		{ name: 'Linus', phone: '+49 1512 3456789' },
		{ name: 'Bob', phone: '07911 123456' },
	];
	await executed('preview', sendingWorkflow('A preview', priced, toPreview));
}
