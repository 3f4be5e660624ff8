import type { ContractDocument, Schema } from '../document';
import { type Field, fieldsOf, modelOf, requestFields } from '../model';

/** Fields of offered operations for which the contract says neither how they are offered nor that they are not. */
export function fieldProblems(contract: ContractDocument): string[] {
	const { operations } = modelOf('contract', '', contract);
	return operations
		.filter(({ entry }) => entry !== undefined)
		.flatMap((operation) =>
			requestFields(operation).flatMap((field) => missing(field).map((name) => `${operation.id}: ${name} has no x-ui`)),
		);
}

/** The names of fields without x-ui: the field itself, or those inside it where only its contents are offered. */
function missing({ name, ui, schema }: Field): string[] {
	if (ui === undefined) return [name];
	if (ui.place === 'none' || (ui.place !== 'inline' && !isCollection(schema))) return [];
	return fieldsOf(schema).flatMap((inside) => missing({ ...inside, name: `${name}.${inside.name}` }));
}

const isCollection = ({ properties, items }: Schema) => properties !== undefined || items?.properties !== undefined;
