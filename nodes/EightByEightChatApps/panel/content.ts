import type { INodeProperties } from 'n8n-workflow';
import { contractField, line, ofType, rows } from './shared';
import { suggestionFields } from './suggestions';

const ofTemplate = (from: string[], field: INodeProperties) =>
	ofType(['template'], { ...field, displayOptions: { show: { templateFrom: from } } });
const ofInteractive = (types: string[], field: INodeProperties) =>
	ofType(['interactive'], { ...field, displayOptions: { show: { interactiveType: types } } });

const suggestionsField = (name: string, displayName: string, description: string) =>
	rows({ displayName, name, placeholder: 'Add Suggestion', description }, suggestionFields);

const mediaHeight: INodeProperties = {
	displayName: 'Media Height',
	name: 'mediaHeight',
	type: 'options',
	default: 'medium',
	options: [
		{ name: 'Short', value: 'short' },
		{ name: 'Medium', value: 'medium' },
		{ name: 'Tall', value: 'tall' },
	],
};

const text = contractField('text');

const media: INodeProperties[] = [
	{
		displayName: 'Media Type',
		name: 'mediaType',
		type: 'options',
		default: 'image',
		options: [
			{ name: 'Audio', value: 'audio' },
			{ name: 'File', value: 'file' },
			{ name: 'Image', value: 'image' },
			{ name: 'Video', value: 'video' },
		],
	},
	{
		displayName: 'Media From',
		name: 'mediaFrom',
		type: 'options',
		default: 'url',
		options: [
			{ name: 'URL', value: 'url', description: 'The file has a public address' },
			{
				name: 'Binary Field',
				value: 'binary',
				description: 'A file from the item, uploaded to 8x8 just before the message is sent',
			},
		],
	},
	{ ...contractField('url'), displayOptions: { show: { mediaFrom: ['url'] } } },
	{
		...line('Input Data Field Name', 'binaryPropertyName', 'data', 'The name of the binary field with the file'),
		default: 'data',
		displayOptions: { show: { mediaFrom: ['binary'] } },
	},
	{
		...text,
		displayName: 'Caption',
		placeholder: 'e.g. Our menu for tonight',
		description: 'The text below the media',
		displayOptions: { show: { mediaType: ['image', 'video', 'file'] } },
	},
];

const template: INodeProperties[] = [
	{
		displayName: 'Template From',
		name: 'templateFrom',
		type: 'options',
		noDataExpression: true,
		default: 'list',
		options: [
			{ name: 'List', value: 'list', description: 'Choose a template from your account and fill in its variables' },
			{ name: 'Fields', value: 'fields', description: 'Enter the name and parts of a template yourself' },
		],
	},
	{
		...line(
			'WhatsApp Channel ID',
			'channelId',
			'2f0c9a51-3f4c-4d5e-8b6a-7c8d9e0f1a2b',
			'From 8x8 Connect. Needed to load the list of templates, together with the Account ID in the credential.',
		),
		displayOptions: { show: { templateFrom: ['list'] } },
	},
	{
		displayName: 'Template',
		name: 'templateName',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description: 'The approved template to send',
		displayOptions: { show: { templateFrom: ['list'] } },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
			},
			{ displayName: 'By Name', name: 'id', type: 'string', placeholder: 'e.g. table_booked|en' },
		],
	},
	{
		displayName: 'Variables',
		name: 'templateVariables',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		displayOptions: { show: { templateFrom: ['list'] }, hide: { templateName: [''] } },
		typeOptions: {
			loadOptionsDependsOn: ['templateName.value', 'channelId'],
			resourceMapper: {
				resourceMapperMethod: 'getTemplateVariables',
				mode: 'add',
				fieldWords: { singular: 'variable', plural: 'variables' },
				addAllFields: true,
				multiKeyMatch: false,
				supportAutoMap: false,
			},
		},
	},
	ofTemplate(['fields'], contractField('template')),
];

