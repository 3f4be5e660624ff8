import type { FastifyInstance } from 'fastify';
import { ApiFailure, ErrorCode } from '../apiFailure';
import { priceCurrency, priceList } from '../prices';
import { webhookKeys } from '../webhooks';
import { contractBody, noBody, registerOperation, type ApiContext } from './register';

const rounded = (amount: number) => Math.round(amount * 1e6) / 1e6;

/** Prices, balance and webhooks of the account. */
export function registerAccount(app: FastifyInstance, context: ApiContext): void {
	registerOperation(app, context, 'getPrices', noBody, ({ settings, query }) => {
		const { subAccountId, ...filter } = query;
		if ((filter.mcc === undefined) !== (filter.mnc === undefined)) {
			throw new ApiFailure(400, ErrorCode.parameter, "Parameters 'mcc' and 'mnc' go together");
		}
		if (subAccountId !== undefined && !settings.subAccountIds.includes(subAccountId)) {
			throw new ApiFailure(400, ErrorCode.subAccount, 'The subAccountId does not belong to the account');
		}
		const subAccountIds = subAccountId === undefined ? settings.subAccountIds : [subAccountId];
		return { run: () => ({ status: 200, body: priceList(subAccountIds, filter) }) };
	});

	registerOperation(app, context, 'getBalance', noBody, ({ simulation }) => {
		const { balance } = simulation;
		if (balance === null) throw new ApiFailure(403, ErrorCode.forbidden, 'The account is not a prepaid one');
		return { run: () => ({ status: 200, body: { balance: rounded(balance), currency: priceCurrency } }) };
	});

	registerOperation(app, context, 'getWebhooks', noBody, ({ simulation }) => ({
		run: () => ({ status: 200, body: simulation.webhooks.list() }),
	}));

	registerOperation(
		app,
		context,
		'addWebhooks',
		contractBody(context.contract, 'addWebhooks'),
		({ simulation, body }) => ({
			run: () => {
				simulation.webhooks.put(body);
				return { status: 200 };
			},
		}),
	);

	const keysInContract = contractBody(context.contract, 'deleteWebhooks');
	const readKeys = (posted: unknown) => webhookKeys(posted, keysInContract);
	registerOperation(app, context, 'deleteWebhooks', readKeys, ({ simulation, body }) => ({
		run: () => {
			simulation.webhooks.remove(body);
			return { status: 200 };
		},
	}));
}
