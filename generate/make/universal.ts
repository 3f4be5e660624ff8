import { connectionId } from './connection';
import type { Component, Parameter } from './form';

const pairs = (name: string, label: string, help: string): Parameter => ({
	name,
	type: 'array',
	label,
	help,
	spec: [
		{ name: 'key', type: 'text', label: 'Key' },
		{ name: 'value', type: 'text', label: 'Value' },
	],
});

/** Make an API Call, which Make's reviewers require of every app. Its requests always go to the connection's host. */
export const universal: Component = {
	id: 'makeApiCall',
	about: {
		label: 'Make an API Call',
		description: 'Performs an arbitrary authorized API call.',
		moduleType: 'universal',
		connection: connectionId,
		altConnection: null,
	},
	files: {
		communication: {
			url: "/{{replace(parameters.url, '/^[/]+/', emptystring)}}",
			method: '{{parameters.method}}',
			qs: { '{{...}}': "{{toCollection(parameters.qs, 'key', 'value')}}" },
			headers: { '{{...}}': "{{toCollection(parameters.headers, 'key', 'value')}}" },
			body: '{{parameters.body}}',
			type: 'text',
			response: { output: { body: '{{body}}', headers: '{{headers}}', statusCode: '{{statusCode}}' } },
		},
		staticParams: [],
		mappableParams: [
			{
				name: 'url',
				type: 'text',
				label: 'URL',
				required: true,
				help: 'A path below `https://sms.8x8.com/api/v1` (or the host of your region), such as `/subaccounts/acme_hq/messages`.',
			},
			{
				name: 'method',
				type: 'select',
				label: 'Method',
				required: true,
				default: 'GET',
				options: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((value) => ({ label: value, value })),
			},
			{
				...pairs('headers', 'Headers', 'The authorization is added automatically.'),
			},
			pairs('qs', 'Query String', 'What follows the question mark.'),
			{ name: 'body', type: 'any', label: 'Body', help: 'JSON, as text.' },
		],
		interface: [
			{ name: 'body', type: 'any', label: 'Body' },
			{ name: 'headers', type: 'collection', label: 'Headers' },
			{ name: 'statusCode', type: 'uinteger', label: 'Status Code' },
		],
		samples: {
			body: { balance: 1204.55, currency: 'EUR' },
			headers: { 'content-type': 'application/json' },
			statusCode: 200,
		},
		scope: [],
	},
};
