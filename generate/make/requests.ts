import { type Field, fieldsOf, type Operation } from '../../contract/model';
import { destinationFormula } from './destination';
import { kindOf } from './fieldKinds';
import type { Json } from './form';
import { templateFormula, textFormula } from './text';

/** The path of the server, which all requests of the app begin with. */
const basePath = '/api/v1';

/** The host of the chat apps in the connection's region; the regions' hosts differ in their first label alone. */
const chatAppsHost =
	"{{if(connection.region == 'other', connection.chatAppsHost, replace(connection.region, 'sms.', 'chatapps.'))}}";

/** The sub-account that a module works with: its own choice, or the connection's. */
export const subAccount = 'ifempty(parameters.subAccountId, connection.subAccountId)';

const pathValues: Readonly<Record<string, string>> = {
	subAccountId: `{{encodeURL(${subAccount})}}`,
	accountId: '{{encodeURL(connection.accountId)}}',
	channelId: '{{encodeURL(connection.channelId)}}',
};

/** The address of an operation: relative to the app's base URL, or absolute if the API has its own host. */
export function urlOf(apiName: string, path: string): string {
	if (!path.startsWith(`${basePath}/`)) throw new Error(`${path} is not below ${basePath}`);
	const filled = path
		.slice(basePath.length)
		.replace(/\{(\w+)\}/g, (_, name: string) => pathValues[name] ?? `{{encodeURL(parameters.${name})}}`);
	return apiName === 'chatApps' ? `https://${chatAppsHost}${basePath}${filled}` : filled;
}

/** The request of an operation, without how its answer is read. */
export function requestOf(apiName: string, operation: Operation, pattern: string): Record<string, Json> {
	const query = operation.parameters.filter(({ place }) => place === 'query');
	return {
		url: urlOf(apiName, operation.path),
		method: operation.method,
		// The values in the address are encoded already.
		encodeUrl: false,
		...(query.length > 0 && { qs: Object.fromEntries(query.map(({ name }) => [name, optional(name)])) }),
		...(operation.body !== undefined && { body: bodyOf(fieldsOf(operation.body.schema), pattern) }),
	};
}

/** A body of the fields that a panel offers. Empty fields are left out of the request. */
export function bodyOf(fields: readonly Field[], pattern: string): Record<string, Json> {
	return Object.fromEntries(
		fields.flatMap((field): [string, Json][] => {
			if (field.ui === undefined || field.ui.place === 'none') return [];
			if (field.ui.place === 'inline') return [[field.name, bodyOf(fieldsOf(field.schema), pattern)]];
			return [[field.name, valueOf(field, pattern)]];
		}),
	);
}

function valueOf(field: Field, pattern: string): string {
	const given = `parameters.${field.name}`;
	switch (kindOf(field)) {
		case 'phone':
			return destinationFormula(field.name, pattern, field.isRequired);
		case 'template':
			return templateFormula(field.name);
		case 'text':
			return textFormula(field.name);
		case 'date':
			return `{{if(${given}, formatDate(${given}, 'YYYY-MM-DDTHH:mm:ssZ', 'UTC'), undefined)}}`;
		case 'values':
			return `{{if(${given}, toCollection(${given}, 'key', 'value'), undefined)}}`;
		default:
			return optional(field.name);
	}
}

function optional(name: string): string {
	return `{{ifempty(parameters.${name}, undefined)}}`;
}
