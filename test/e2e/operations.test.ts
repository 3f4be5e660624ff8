import { afterAll, beforeAll, expect, test } from 'vitest';
import { withCredential } from '../../sandbox/n8n/demo';
import { chain, manualTrigger, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench({ delayScale: 0 });
});

afterAll(async () => {
	await bench.close();
});

const step = (name: string, parameters: Record<string, string | object>) => ({
	name,
	type: 'n8n-nodes-8x8-sms.eightByEightSms',
	typeVersion: 1,
	parameters: { source: '', options: {}, ...parameters },
});

test('a message is looked up, a scheduled one is cancelled, and the log has both', async () => {
	const { n8n, sandbox, credential } = bench;
	const send = { resource: 'message', operation: 'send', destination: '+6591234567', country: '' };
	const scheduled = new Date(Date.now() + 3_600_000).toISOString();
	const steps = chain('One of each kind', [
		step('Send', { ...send, text: 'Your table is booked' }),
		step('Get', { resource: 'message', operation: 'get', umid: '={{ $json.umid }}' }),
		step('Schedule', { ...send, text: 'See you in an hour', options: { scheduled } }),
		step('Cancel', { resource: 'message', operation: 'cancel', umid: '={{ $json.umid }}' }),
		step('Export', { resource: 'log', operation: 'export', from: '', to: '', output: 'rows' }),
	]);
	const execution = await n8n.runToEnd(await n8n.createWorkflow(withCredential(steps, credential)), manualTrigger);
	expect(execution).toMatchObject({ status: 'success' });

	const [sent, cancelled] = sandbox.messages();
	expect(execution.output('Get')).toMatchObject([{ umid: sent?.umid, state: 'delivered', segments: 1 }]);
	expect(execution.output('Cancel')).toEqual([{ umid: cancelled?.umid, cancelled: true }]);
	expect(cancelled).toMatchObject({ text: 'See you in an hour', state: 'cancelled' });
	expect(execution.output('Export')).toMatchObject([
		{ umid: sent?.umid, state: 'delivered' },
		{ umid: cancelled?.umid, errorCode: 20 },
	]);
});
