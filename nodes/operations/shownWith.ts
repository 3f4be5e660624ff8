import type { INodeProperties } from 'n8n-workflow';

/** Values of other fields with which a field is shown. */
export type Shown = Record<string, (string | number | boolean)[]>;

/** A field that is shown with these values of other fields, on top of those that it asks for itself. */
export function shownWith(field: INodeProperties, show: Shown): INodeProperties {
	return { ...field, displayOptions: { ...field.displayOptions, show: { ...show, ...field.displayOptions?.show } } };
}
