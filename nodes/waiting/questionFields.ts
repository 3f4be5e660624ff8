import type { INodeProperties } from 'n8n-workflow';

/** What is asked, with the names that n8n's own nodes have: its human-in-the-loop tool knows them. */
export const questionFields: INodeProperties[] = [
	{
		displayName: 'Response Type',
		name: 'responseType',
		type: 'options',
		default: 'approval',
		options: [
			{ name: 'Approval', value: 'approval', description: 'A button, or two: yes and no' },
			{ name: 'Custom Form', value: 'customForm', description: 'A form with fields of your own' },
			{ name: 'Free Text', value: 'freeText', description: 'One field for some words' },
		],
	},
	{
		displayName:
			'A link of about 150 characters is added to the message, so that it takes two segments or more. Opening the link answers nothing: only the buttons of its page do. Whoever has the link can answer.',
		name: 'linkNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Form Elements',
		name: 'formFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Form Element',
		default: { values: [{ fieldLabel: '', fieldType: 'text' }] },
		displayOptions: { show: { responseType: ['customForm'] } },
		options: [
			{
				displayName: 'Values',
				name: 'values',
				values: [
					{
						displayName: 'Choices',
						name: 'fieldChoices',
						type: 'string',
						typeOptions: { rows: 3 },
						default: '',
						displayOptions: { show: { fieldType: ['dropdown'] } },
						placeholder: 'e.g. Small, Medium, Large',
						description: 'The entries of the list, separated by commas or line breaks',
					},
					{
						displayName: 'Element Type',
						name: 'fieldType',
						type: 'options',
						default: 'text',
						options: [
							{ name: 'Date', value: 'date' },
							{ name: 'Dropdown', value: 'dropdown' },
							{ name: 'Email', value: 'email' },
							{ name: 'Number', value: 'number' },
							{ name: 'Text', value: 'text' },
							{ name: 'Textarea', value: 'textarea' },
						],
						description: 'What can be filled in',
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
						description: 'What the page asks. It is the name of the value in the output, unless Field Name is set.',
					},
					{
						displayName: 'Placeholder',
						name: 'placeholder',
						type: 'string',
						default: '',
						displayOptions: { hide: { fieldType: ['dropdown', 'date'] } },
						description: 'An example that is shown in the empty field',
					},
					{
						displayName: 'Required',
						name: 'requiredField',
						type: 'boolean',
						default: false,
						description: 'Whether the form can only be sent with it',
					},
				],
			},
		],
	},
	{
		displayName: 'Approval Options',
		name: 'approvalOptions',
		type: 'fixedCollection',
		placeholder: 'Add option',
		default: {},
		displayOptions: { show: { responseType: ['approval'] } },
		options: [
			{
				displayName: 'Values',
				name: 'values',
				values: [
					{
						displayName: 'Type of Approval',
						name: 'approvalType',
						type: 'options',
						default: 'double',
						options: [
							{ name: 'Approve Only', value: 'single', description: 'One button' },
							{ name: 'Approve and Disapprove', value: 'double', description: 'Two buttons' },
						],
					},
					{
						displayName: 'Approve Button Label',
						name: 'approveLabel',
						type: 'string',
						default: 'Approve',
					},
					{
						displayName: 'Disapprove Button Label',
						name: 'disapproveLabel',
						type: 'string',
						default: 'Decline',
						displayOptions: { show: { approvalType: ['double'] } },
					},
				],
			},
		],
	},
];

/** Options of the page, with the names that n8n's own nodes have. */
export const pageOptions: INodeProperties[] = [
	{
		displayName: 'Response Form Title',
		name: 'responseFormTitle',
		type: 'string',
		default: '',
		description: 'The heading of the page. Left empty, it is Your Answer.',
	},
	{
		displayName: 'Response Form Description',
		name: 'responseFormDescription',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		description: 'What the page says above its buttons. Left empty, it is the message.',
	},
	{
		displayName: 'Response Form Button Label',
		name: 'responseFormButtonLabel',
		type: 'string',
		default: 'Send',
		description: 'The button of a form',
		displayOptions: { hide: { '/responseType': ['approval'] } },
	},
];
