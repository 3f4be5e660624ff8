import type { FastifyInstance } from 'fastify';
import { ApiFailure, ErrorCode } from '../apiFailure';
import { channelIds } from '../chat/channels';
import { contractBody, noBody, registerOperation, type ApiContext } from './register';

const plain = (uuid: string) => uuid.replaceAll('-', '').toLowerCase();

/** Templates and webhooks of the account with the Business Messaging API. */
export function registerChatAccount(app: FastifyInstance, context: ApiContext): void {
	registerOperation(app, context, 'getTemplates', noBody, ({ settings, path }) => {
		if (plain(path.channelId ?? '') !== plain(channelIds.WhatsApp)) {
			throw new ApiFailure(404, ErrorCode.notFound, 'The account has no WhatsApp channel with this ID');
		}
		return { run: () => ({ status: 200, body: { templates: settings.templates } }) };
	});

	registerOperation(app, context, 'getChatWebhooks', noBody, ({ simulation }) => ({
		run: () => ({ status: 200, body: simulation.chatWebhooks.list() }),
	}));

	const readWebhooks = contractBody(context.contract, 'addChatWebhooks');
	registerOperation(app, context, 'addChatWebhooks', readWebhooks, ({ simulation, body }) => ({
		run: () => {
			simulation.chatWebhooks.put(body);
			return { status: 200 };
		},
	}));

	const readKeys = contractBody(context.contract, 'deleteChatWebhooks');
	registerOperation(app, context, 'deleteChatWebhooks', readKeys, ({ simulation, body }) => ({
		run: () => {
			simulation.chatWebhooks.remove(body);
			return { status: 200 };
		},
	}));
}
