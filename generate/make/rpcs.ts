import { type Contract, operationNamed } from '../../contract/model';
import { connectionId } from './connection';
import type { Component } from './form';
import { urlOf } from './requests';

/** The longest list that Make's reviewers allow. */
const longestList = 300;

/**
 * The lists that fields of panels are chosen from. Sub-accounts and countries come from the prices, the one list of them
 * that 8x8 has.
 */
export function rpcs(contract: Contract): Component[] {
	const { path, method } = operationNamed(contract, 'getPrices');
	const templates = operationNamed(contract, 'getTemplates');
	const prices = { url: urlOf('sms', path), method, encodeUrl: false };
	return [
		rpc('listSubAccounts', 'List Sub-Accounts', {
			...prices,
			response: {
				iterate: '{{body.subAccounts}}',
				output: { label: '{{item.subAccountId}}', value: '{{item.subAccountId}}' },
				limit: longestList,
			},
		}),
		rpc('listCountries', 'List Countries', {
			...prices,
			qs: { subAccountId: '{{connection.subAccountId}}', direction: 'outbound' },
			response: {
				iterate: '{{body.subAccounts[1].outbound.countries}}',
				output: { label: '{{item.countryName}} ({{item.alpha2Code}})', value: '{{item.alpha2Code}}' },
				limit: longestList,
			},
		}),
		rpc('listTemplates', 'List WhatsApp Templates', {
			url: urlOf('chatApps', templates.path),
			method: templates.method,
			encodeUrl: false,
			condition: '{{if(connection.channelId, true, false)}}',
			response: {
				// Only these can be sent. The text shows which values the template takes.
				iterate: { container: '{{body.templates}}', condition: "{{item.status == 'APPROVED'}}" },
				output: {
					label: "{{item.templateName}} ({{item.language}}): {{first(map(item.components, 'text', 'type', 'BODY'))}}",
					value: '{{item.templateName}}',
				},
				limit: longestList,
			},
		}),
	];
}

function rpc(id: string, label: string, communication: object): Component {
	return { id, about: { label, connection: connectionId, altConnection: null }, files: { communication, params: [] } };
}
