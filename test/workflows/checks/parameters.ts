import {
	deepCopy,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeTypeDescription,
	type NodeParameterValueType,
	NodeHelpers,
} from 'n8n-workflow';

export const emailNode = 'n8n-nodes-base.emailSend';
export const addressFields = ['fromEmail', 'toEmail'] as const;

/**
 * Parameters that the node does not have, or would not show together with the others, and what n8n finds wrong with
 * their values.
 */
export function parameterProblems(node: INode, description: INodeTypeDescription): string[] {
	const { properties } = description;
	let shown: INodeParameters | null;
	try {
		shown = NodeHelpers.getNodeParameters(properties, deepCopy(node.parameters), true, false, node, description);
	} catch (error) {
		return [error instanceof Error ? error.message : String(error)];
	}
	const stray = strayPaths(node.parameters, shown ?? {}, []).map((path) => `has no parameter ${path} as it is set up`);
	const checked = { ...node, parameters: shown ?? {} };
	const issues = NodeHelpers.getNodeParametersIssues(properties, checked, description);
	const wrong = Object.entries(issues?.parameters ?? {})
		.filter(([name]) => !isLeftToChoose(node.parameters[name]) && !isLeftToFillIn(node, name))
		.flatMap(([name, messages]) => messages.map((message) => `${name}: ${message}`));
	return [...stray, ...wrong, ...unlistedValues(properties, shown ?? {}, node, description)];
}

/** n8n itself takes any value for a field that offers a list of them. */
function unlistedValues(
	properties: INodeProperties[],
	values: INodeParameters,
	node: INode,
	description: INodeTypeDescription,
): string[] {
	return properties
		.filter((field) => NodeHelpers.displayParameter(values, field, node, description, node.parameters))
		.flatMap((field) => {
			const value = values[field.name];
			if (field.type === 'collection' && isParameters(value)) {
				const inner = (field.options ?? []).filter((option) => 'type' in option);
				return unlistedValues(inner, value, node, description).map((problem) => `${field.name}.${problem}`);
			}
			if (field.type !== 'options' || typeof value !== 'string' || value.startsWith('=')) return [];
			// What is loaded from elsewhere is not listed here.
			if (field.typeOptions?.loadOptionsMethod !== undefined) return [];
			const listed = (field.options ?? []).flatMap((option) => ('value' in option ? [option.value] : []));
			return listed.includes(value) ? [] : [`${field.name}: there is no "${value}" to choose`];
		});
}

const isParameters = (value: unknown): value is INodeParameters =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields whose value names something in the user's own n8n or account, so that nothing can be filled in. */
function isLeftToChoose(value: NodeParameterValueType | undefined): boolean {
	return typeof value === 'object' && value !== null && '__rl' in value && value.value === '';
}

/** The addresses of an e-mail: n8n does not start a workflow while one of them is empty. */
function isLeftToFillIn({ type, parameters }: INode, name: string): boolean {
	return type === emailNode && addressFields.some((field) => field === name) && parameters[name] === '';
}

function strayPaths(given: unknown, known: unknown, path: (string | number)[]): string[] {
	if (known === undefined) return [path.join('.')];
	if (Array.isArray(given)) {
		return given.flatMap((entry, index) =>
			strayPaths(entry, Array.isArray(known) ? known[index] : undefined, [...path, index]),
		);
	}
	if (typeof given !== 'object' || given === null) return [];
	return Object.entries(given).flatMap(([key, value]) =>
		strayPaths(value, isObject(known) ? known[key] : undefined, [...path, key]),
	);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
