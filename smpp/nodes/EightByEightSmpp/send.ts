import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { problem } from '../../../nodes/problems/catalogue';
import { ok } from '../../../nodes/problems/result';
import { quote } from '../../../nodes/problems/unknownValues';
import { failAll } from '../../../nodes/run/nodeError';
import { sendMessages } from '../../../nodes/sending/flow';
import type { ReadMessage } from '../../../nodes/sending/message';
import { readItems } from '../../../nodes/sending/readItems';
import type { Open } from '../../../nodes/sending/setup';
import { credentialName, smppAccountOf } from '../../account/account';
import { SmppClient } from '../../lines/client';
import { type SmppRequest, smppText } from './format';
import { defaults, panel } from './options';
import { submit } from './submit';

const panelFields = panel.map(({ name }) => name);

const openSmpp: Open<SmppClient> = async (context, options) => {
	const account = smppAccountOf(await context.getCredentials(credentialName));
	if (!account.ok) return account;
	const client = new SmppClient(account.value, options, context.getExecutionCancelSignal());
	return ok({ account: account.value.sender, client });
};

/** SMPP has no place for an ID of the client's. */
function withoutId(message: ReadMessage<SmppRequest>): ReadMessage<SmppRequest> {
	return 'problem' in message ? message : { ...message, clientMessageId: null };
}

/** Sends one text for each input item. In the continue modes it never throws. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	if (context.getInputData().length === 0) return [];
	const operation: unknown = context.getNodeParameter('operation', 0, '');
	if (operation !== 'send') {
		return failAll(context, problem('OPERATION_UNKNOWN', { operation: quote(operation), resource: "'SMPP'" }));
	}
	return await sendMessages(context, {
		format: smppText,
		open: openSmpp,
		defaults,
		readSettings: () => ok({}),
		isOfLists: () => false,
		needsUniqueIds: () => false,
		skipsDuplicates: () => false,
		read: (run) => readItems({ ...run, format: smppText, panelFields }).map(withoutId),
		plan: (messages, { setup }) =>
			messages.map((message) => ({ messages: [message], send: () => submit(message, setup.client) })),
		output: (settled, _settings, itemOf) => settled.map(itemOf),
	});
}
