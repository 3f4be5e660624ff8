import { apiNamed, type Contract } from '../../contract/model';
import { sourceOf, sourceText } from '../sourceText';
import { webhookEventsModule } from './events';
import { limitsModule } from './limits';
import { operationsModule } from './operations';
import { errorCodesModule, receiptCodesModule, regionsModule } from './tables';

/** What the nodes are made from, under nodes/generated: path → text. */
export async function n8nFiles(contract: Contract): Promise<Map<string, string>> {
	const sms = apiNamed(contract, 'sms');
	const chatApps = apiNamed(contract, 'chatApps');
	const modules = [
		...contract.apis.map((api) => [api.name, operationsModule(api), api] as const),
		['limits', limitsModule(contract), sms],
		['regions', regionsModule(contract), sms],
		['webhookEvents', webhookEventsModule(sms), sms],
		['chatAppsWebhookEvents', webhookEventsModule(chatApps), chatApps],
		['errorCodes', errorCodesModule(sms), sms],
		['receiptCodes', receiptCodesModule(sms), sms],
		['chatAppsReceiptCodes', receiptCodesModule(chatApps), chatApps],
	] as const;
	return new Map(
		await Promise.all(
			modules.map(async ([name, code, api]): Promise<[string, string]> => [
				`nodes/generated/${name}.ts`,
				await sourceText(code, sourceOf(api)),
			]),
		),
	);
}
