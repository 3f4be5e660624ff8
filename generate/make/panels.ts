import type { Operation } from '../../contract/model';
import type { Parameter } from './form';

/** What a message through a chat app holds, by its type, of those that the app offers. The contract says which are required. */
const contentOf: Readonly<Record<string, readonly string[]>> = {
	text: ['text'],
	image: ['url', 'text'],
	audio: ['url'],
	video: ['url', 'text'],
	file: ['url', 'text'],
	location: ['location'],
	template: ['template'],
};

/** The fields of an operation as its panel has them: those of a message's content appear with the choice of its type. */
export function panelOf({ id }: Operation, fields: readonly Parameter[]): Parameter[] {
	if (id !== 'sendMessage') return [...fields];
	const content = new Set(Object.values(contentOf).flat());
	return fields
		.filter(({ name }) => name === undefined || !content.has(name))
		.map((field) => (field.name === 'type' ? withContent(field, fields) : field));
}

function withContent(type: Parameter, fields: readonly Parameter[]): Parameter {
	if (type.options === undefined || typeof type.options === 'string') throw new Error('The types are not a list');
	return {
		...type,
		options: type.options.flatMap((choice) => {
			const [first, ...rest] = contentOf[choice.value] ?? [];
			if (first === undefined) return [];
			return [
				{
					...choice,
					nested: [{ ...fieldNamed(fields, first), required: true }, ...rest.map((name) => fieldNamed(fields, name))],
				},
			];
		}),
	};
}

function fieldNamed(fields: readonly Parameter[], wanted: string): Parameter {
	const found = fields.find(({ name }) => name === wanted);
	if (found === undefined) throw new Error(`The contract has no field ${wanted}`);
	return found;
}
