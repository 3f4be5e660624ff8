import { compareSchemas } from './compareSchemas';
import type { Content, Header, OpenApiDocument, Parameter, Response, Schema } from '../document';
import { compareNamed, compareValues, type Finding, presence } from './finding';
import { type ListedOperation, listOperations } from '../operations';

export interface Difference extends Finding {
	/** Our operationId, or the method and path of an operation that we lack; `servers` for the list of base URLs. */
	operation: string;
	/** The method and path; empty for `servers`. */
	call: string;
}

/** Every difference between 8x8's document and the contract under paths and servers. */
export function compareDocuments(theirs: OpenApiDocument, ours: OpenApiDocument): Difference[] {
	const theirOperations = byCall(theirs);
	const ourOperations = byCall(ours);
	const calls = new Set([...Object.keys(ourOperations), ...Object.keys(theirOperations)]);
	return [
		...compareServers(theirs, ours).map((finding) => ({ ...finding, operation: 'servers', call: '' })),
		...[...calls].flatMap((call) => {
			const their = theirOperations[call];
			const our = ourOperations[call];
			return compareOperations(their, our).map((finding) => ({ ...finding, operation: our?.name ?? call, call }));
		}),
	];
}

function byCall(document: OpenApiDocument): Record<string, ListedOperation> {
	return Object.fromEntries(listOperations(document).map((listed) => [listed.call, listed]));
}

function compareServers(theirs: OpenApiDocument, ours: OpenApiDocument): Finding[] {
	const urls = ({ servers = [] }: OpenApiDocument) => Object.fromEntries(servers.map(({ url }) => [url, url]));
	return compareNamed(urls(theirs), urls(ours), { at: (url) => url, compare: () => [] });
}

function compareOperations(theirs: ListedOperation | undefined, ours: ListedOperation | undefined): Finding[] {
	if (theirs === undefined || ours === undefined) return compareValues('operation', presence(theirs), presence(ours));
	return [
		...compareNamed(byPlace(theirs.parameters), byPlace(ours.parameters), {
			at: (place) => place,
			compare: compareParameters,
		}),
		...compareValues(
			'request required',
			isRequired(theirs.operation.requestBody),
			isRequired(ours.operation.requestBody),
		),
		...compareBodies('request', theirs.operation.requestBody?.content, ours.operation.requestBody?.content),
		...compareNamed(theirs.operation.responses, ours.operation.responses, {
			at: (status) => `response ${status}`,
			compare: compareResponses,
		}),
	];
}

function byPlace(parameters: Parameter[]): Record<string, Parameter> {
	return Object.fromEntries(parameters.map((parameter) => [`${parameter.in} parameter ${parameter.name}`, parameter]));
}

function compareParameters(place: string, theirs: Parameter, ours: Parameter): Finding[] {
	return [
		...compareValues(`${place} required`, isRequired(theirs), isRequired(ours)),
		...compareSchemas(place, theirs.schema ?? {}, ours.schema ?? {}),
	];
}

function compareResponses(status: string, theirs: Response, ours: Response): Finding[] {
	return [
		...compareNamed(lowerCased(theirs.headers), lowerCased(ours.headers), {
			at: (name) => `response ${status} header ${name}`,
			compare: (name, their, our) =>
				compareSchemas(`response ${status} header ${name}`, their.schema ?? {}, our.schema ?? {}),
		}),
		...compareBodies(`response ${status}`, theirs.content, ours.content),
	];
}

function lowerCased(headers: Record<string, Header> = {}): Record<string, Header> {
	return Object.fromEntries(Object.entries(headers).map(([name, header]) => [name.toLowerCase(), header]));
}

function compareBodies(place: string, theirs: Content | undefined, ours: Content | undefined): Finding[] {
	const their = bodySchema(theirs);
	const our = bodySchema(ours);
	if (their === undefined || our === undefined) return compareValues(`${place} body`, presence(their), presence(our));
	return compareSchemas(place, their, our);
}

// 8x8's files give some schemas under "*/*" and their examples under "application/json".
function bodySchema(content: Content = {}): Schema | undefined {
	return content['application/json']?.schema ?? content['*/*']?.schema;
}

function isRequired(described: { required?: boolean } | undefined): string | undefined {
	if (described === undefined) return undefined;
	return described.required === true ? 'required' : 'optional';
}
