import { type Contract, operationNamed, requestFields } from '../../contract/model';
import { answerOf } from './answers';
import { withCards } from './chat/opened';
import { chatPanel } from './chat/panel';
import { connectionId } from './connection';
import type { Component, Parameter } from './form';
import { type ModuleEntry, moduleList } from './moduleList';
import { emptiable, inOrder, parametersOf } from './parameters';
import { requestOf } from './requests';
import { special } from './special';
import { allowPlaceholders } from './text';

const subAccountChoice: Parameter = {
	name: 'subAccountId',
	type: 'select',
	label: 'Sub-Account',
	help: "Leave empty for the connection's default sub-account.",
	options: 'rpc://listSubAccounts',
};

/** The modules that make requests. `pattern` is what may follow a number's plus. */
export function requestModules(contract: Contract, pattern: string): Component[] {
	return moduleList.map((entry) => requestModule(contract, pattern, entry));
}

function requestModule(contract: Contract, pattern: string, entry: ModuleEntry): Component {
	const { api, ...described } = operationNamed(contract, entry.operation);
	const isChat = entry.id === 'sendChatMessage';
	const operation = isChat ? withCards(described) : described;
	const own = special[entry.id]?.(operation, pattern);
	const answer = answerOf(operation, own);
	const ofSubAccount = operation.path.includes('{subAccountId}') || entry.type === 'search';
	const all = parametersOf(requestFields(operation));
	const fields = own?.parameters ?? (isChat ? chatPanel(all) : all);
	const mayAllow = own?.parameters === undefined && operation.effect === 'sends' && !operation.path.includes('surveys');
	return {
		id: entry.id,
		about: {
			label: entry.label,
			description: entry.description,
			moduleType: entry.type,
			...(entry.type === 'action' && { actionCrud: entry.crud }),
			connection: connectionId,
			altConnection: null,
		},
		files: {
			communication: {
				...requestOf(api.name, operation, pattern),
				...own?.request,
				response: answer.response,
			},
			staticParams: [],
			mappableParams: emptiable(
				inOrder([...fields, ...(ofSubAccount ? [subAccountChoice] : []), ...(mayAllow ? [allowPlaceholders] : [])]),
			),
			interface: answer.interface,
			samples: answer.samples,
			scope: [],
		},
	};
}
