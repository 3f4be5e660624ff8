/**
 * Apex's reserved words (Apex Developer Guide), and type. External Services puts `z0` before such a name, in any case,
 * which makes fields hard to find in Flow Builder.
 */
const reservedWords = new Set(
	`abstract activate and any array as asc autonomous begin bigdecimal blob boolean break bulk by byte case cast catch
	char class collect commit const continue currency date datetime decimal default delete desc do double else end enum
	exception exit export extends false final finally float for from global goto group having hint if implements import
	in inner insert instanceof int integer interface into join like limit list long loop map merge new not null nulls
	number object of on or outer override package parallel pragma private protected public retrieve return rollback
	select set short sobject sort static string super switch synchronized system testmethod then this throw time
	transaction trigger true try type undelete update upsert using virtual void webservice when where while`.split(/\s+/),
);

export const isReservedWord = (name: string) => reservedWords.has(name.toLowerCase());

/** A schema's or property's name as External Services writes it in Apex and in Flow. */
export function apexIdentifier(name: string): string {
	if (isReservedWord(name)) return `z0${name}`;
	return name.replace(/[^A-Za-z0-9]|^[0-9]/g, hexadecimal);
}

/** The name of an operation in the registration's list of operations: the operationId, lower case and encoded. */
export function operationName(operationId: string): string {
	return operationId.toLowerCase().replace(/[^a-z0-9]/g, hexadecimal);
}

/** The Apex class that External Services makes from a service's named schema. */
export function apexClass(serviceName: string, schemaName: string): string {
	return `ExternalService__${serviceName}_${apexIdentifier(schemaName)}`;
}

function hexadecimal(characters: string): string {
	return [...new TextEncoder().encode(characters)].map((byte) => `x${byte.toString(16).padStart(2, '0')}`).join('');
}
