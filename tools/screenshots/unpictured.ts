import type { INodeProperties } from 'n8n-workflow';
import { workflowPaths } from '../workflows/workflow';
import { ownNodes } from './ownNodes';
import { type Picture, salesforceWorkflow } from './pictures';

const pages = ['form workflows/campaign-from-file.json', 'page of the report', 'answer page', 'survey page', 'phone'];

/** What should have a picture but has none: operations, types of messages, workflows, and pages that people open. */
export async function unpictured(pictures: ReadonlyMap<string, Picture>): Promise<string[]> {
	const shown = new Set([...pictures.values()].flatMap(({ sources }) => sources.map(({ name }) => name)));
	const workflows = [...(await workflowPaths()), salesforceWorkflow].map((path) => `workflow ${path}`);
	return [...operations(), ...messageTypes(), ...workflows, ...pages].filter((name) => !shown.has(name));
}

function operations(): string[] {
	return Object.entries(ownNodes).flatMap(([node, { properties }]) =>
		properties
			.filter(({ name }) => name === 'operation')
			.flatMap((field) => {
				const [resource] = field.displayOptions?.show?.resource ?? [];
				const ofResource = typeof resource === 'string' ? [resource] : [];
				return valuesOf(field).map((operation) => ['panel', node, ...ofResource, operation].join(' '));
			}),
	);
}

function messageTypes(): string[] {
	const fields = ownNodes.eightByEightChatApps.properties.filter(({ name }) => name === 'messageType');
	return [...new Set(fields.flatMap(valuesOf))].map((type) => `message ${type}`);
}

function valuesOf({ options = [] }: INodeProperties): string[] {
	return options.flatMap((option) => ('value' in option ? [String(option.value)] : []));
}
