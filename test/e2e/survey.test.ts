import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../sandbox/n8n/client';
import { withCredential } from '../../sandbox/n8n/demo';
import { manualTrigger, openWorkbench, sendingWorkflow, type Workbench } from './workbench';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench({ delayScale: 0, retryScale: 0 });
});

afterAll(async () => {
	await bench.close();
});

/** A trigger whose production URL would be given to 8x8's support. */
const trigger = {
	id: randomUUID(),
	webhookId: randomUUID(),
	name: '8x8 SMS Trigger',
	type: 'n8n-nodes-8x8-sms.eightByEightSmsTrigger',
	typeVersion: 2,
	position: [0, 0] as [number, number],
	parameters: { events: ['survey_response'], registration: 'manual' },
};

const survey = {
	resource: 'survey',
	operation: 'send',
	surveyId: 'table-feedback',
	destination: '+6591234567',
	templateBody: '=Hi {firstName}, how was it? {url:visit}',
	templateVariablesFrom: 'json',
	templateVariablesJson: '={{ { firstName: "Ann", visit: 4711, row: 7 } }}',
};

test('answers to a survey start a workflow, once, with what the sent item has', async () => {
	const { n8n, sandbox, credential } = bench;
	const workflow = await n8n.createWorkflow(
		withCredential({ name: 'Answers', nodes: [trigger], connections: {} }, credential),
	);
	expect(await n8n.publish(workflow)).toMatchObject({ status: 'published' });
	sandbox.setSurveyUrl(`${n8n.url}/webhook/${trigger.webhookId}/8x8`);

	const sending = await n8n.createWorkflow(sendingWorkflow(survey, credential));
	const [sent] = (await n8n.runToEnd(sending, manualTrigger)).output('Send');
	const message = sandbox.messages().at(-1);
	const link = message?.survey?.link ?? '';
	expect(message?.text).toBe(`Hi Ann, how was it? ${link}`);
	expect(sent).toMatchObject({ outcome: 'accepted', surveyId: 'table-feedback' });
	expect(sent?.clientMessageId).toBe(message?.clientMessageId);

	const answer = () =>
		fetch(link, { method: 'POST', body: new URLSearchParams({ rating: '10002', comment: 'More salad' }) });
	expect([(await answer()).status, (await answer()).status]).toEqual([200, 200]);
	const executions = await until('the answer', {}, async () => {
		const ended = (await n8n.executions(workflow)).filter(({ status }) => status === 'success');
		return ended.length > 0 ? ended : undefined;
	});
	expect(executions).toHaveLength(1);
	const received = (await n8n.execution(executions[0]?.id ?? '')).output(trigger.name);
	expect(received).toMatchObject([
		{
			eventType: 'survey_response',
			umid: sent?.umid,
			surveyId: sent?.surveyId,
			templateVariables: { firstName: 'Ann', visit: '4711', row: '7' },
			answers: [
				{ answerId: '10002', answer: 'Good' },
				{ answerId: null, answer: 'More salad' },
			],
		},
	]);
	expect(received[0]).not.toHaveProperty('clientMessageId');
	await n8n.unpublish(workflow);
});
