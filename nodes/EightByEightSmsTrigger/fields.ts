import type { INodeProperties, TriggerPanelDefinition } from 'n8n-workflow';
import { eventOptions, eventTypes, receiptStateOptions } from '../generated/webhookEvents';
import { automaticNotice, keywordsOption, receiptOptions, subtitleOf, triggerFields } from '../triggers/fields';

export const subtitle = subtitleOf(eventOptions);

export const triggerPanel: TriggerPanelDefinition = {
	header: 'Messages and receipts from 8x8',
	executionsHelp: {
		inactive:
			"<b>While you build the workflow</b>, press the button and text one of your numbers from a phone. For two minutes, 8x8 sends the sub-account's events here, if it has no webhook yet. Without a phone, choose <i>set mock data</i> in the output and paste a sample event.<br /><br /><b>Once you publish it</b>, every event starts the workflow, and its runs are listed under Executions.",
		active:
			'<b>The workflow is published</b>, and every event starts it. To test it, text one of your numbers from a phone and look under Executions; a run there can be copied to the editor. Without a phone, choose <i>set mock data</i> in the output and paste a sample event.',
	},
	activationHint: {
		inactive: 'Publish the workflow to keep receiving messages and receipts.',
		active: 'The workflow is published: its runs are under Executions.',
	},
};

export const fields: INodeProperties[] = triggerFields({
	events: eventOptions,
	usualEvents: [eventTypes.inboundMessage],
	automaticNotices: [
		automaticNotice(
			'automaticNotice',
			'A sub-account has one webhook for its messages and receipts. If another system uses it already, nothing is changed: publishing or testing stops and shows what you can do. Once this workflow is published, test it by texting your number from a phone.',
		),
		automaticNotice(
			'surveyNotice',
			"SMS Engage answers: 8x8's support sets their URL. Use a separate trigger with Registration set to Manual for them, and give support its production URL.",
			[eventTypes.surveyAnswer],
		),
	],
	manualNotice:
		"Copy the production URL above, and paste it in 8x8 Connect under Webhooks, or in Send SMS as the message's Delivery Receipt URL. Anyone who knows the URL can start the workflow, unless you set an Authorization below.",
	manualDescription: "You enter the URL yourself: in 8x8 Connect, or as a message's Delivery Receipt URL",
	subAccount:
		"The sub-account whose messages and receipts to receive. Leave empty for the credential's default, or enter * for all sub-accounts.",
	authorization:
		'The complete Authorization header that 8x8 sends, as set in 8x8 Connect under HTTP Authorization. Calls with a different one are refused. Leave empty for a Delivery Receipt URL, for which 8x8 has no such setting.',
	options: [
		...receiptOptions(eventTypes.deliveryReceipt, receiptStateOptions),
		keywordsOption(eventTypes.inboundMessage),
		{
			displayName: 'Virtual Numbers',
			name: 'destinations',
			type: 'string',
			default: '',
			placeholder: 'e.g. +6531580000',
			description: 'Only messages to these numbers of yours start the workflow. Separate them with commas.',
			displayOptions: { show: { '/events': [eventTypes.inboundMessage] } },
		},
	],
});
