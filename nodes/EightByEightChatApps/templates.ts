import {
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	NodeOperationError,
	type ResourceMapperFields,
	SEND_AND_WAIT_OPERATION,
} from 'n8n-workflow';
import { type Account, accountIdOf, accountOf } from '../api/account';
import { ApiClient } from '../api/client';
import { answerIn } from '../api/reply';
import { credentialName, nodeTransport } from '../api/transport';
import { isLinkVariable } from '../chat/answerLink';
import { chosenTemplate, readTemplateChoice } from '../chat/templateChoice';
import { templateText, variablesOf } from '../chat/templateVariables';
import { getTemplates } from '../generated/chatApps';
import { channelIdLimits } from '../generated/limits';
import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { failed, ok, type Result } from '../problems/result';
import { isRecord, propertyOf, textOf } from '../problems/unknownValues';

/** The approved templates of the WhatsApp channel in the panel, each with its language and the start of its text. */
export async function searchTemplates(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const wanted = filter?.toLowerCase() ?? '';
	const results = (await approvedTemplates(this))
		.map((template) => {
			const [name, language] = [nameOf(template), languageOf(template)];
			const text = templateText(template).replace(/\s+/g, ' ');
			return {
				name: `${name} (${language}): ${text.length > 80 ? `${text.slice(0, 79)}…` : text}`,
				value: `${name}|${language}`,
			};
		})
		.filter(({ name }) => name.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}

/** The variables of the chosen template, as fields of the resource mapper. */
export async function getTemplateVariables(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const { name, language } = readTemplateChoice(
		textOf(chosenTemplate(this.getNodeParameter('templateName', ''))) ?? '',
	);
	if (name === '') return { fields: [], emptyFieldsNotice: 'Choose a template first.' };
	const template = (await approvedTemplates(this)).find(
		(each) => nameOf(each) === name && languageOf(each) === language,
	);
	if (template === undefined) {
		return { fields: [], emptyFieldsNotice: 'The channel has no approved template with this name in this language.' };
	}
	const variables = variablesOf(template);
	const asks = this.getNodeParameter('operation', '') === SEND_AND_WAIT_OPERATION;
	const ofPage = asks ? variables.find(({ id }) => isLinkVariable(id)) : undefined;
	const fields = variables.map(({ id, label, isRequired }) => ({
		id,
		displayName: id === ofPage?.id ? `${label} (the node fills in the page)` : label,
		type: 'string' as const,
		required: isRequired && id !== ofPage?.id,
		display: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
	}));
	return { fields, emptyFieldsNotice: 'This template has no variables to fill in.' };
}

const nameOf = (template: unknown) => textOf(propertyOf(template, 'templateName')) ?? '';
const languageOf = (template: unknown) => textOf(propertyOf(template, 'language')) ?? '';

async function approvedTemplates(context: ILoadOptionsFunctions): Promise<Record<string, unknown>[]> {
	const listed = await listInPanel(context);
	if (listed.ok) return listed.value.filter(({ status }) => status === 'APPROVED');
	const { happened, remedy } = listed.problem;
	const error = new NodeOperationError(context.getNode(), happened, { description: remedy });
	// n8n's error classes replace a message in which they find the name of a system error.
	error.message = happened;
	throw error;
}

async function listInPanel(context: ILoadOptionsFunctions): Promise<Result<Record<string, unknown>[]>> {
	const account = accountOf(await context.getCredentials(credentialName));
	if (!account.ok) return account;
	const { baseUrl, chatAppsBaseUrl } = account.value;
	const client = new ApiClient(nodeTransport(context), { baseUrl, chatAppsBaseUrl, timeoutMs: 30_000, maxRetries: 0 });
	return await listTemplates(client, account.value, context.getNodeParameter('channelId', ''));
}

/** All templates of a WhatsApp channel, as 8x8 lists them. */
export async function listTemplates(
	client: ApiClient,
	account: Account,
	channel: unknown,
): Promise<Result<Record<string, unknown>[]>> {
	const accountId = accountIdOf(account);
	if (!accountId.ok) return accountId;
	if (accountId.value === undefined) return failed(problem('ACCOUNT_ID_MISSING'));
	const channelId = textOf(channel)?.trim() ?? '';
	if (!new RegExp(channelIdLimits.pattern).test(channelId))
		return notListed('WhatsApp Channel ID is not a valid channel ID');
	const answer = answerIn(await client.request(getTemplates, { path: { accountId: accountId.value, channelId } }));
	if (answer === undefined) return notListed('no answer came');
	const templates = propertyOf(answer.body, 'templates');
	if (answer.status !== 200 || !Array.isArray(templates)) return notListed(`HTTP ${answer.status}`);
	return ok(templates.filter(isRecord));
}

function notListed(reason: string): { ok: false; problem: Problem } {
	return failed(problem('CHAT_TEMPLATES_NOT_LISTED', { reason }));
}
