import type { INodeTypeDescription } from 'n8n-workflow';

/** The operations that a node offers, each as its resource and its value: `message send`. */
export function offeredOperations({ properties }: INodeTypeDescription): Set<string> {
	const lists = properties.filter(({ name }) => name === 'operation');
	return new Set(
		lists.flatMap(({ displayOptions, options = [] }) => {
			const resources = (displayOptions?.show?.resource ?? []).filter((resource) => typeof resource === 'string');
			const values = options.flatMap((option) => ('value' in option ? [String(option.value)] : []));
			return resources.flatMap((resource) => values.map((value) => `${resource} ${value}`));
		}),
	);
}