const interactive: INodeProperties[] = [
	{
		displayName: 'Type',
		name: 'interactiveType',
		type: 'options',
		default: 'button',
		options: [
			{ name: 'Buttons', value: 'button', description: 'Up to three answers' },
			{ name: 'List', value: 'list', description: 'Up to ten rows to choose from' },
			{ name: 'Link', value: 'cta_url', description: 'A button that opens a web page' },
			{
				name: 'Location Request',
				value: 'location_request_message',
				description: 'A button that sends the location back',
			},
		],
	},
	{ ...text, description: 'The text of the message, at most 1024 characters' },
	ofInteractive(
		['button'],
		rows({ displayName: 'Buttons', name: 'buttons', placeholder: 'Add Button', description: 'One to three' }, [
			line('Label', 'title', 'Yes', 'At most 20 characters'),
			line('ID', 'id', 'keep', 'What the trigger outputs when it is pressed. Defaults to the label.'),
		]),
	),
	ofInteractive(
		['list'],
		line('List Button', 'listButton', 'Choose a time', 'The label of the button that opens the list'),
	),
	ofInteractive(
		['list'],
		rows({ displayName: 'Rows', name: 'listRows', placeholder: 'Add Row', description: 'One to ten' }, [
			line('Name', 'title', '19:30', 'At most 24 characters'),
			line('Description', 'description', 'By the window', 'At most 72 characters'),
			line('ID', 'id', '1930', 'What the trigger outputs when it is chosen. Defaults to the name.'),
			line('Section', 'section', 'Tonight', 'The heading above the row, when the list has several sections'),
		]),
	),
	ofInteractive(['cta_url'], line('Link Label', 'linkLabel', 'See the menu', 'At most 20 characters')),
	ofInteractive(['cta_url'], line('Link URL', 'linkUrl', 'https://example.com/menu')),
	ofInteractive(['button', 'list', 'cta_url'], {
		displayName: 'Header and Footer',
		name: 'headerAndFooter',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			line('Footer', 'footer', 'Bistro', 'A line under the text, at most 60 characters'),
			{
				displayName: 'Header Media Type',
				name: 'headerType',
				type: 'options',
				default: 'image',
				options: [
					{ name: 'Document', value: 'document' },
					{ name: 'Image', value: 'image' },
					{ name: 'Video', value: 'video' },
				],
			},
			line(
				'Header Media URL',
				'headerUrl',
				'https://example.com/menu.jpg',
				'An image, video or document above the text',
			),
			line('Header Text', 'headerText', 'Your booking', 'A heading of at most 60 characters'),
		],
	}),
];

const richCard: INodeProperties[] = [
	line('Card Title', 'cardTitle', 'Laksa for two', 'At most 200 characters'),
	{ ...line('Card Text', 'cardDescription', 'Tonight only', 'At most 2000 characters'), typeOptions: { rows: 4 } },
	line('Card Media URL', 'cardMediaUrl', 'https://example.com/laksa.jpg', 'The public address of a picture or video'),
	{
		displayName: 'Orientation',
		name: 'cardOrientation',
		type: 'options',
		default: 'vertical',
		options: [
			{ name: 'Vertical', value: 'vertical', description: 'The media is above the text' },
			{ name: 'Horizontal', value: 'horizontal', description: 'The media is beside the text' },
		],
	},
	{
		displayName: 'Image Alignment',
		name: 'imageAlignment',
		type: 'options',
		default: 'left',
		options: [
			{ name: 'Left', value: 'left' },
			{ name: 'Right', value: 'right' },
		],
		displayOptions: { show: { cardOrientation: ['horizontal'] } },
	},
	{ ...mediaHeight, displayOptions: { show: { cardOrientation: ['vertical'] } } },
	suggestionsField('cardSuggestions', 'Card Suggestions', 'Up to four buttons of the card'),
];

const carousel: INodeProperties[] = [
	{
		displayName: 'Card Width',
		name: 'cardWidth',
		type: 'options',
		default: 'medium',
		options: [
			{ name: 'Small', value: 'small' },
			{ name: 'Medium', value: 'medium' },
		],
	},
	mediaHeight,
	rows({ displayName: 'Cards', name: 'cards', placeholder: 'Add Card', description: 'Two to ten' }, [
		line('Title', 'title', 'Laksa'),
		line('Text', 'description', 'Tonight only'),
		line('Media URL', 'mediaUrl', 'https://example.com/laksa.jpg'),
		suggestionsField('suggestions', 'Suggestions', 'Up to four buttons of the card'),
	]),
];

/** The fields of what a message holds, by its type. */
export const contentFields: INodeProperties[] = [
	ofType(['text'], text),
	...media.map((field) => ofType(['media'], field)),
	...template.map((field) => ofType(['template'], field)),
	...interactive.map((field) => ofType(['interactive'], field)),
	...richCard.map((field) => ofType(['richCard'], field)),
	...carousel.map((field) => ofType(['carousel'], field)),
	ofType(['location'], contractField('location')),
	ofType(
		['text', 'media', 'richCard', 'carousel'],
		suggestionsField(
			'suggestions',
			'Suggestions',
			'Chips under an RCS message: up to seven, or eleven including those of its cards',
		),
	),
];
