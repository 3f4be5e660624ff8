import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { subAccountField } from '../credential/subAccountField';
import { problem } from '../problems/catalogue';
import { quote } from '../problems/unknownValues';
import { failAll } from '../run/nodeError';
import type { Operation, Resource } from './operation';
import { sharedFields } from './sharedFields';

const resourceField: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [],
	default: '',
};

const operationField: INodeProperties = { ...resourceField, displayName: 'Operation', name: 'operation' };

/** Shown where an AI agent is given an operation that sends. */
const toolNotice: INodeProperties = {
	displayName:
		'As a tool, the model decides when to send a message, and every message costs money. It also chooses whatever you let it fill in: with Destination, it can message anyone.',
	name: 'toolNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { '@tool': [true], operation: ['send', 'sendBatch', 'sendAndWaitForReceipt'] } },
};

/** What a node is made of. */
interface Registry {
	/** The fields of all resources and operations. */
	fields: INodeProperties[];
	/** Carries out the operation that the node is set to. One that this version does not have fails every item, and sends nothing. */
	execute: (context: IExecuteFunctions) => Promise<INodeExecutionData[]>;
}

/** The panel and the execution of a node with these resources. @param withoutSubAccount the resources of the account as a whole */
export function registryOf(
	resources: readonly [Resource, ...Resource[]],
	{ withoutSubAccount }: { withoutSubAccount: (string | number | boolean)[] },
): Registry {
	const [first] = resources;
	const fields: INodeProperties[] = [
		{ ...resourceField, options: resources.map(({ entry }) => entry), default: first.entry.value },
		...resources.map(({ entry, operations }) => ({
			...operationField,
			displayOptions: { show: { resource: [entry.value] } },
			options: operations.map((operation) => operation.entry),
			default: operations[0]?.entry.value ?? '',
		})),
		toolNotice,
		{ ...subAccountField, displayOptions: { hide: { resource: withoutSubAccount } } },
		...resources.flatMap(({ operations }) => sharedFields(operations.map(({ description }) => description))),
	];
	const find = (resource: unknown, operation: unknown): Operation | undefined =>
		resources.find(({ entry }) => entry.value === resource)?.operations.find(({ entry }) => entry.value === operation);
	return {
		fields,
		execute: async (context) => {
			if (context.getInputData().length === 0) return [];
			const resource: unknown = context.getNodeParameter('resource', 0, '');
			const operation: unknown = context.getNodeParameter('operation', 0, '');
			const found = find(resource, operation);
			if (found !== undefined) return await found.execute(context);
			return failAll(context, problem('OPERATION_UNKNOWN', { operation: quote(operation), resource: quote(resource) }));
		},
	};
}
