import type { INodeProperties } from 'n8n-workflow';

const elementFields: INodeProperties[] = [
	{
		displayName: 'Accepted File Types',
		name: 'acceptFileTypes',
		type: 'string',
		default: '',
		displayOptions: { show: { fieldType: ['file'] } },
		placeholder: 'e.g. .jpg, .pdf',
		description: 'File extensions or types, separated by commas. Leave empty to accept any file.',
	},
	{
		displayName: 'Choices',
		name: 'fieldChoices',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		displayOptions: { show: { fieldType: ['dropdown', 'radio', 'checkbox'] } },
		placeholder: 'e.g. Small, Medium, Large',
		description: 'The choices, separated by commas or line breaks',
	},
	{
		displayName: 'Element Type',
		name: 'fieldType',
		type: 'options',
		default: 'text',
		options: [
			{ name: 'Checkboxes', value: 'checkbox' },
			{ name: 'Date', value: 'date' },
			{ name: 'Dropdown', value: 'dropdown' },
			{ name: 'Email', value: 'email' },
			{ name: 'File', value: 'file' },
			{ name: 'Number', value: 'number' },
			{ name: 'Radio Buttons', value: 'radio' },
			{ name: 'Text', value: 'text' },
			{ name: 'Textarea', value: 'textarea' },
		],
		description: 'The type of the element',
	},
	{
		displayName: 'Field Name',
		name: 'fieldName',
		type: 'string',
		default: '',
		placeholder: 'e.g. arrival',
		description: 'The name of the value in the output',
	},
	{
		displayName: 'Label',
		name: 'fieldLabel',
		type: 'string',
		default: '',
		placeholder: 'e.g. When do you arrive?',
		description: 'The question on the page. Also the name of the value in the output, unless Field Name is set.',
	},
	{
		displayName: 'Multiple Choice',
		name: 'multiselect',
		type: 'boolean',
		default: false,
		displayOptions: { show: { fieldType: ['dropdown'] } },
		description: 'Whether several entries can be chosen',
	},
	{
		displayName: 'Multiple Files',
		name: 'multipleFiles',
		type: 'boolean',
		default: false,
		displayOptions: { show: { fieldType: ['file'] } },
		description: 'Whether several files can be chosen',
	},
	{
		displayName: 'Placeholder',
		name: 'placeholder',
		type: 'string',
		default: '',
		displayOptions: { show: { fieldType: ['text', 'textarea', 'number', 'email'] } },
		description: 'An example shown in the empty field',
	},
	{
		displayName: 'Required',
		name: 'requiredField',
		type: 'boolean',
		default: false,
		description: 'Whether it must be filled in',
	},
];

const exampleForm = [
	{ fieldLabel: 'When do you arrive?', fieldType: 'date', requiredField: true },
	{ fieldLabel: 'Extras', fieldType: 'checkbox', fieldOptions: { values: [{ option: 'Breakfast' }] } },
];

/** The elements of a custom form, with the names that n8n's own forms have. */
export const formFields: INodeProperties[] = [
	{
		displayName: 'Define Form',
		name: 'defineForm',
		type: 'options',
		noDataExpression: true,
		default: 'fields',
		displayOptions: { show: { responseType: ['customForm'] } },
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
	},
	{
		displayName: 'Form Elements',
		name: 'formFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Form Element',
		default: { values: [{ fieldLabel: '', fieldType: 'text' }] },
		displayOptions: { show: { responseType: ['customForm'], defineForm: ['fields'] } },
		options: [{ displayName: 'Values', name: 'values', values: elementFields }],
	},
	{
		displayName: 'Form Elements (JSON)',
		name: 'jsonOutput',
		type: 'json',
		typeOptions: { rows: 8 },
		default: JSON.stringify(exampleForm, null, 2),
		displayOptions: { show: { responseType: ['customForm'], defineForm: ['json'] } },
		description: "A list of elements, each as n8n's own forms define them",
	},
];
