import type { INodeProperties } from 'n8n-workflow';
import { sendMessage } from '../../generated/chatApps';

/** A field as the contract describes it, from those of a message. Throws where there is none. */
export function contractField(name: string): INodeProperties {
	const all: readonly INodeProperties[] = [...sendMessage.panel, ...sendMessage.options];
	const found = all.find((field) => field.name === name);
	if (found === undefined) throw new Error(`The contract has no field ${name}`);
	return found;
}

/** A list of rows that a person adds one by one. */
export function rows(
	field: Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'placeholder'>,
	values: INodeProperties[],
): INodeProperties {
	return {
		...field,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		default: {},
		options: [{ displayName: field.displayName, name: 'values', values }],
	};
}

/** A field that is shown for these values of Message Type. */
export function ofType(types: string[], field: INodeProperties): INodeProperties {
	const show = { messageType: types, ...field.displayOptions?.show };
	return { ...field, displayOptions: { ...field.displayOptions, show } };
}

/** A line of text. */
export function line(displayName: string, name: string, placeholder: string, description?: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		default: '',
		placeholder: `e.g. ${placeholder}`,
		...(description !== undefined && { description }),
	};
}
