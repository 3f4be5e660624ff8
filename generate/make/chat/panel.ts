import type { Choice, Parameter } from '../form';
import { inOrder } from '../parameters';
import { wholeTextPattern } from '../text';

/** What a message through a chat app holds, by its type. The first is required. */
const contentOf: Readonly<Record<string, readonly [string, ...string[]]>> = {
	text: ['text'],
	image: ['url', 'text'],
	audio: ['url'],
	video: ['url', 'text'],
	file: ['url', 'text'],
	location: ['location'],
	template: ['template'],
	interactive: ['interactive'],
	richCard: ['richCard'],
	carousel: ['carousel'],
};

/** The buttons of a message of type interactive, by its kind. */
const actionOf: Readonly<Record<string, readonly string[]>> = {
	button: ['buttons'],
	list: ['button', 'sections'],
	cta_url: ['parameters'],
	location_request_message: ['name'],
};

/** The fields of Send a Chat App Message: those of its content appear with the choice of its type. */
export function chatPanel(fields: readonly Parameter[]): Parameter[] {
	const content = new Set(Object.values(contentOf).flat());
	const whole = fields.map(withWholeTexts).map((field) => own[field.name ?? '']?.(field) ?? field);
	return whole
		.filter(({ name = '' }) => !content.has(name))
		.map((field) =>
			field.name === 'type'
				? withNested(field, (value) => {
						const [first, ...rest] = contentOf[value] ?? [];
						if (first === undefined) return undefined;
						return [requiredField(fieldNamed(whole, first)), ...rest.map((name) => fieldNamed(whole, name))];
					})
				: field,
		);
}

const own: Readonly<Record<string, ((field: Parameter) => Parameter) | undefined>> = { interactive, template };

/** The account's templates can be chosen by their texts, which show the values that they take. */
function template(field: Parameter): Parameter {
	const help =
		"The template's name. The list shows the texts of the approved templates, with a placeholder for each value.";
	const name = { ...fieldNamed(specOf(field), 'name'), type: 'select', options: 'rpc://listTemplates', help };
	return { ...field, spec: specOf(field).map((each) => (each.name === 'name' ? name : each)) };
}

/** The kind of message decides what there is to press, and the kind of header what is in it. */
function interactive(field: Parameter): Parameter {
	const fields = specOf(field);
	const action = fieldNamed(fields, 'action');
	const type = withNested(fieldNamed(fields, 'type'), (value) => {
		const names = actionOf[value];
		const spec = names?.map((name) => requiredField(fieldNamed(specOf(action), name)));
		return spec && [{ ...action, required: true, spec }];
	});
	const rest = fields
		.filter(({ name }) => name !== 'type' && name !== 'action')
		.map((each) =>
			each.name === 'header' ? withContentOfType(each) : each.name === 'body' ? requiredField(each) : each,
		);
	return { ...field, spec: inOrder([type, ...rest]) };
}

function withContentOfType(field: Parameter): Parameter {
	const fields = specOf(field);
	const type = withNested(fieldNamed(fields, 'type'), (value) => [fieldNamed(fields, value)]);
	return { ...field, spec: [type] };
}

/** Choices with their fields; an unknown one is a mistake. */
function withNested(field: Parameter, nested: (value: string) => Parameter[] | undefined): Parameter {
	if (field.options === undefined || typeof field.options === 'string') throw new Error('The types are not a list');
	return {
		...field,
		options: field.options.map((choice): Choice => {
			const fields = nested(choice.value);
			if (fields === undefined) throw new Error(`Nothing is known of ${choice.value}`);
			return { ...choice, nested: fields };
		}),
	};
}

/** A required field, and within it what the contract requires. */
const requiredField = (field: Parameter): Parameter => ({ ...field, required: true });

const texts = new Set(['text', 'title', 'description']);

/** Texts within lists and collections, where no formula reaches them, have no placeholders left in them. */
function withWholeTexts(field: Parameter): Parameter {
	const { spec } = field;
	if (spec === undefined) return field;
	return { ...field, spec: 'type' in spec ? whole(spec) : spec.map(whole) };
}

function whole(field: Parameter): Parameter {
	const inside = withWholeTexts(field);
	if (inside.type !== 'text' || !texts.has(inside.name ?? '')) return inside;
	return { ...inside, validate: { ...inside.validate, pattern: wholeTextPattern } };
}

function specOf({ name = '', spec }: Parameter): readonly Parameter[] {
	if (spec === undefined || 'type' in spec) throw new Error(`${name} has no fields`);
	return spec;
}

function fieldNamed(fields: readonly Parameter[], wanted: string): Parameter {
	const found = fields.find(({ name }) => name === wanted);
	if (found === undefined) throw new Error(`The contract has no field ${wanted}`);
	return found;
}
