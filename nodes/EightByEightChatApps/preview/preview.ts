import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { sendMessageBatch } from '../../generated/chatApps';
import type { Operation } from '../../operations/operation';
import { collectionOf } from '../../operations/optionsField';
import { addHints, planFields, previewOf } from '../../operations/preview';
import { parameterReader, runOptions } from '../../run/parameters';
import { bareNumbersHint } from '../../sending/bareNumbers';
import { chat } from '../../sending/formats/chat';
import { textOptionFields } from '../../sending/options';
import type { Pacing } from '../../sending/pacing/pacing';
import { planMessages } from '../../sending/preview/plan';
import type { Row } from '../../sending/preview/row';
import { hoursSentence, problemsSentence, summaryOf } from '../../sending/preview/summary';
import type { Setup } from '../../sending/setup';
import { Slots } from '../../sending/slots';
import { withPanel } from '../panel/message';
import { listTemplates } from '../templates';
import { chatRow, jsonOfChatRow, requestOf } from './row';
import { type SentTemplate, TemplateTexts } from './templateTexts';

const { panel, options, resource } = withPanel(sendMessageBatch);

const showContent: INodeProperties = {
	displayName: 'Show Content',
	name: 'showContent',
	type: 'boolean',
	default: true,
	description: 'Whether to include the content of each message in the output. Turn it off if n8n should not store it.',
};

const words = {
	action: 'Preview a message for free without sending it',
	description: 'Check what would be sent, through which channels, and what is wrong with it. Free: nothing is sent.',
};

const fields = [...panel, collectionOf([...options, ...textOptionFields, ...planFields, showContent])];

/** Shows what sending each input item would do. */
export const preview: Operation = previewOf(words, resource, fields, previewAll);

async function previewAll(
	context: IExecuteFunctions,
	setup: Setup,
	pacing: Pacing | undefined,
): Promise<INodeExecutionData[]> {
	const given = runOptions(context, ['skipDuplicates', 'summaryItem', showContent.name]);
	const panelFields = panel.map(({ name }) => name);
	const reading = { context, format: chat, setup, slots: new Slots(), panelFields };
	const planned = planMessages(reading, given.skipDuplicates !== false, pacing);
	const rows: Row[] = [];
	const showsContent = given[showContent.name] !== false;
	const templates = new TemplateTexts((channelId) => listTemplates(setup.client, setup.account, channelId));
	const channelOf = parameterReader(context, 'channelId');
	const found: SentTemplate[] = [];
	const items: INodeExecutionData[] = [];
	for (const each of planned) {
		const row = chatRow(each, context);
		const request = requestOf(each);
		const isTemplate = request?.content.template !== undefined;
		const template = isTemplate ? await templates.find(request, channelOf(row.itemIndex)) : undefined;
		if (template !== undefined) found.push(template);
		rows.push(row);
		items.push({ json: jsonOfChatRow(row, request, template, showsContent), pairedItem: { item: row.itemIndex } });
	}
	const summary = summaryOf(rows);
	const { messages, wouldSend, duplicates, segments } = summary;
	const sms =
		segments > 0
			? ` Those that fall back to SMS take up to ${segments} ${segments === 1 ? 'segment' : 'segments'}.`
			: '';
	const total = `Nothing was sent. ${wouldSend} of ${messages} ${messages === 1 ? 'message' : 'messages'} would go out.${sms}`;
	const bare = bareNumbersHint(planned.map(({ message }) => message));
	addHints(context, [total, hoursSentence(summary), bare?.message], 'info');
	addHints(context, [problemsSentence(summary), unlisted(templates), notApproved(found)], 'warning');
	if (given.summaryItem !== true) return items;
	const { countries, problems, hours } = summary;
	const byCountry = countries.map(({ country, name, messages: count }) => ({ country, name, messages: count }));
	const sums = { messages, wouldSend, duplicates, smsSegments: segments, countries: byCountry, problems, hours };
	return [
		...items,
		{ json: { summary: true, ...sums }, pairedItem: rows.map(({ itemIndex }) => ({ item: itemIndex })) },
	];
}

function unlisted({ problem }: TemplateTexts): string | undefined {
	return problem === undefined
		? undefined
		: `The texts of templates could not be loaded. ${problem.happened}. ${problem.remedy}`;
}

/** What 8x8 or WhatsApp would refuse, as far as the list of templates shows. */
function notApproved(found: readonly SentTemplate[]): string | undefined {
	const count = found.filter(({ status }) => status !== 'APPROVED').length;
	return count === 0 ? undefined : `${count} of the templates cannot be sent: templateStatus shows why.`;
}
