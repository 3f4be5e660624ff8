import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IConnections, INode } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { Credential, N8nClient, NewWorkflow } from '../../../sandbox/n8n/client';
import { withCredential } from '../../../sandbox/n8n/demo';
import { projectRoot } from '../../../projectRoot';
import { filledIn, tabAddress, withOwnTrigger } from '../workflows/imported';
import type { FakeGoogle } from './fakeGoogle';
import type { Spreadsheet } from './spreadsheet';

const workflowFile = z.object({
	name: z.string(),
	nodes: z.array(z.custom<INode>((node) => z.object({ name: z.string(), type: z.string() }).safeParse(node).success)),
	connections: z.custom<IConnections>((connections) => typeof connections === 'object'),
	settings: z.object({ executionOrder: z.literal('v1'), saveDataSuccessExecution: z.literal('none') }),
});

const googleNode = 'n8n-nodes-base.googleSheets';

/** A Google account as a person connects it in n8n: by consent, with the token that consent results in. */
export async function googleAccount(n8n: N8nClient, google: FakeGoogle): Promise<Credential> {
	const oauthTokenData = { access_token: google.userToken, token_type: 'Bearer', expires_in: 3599 };
	const data = { clientId: 'test', clientSecret: 'test', oauthTokenData };
	return await n8n.createCredential({ name: 'Google Sheets account', type: 'googleSheetsOAuth2Api', data });
}

export interface Choices {
	sms: Credential;
	google: Credential;
	document: Spreadsheet;
	/** What is entered in the node Settings, besides the address of the document's first tab. */
	settings?: Record<string, string | number>;
}

/** A shipped workflow, set up as its first sticky note describes. Waits between tries are short here. */
export async function readSheetWorkflow(file: string, choices: Choices): Promise<NewWorkflow> {
	const workflow = workflowFile.parse(JSON.parse(await readFile(join(projectRoot, 'workflows', file), 'utf8')));
	const { google, document } = choices;
	const settings: Record<string, string | number> = { 'Tab address': tabAddress(document), ...choices.settings };
	for (const node of workflow.nodes) {
		if (node.webhookId !== undefined) node.webhookId = randomUUID();
		if (node.type === googleNode) node.credentials = { [google.type]: { id: google.id, name: google.name } };
		if (node.waitBetweenTries !== undefined) node.waitBetweenTries = 200;
		if (node.name === 'Settings') filledIn(settings)(node);
	}
	return withCredential({ ...workflow, nodes: withOwnTrigger(workflow.nodes) }, choices.sms);
}
