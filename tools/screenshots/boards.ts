import type { INodeParameters } from 'n8n-workflow';
import { channelIds } from '../../sandbox/server/chat/channels';
import { chat, message } from './panels';

/** Panels of one node that are shown side by side. */
interface Board {
	node: 'eightByEightSms' | 'eightByEightChatApps';
	panels: INodeParameters[];
}

const umid = '={{ $json.umid }}';
const batchId = '={{ $json.batchId }}';
const jobId = '={{ $json.jobId }}';
const booked = '=Hi {{ $json.name }}, your table is booked for 19:30.';
const question = { message: 'Your order is ready. Shall we deliver it today?', responseType: 'approval' };
const survey: INodeParameters = {
	resource: 'survey',
	surveyId: 'visit-2026',
	destination: '={{ $json.phone }}',
	templateBody: '=Hi {name}, how was your visit? {url:visit}',
	templateVariables: {
		values: [
			{ name: 'name', value: '={{ $json.name }}' },
			{ name: 'visit', value: '={{ $json.visit }}' },
		],
	},
	source: 'Bistro',
};
const through = (channel: string) => ({ values: [{ channel }] });

/** The operations that have no picture after a run, by the names of their pictures. */
export const boards: Readonly<Record<string, Board>> = {
	'operations/look-up-and-cancel': {
		node: 'eightByEightSms',
		panels: [
			{ resource: 'message', operation: 'get', umid },
			{ resource: 'message', operation: 'cancel', umid },
			{ resource: 'message', operation: 'cancelBatch', batchId },
			{ resource: 'message', operation: 'sendFeedback', umid, outcome: 'success' },
			{ resource: 'message', operation: 'deletePersonalData', umid },
		],
	},
	'operations/send-and-wait': {
		node: 'eightByEightSms',
		panels: [
			{ ...message, operation: 'sendAndWaitForReceipt' },
			{ ...message, operation: 'sendAndWait', ...question },
		],
	},
	'operations/survey': {
		node: 'eightByEightSms',
		panels: [
			{ ...survey, operation: 'send' },
			{ ...survey, operation: 'sendBatch' },
		],
	},
	'operations/log': {
		node: 'eightByEightSms',
		panels: [
			{ resource: 'log', operation: 'export' },
			{ resource: 'log', operation: 'getExport', jobId },
			{ resource: 'log', operation: 'cancelExport', jobId },
		],
	},
	'operations/account': {
		node: 'eightByEightSms',
		panels: [
			{ resource: 'account', operation: 'getBalance' },
			{ resource: 'account', operation: 'getPrices' },
		],
	},
	'operations/chat-send': {
		node: 'eightByEightChatApps',
		panels: [
			{ ...chat, operation: 'sendBatch', text: booked, channels: through('WhatsApp') },
			{ ...chat, operation: 'preview', text: booked, channels: through('WhatsApp') },
			{ ...chat, operation: 'sendAndWaitForReceipt', text: booked, channels: through('RCS') },
			{ ...chat, operation: 'sendAndWait', ...question, channels: through('RCS') },
		],
	},
	'operations/chat-look-up': {
		node: 'eightByEightChatApps',
		panels: [
			{ resource: 'message', operation: 'get', umid },
			{ resource: 'message', operation: 'cancel', umid },
			{ resource: 'message', operation: 'cancelBatch', batchId },
			{ resource: 'message', operation: 'markRead', umid },
			{ resource: 'message', operation: 'sendTypingIndicator', umid },
			{ resource: 'template', operation: 'getAll', channelId: channelIds.WhatsApp },
		],
	},
};
