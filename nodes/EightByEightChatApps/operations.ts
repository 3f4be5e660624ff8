import {
	cancelMessage,
	cancelMessageBatch,
	getMessage,
	getTemplates,
	markMessageRead,
	sendMessage,
	sendMessageBatch,
	sendTypingIndicator,
} from '../generated/chatApps';
import type { Resource } from '../operations/operation';
import { registryOf } from '../operations/registry';
import { request } from '../operations/request';
import { send } from '../operations/send';
import { sendBatch } from '../operations/sendBatch';
import { chat } from '../sending/formats/chat';
import { withPanel } from './panel/message';
import { preview } from './preview/preview';
import { cancellation, lookup, read, templates, typing } from './readings';
import { waiting } from './waiting';

const message: Resource = {
	entry: { name: 'Message', value: 'message' },
	operations: [
		send(chat, withPanel(sendMessage)),
		sendBatch(chat, withPanel(sendMessageBatch)),
		...waiting,
		preview,
		request(getMessage, lookup),
		request(cancelMessage, cancellation('umid')),
		request(cancelMessageBatch, cancellation('batchId')),
		request(markMessageRead, read),
		request(sendTypingIndicator, typing),
	],
};

const template: Resource = {
	entry: { name: 'Template', value: 'template' },
	operations: [request(getTemplates, templates)],
};

/** Everything that the node can do. */
export const { fields, execute } = registryOf([message, template], { withoutSubAccount: [template.entry.value] });
