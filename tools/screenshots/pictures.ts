import { basename } from 'node:path';
import { workflowPaths } from '../workflows/workflow';
import { madeUpQuestion } from './answerPage';
import { boards } from './boards';
import { chatSamples } from './chatSamples';
import { card, sendingPanels, template, triggerPanels } from './panels';
import { madeUpReport } from './report';
import { canvas, code, form, made, n8nEditor, panel, panelIn, type Source } from './sources';

/** A picture that `npm run screenshots` takes. */
export interface Picture {
	/** The value of --only that takes it again. */
	only: string;
	sources: readonly Source[];
}

const phone = code('phone', 'sandbox/phone/main.tsx');
const demo = ['demoWorkflow', 'answerWorkflow'].map((name) => canvas(`sandbox/n8n/${name}.json`));
/** Outside of workflows/, as it is one of the parts for Salesforce. */
export const salesforceWorkflow = 'salesforce/n8n/events-to-salesforce.json';
const smppSending = 'smpp/workflows/send.json';
const campaign = form('workflows/campaign-from-file.json');
const campaignPage = code('page of the campaign', 'workflows/code/fileCampaign/page.ts');
const reportOf = made('page of the report', madeUpReport());

/** The workflows whose canvas has a picture of its own, from the project's root. */
export async function picturedWorkflows(): Promise<string[]> {
	return [...(await workflowPaths()).filter((path) => path.startsWith('workflows/')), salesforceWorkflow];
}

/** The name of the picture of a workflow's canvas. */
export const canvasName = (path: string) => `workflows/${basename(path, '.json')}`;

/** All pictures, by their names: paths in docs/images, without the ending. */
export async function allPictures(): Promise<Map<string, Picture>> {
	const inEditor = (only: string, ...sources: Source[]): Picture => ({ only, sources: [n8nEditor, ...sources] });
	const pictures: [string, Picture][] = [
		['workflow', inEditor('demo', ...demo.slice(0, 1))],
		['phone', { only: 'demo', sources: [phone] }],
		['demo', inEditor('demo', ...demo.slice(0, 1), phone)],
		['trigger-workflow', inEditor('demo', ...demo.slice(1))],
		...Object.entries(sendingPanels).map(([name, { items, parameters }]): [string, Picture] => [
			name,
			inEditor('send', panel('eightByEightSms', parameters), made('items', items)),
		]),
		...Object.entries(triggerPanels).map(([name, parameters]): [string, Picture] => [
			name,
			inEditor('trigger', panel('eightByEightSmsTrigger', parameters)),
		]),
		['trigger-conflict', inEditor('trigger', code('problems of webhooks', 'nodes/problems/words/webhooks.ts'))],
		...(await picturedWorkflows()).map((path): [string, Picture] => [
			canvasName(path),
			inEditor(canvasName(path), canvas(path)),
		]),
		['chat/panel-template', inEditor('chat-panel', panel('eightByEightChatApps', template))],
		['chat/panel-card', inEditor('chat-panel', panel('eightByEightChatApps', card))],
		['chat-apps', { only: 'chat-apps', sources: [phone] }],
		...Object.entries(chatSamples).map(([name, { type, sent }]): [string, Picture] => [
			`chat/${name}`,
			{ only: 'chat', sources: [phone, made(`message ${type}`, sent)] },
		]),
		['answer-page', { only: 'answer-page', sources: [made('answer page', madeUpQuestion())] }],
		['campaign-form', inEditor('forms', campaign)],
		['campaign-preview', inEditor('forms', campaign, campaignPage)],
		['campaign-result', inEditor('forms', campaign)],
		['who-got-it', inEditor('forms', form('workflows/who-got-it.json'))],
		...['sms-report', 'sms-report-dark'].map((name): [string, Picture] => [
			name,
			{ only: 'report', sources: [reportOf] },
		]),
		[
			'survey',
			{
				only: 'survey',
				sources: [code('survey page', 'sandbox/server/surveyForm.ts'), code('style', 'sandbox/phone/style/index.css')],
			},
		],
		['smpp', inEditor('smpp', canvas(smppSending), panelIn(smppSending, 'eightByEightSmpp', 'send'))],
		['smpp-replies', inEditor('smpp', canvas('smpp/workflows/replies.json'))],
		...Object.entries(boards).map(([name, { node, panels }]): [string, Picture] => [
			name,
			inEditor('operations', ...panels.map((parameters) => panel(node, parameters))),
		]),
	];
	return new Map(pictures);
}
