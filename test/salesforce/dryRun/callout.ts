import type { Bundle } from '../../../generate/salesforce/bundle';
import type { ServiceOperation } from '../metadata/service';
import { readAnswer, writeBody } from './answers';
import type { Credentials } from './credentials';
import { asText, type FlowObject, type FlowValue, isObject } from '../flow/values';

/** Goes to the element's fault path, with the message in $Flow.FaultMessage. */
export class Fault extends Error {}

/** What is needed to call one service. */
export interface Caller {
	bundle: Bundle;
	credentials: Credentials;
	/** The API key that an admin typed in for the principal. */
	apiKey: string;
	permissionSets: readonly string[];
	/** The address to which requests for the Named Credential's URL really go. */
	baseUrl: string;
	/** Milliseconds until a callout is given up; an org waits 120 s. */
	timeout: number;
}

/**
 * Calls an operation as External Services does. An answer with a declared status becomes the output of that name, any
 * other the text defaultExc. Throws a Fault when there is no access, no answer, or a declared one is unreadable.
 */
export async function callOut(
	{ method, path, operation }: ServiceOperation,
	inputs: ReadonlyMap<string, FlowValue>,
	caller: Caller,
): Promise<FlowObject> {
	const { credentials, bundle } = caller;
	if (!credentials.isGranted(caller.permissionSets)) throw new Fault("We couldn't access the credential(s).");
	const filled = path.replace(/\{(\w+)\}/g, (_match, name: string) =>
		encodeURIComponent(asText(inputs.get(name) ?? null)),
	);
	const given = inputs.get('body') ?? null;
	const schema = operation.requestBody?.content['application/json'].schema;
	const body = isObject(given) && schema !== undefined ? writeBody(given, schema, bundle) : undefined;
	const { status, text } = await exchange(`${caller.baseUrl}${filled}`, caller.timeout, {
		method: method.toUpperCase(),
		redirect: 'manual',
		headers: {
			...credentials.headers(caller.apiKey),
			...(body !== undefined && { 'Content-Type': 'application/json' }),
		},
		...(body !== undefined && { body }),
	});
	const isDeclared = String(status) in operation.responses;
	const outputs: FlowObject = { responseCode: status, defaultExc: isDeclared ? null : text };
	for (const [declared, { content }] of Object.entries(operation.responses)) {
		const name = declared.startsWith('2') ? declared : `${declared}Exc`;
		const isThis = String(status) === declared;
		outputs[name] = isThis
			? readOrFault(text, () => readAnswer(JSON.parse(text), content['application/json'].schema, bundle))
			: null;
	}
	return outputs;
}

async function exchange(url: string, timeout: number, init: RequestInit): Promise<{ status: number; text: string }> {
	try {
		const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(timeout) });
		return { status: answer.status, text: await answer.text() };
	} catch (error) {
		const isUnknownHost = error instanceof TypeError && isLookUpError(error.cause);
		if (isUnknownHost) throw new Fault(`java.net.UnknownHostException: ${new URL(url).hostname}`);
		throw new Fault(`The callout failed: ${error instanceof Error ? error.message : String(error)}`);
	}
}

function isLookUpError(cause: unknown): boolean {
	return cause instanceof Error && 'syscall' in cause && cause.syscall === 'getaddrinfo';
}

function readOrFault(text: string, read: () => FlowValue): FlowValue {
	try {
		return read();
	} catch {
		throw new Fault(`The answer could not be read: ${text.slice(0, 100)}`);
	}
}
