import type { PanelField } from '../../tools/make/lint/parameterForm';
import { isEmpty, isRecord } from './iml/values';

/** Make's objections to the values of a panel's fields before a module runs; none if they are right. */
export function panelProblems(fields: readonly PanelField[], values: Readonly<Record<string, unknown>>): string[] {
	return openFields(fields, values).flatMap((field) => valueProblems(field, values[field.name ?? '']));
}

/** The fields that a panel shows, including those of a chosen entry of a list. */
function openFields(fields: readonly PanelField[], values: Readonly<Record<string, unknown>>): PanelField[] {
	return fields.flatMap((field) => {
		const { options, name = '' } = field;
		const chosen = Array.isArray(options) ? options.find(({ value }) => value === values[name]) : undefined;
		return [field, ...(chosen?.nested === undefined ? [] : openFields(chosen.nested, values))];
	});
}

function valueProblems(field: PanelField, value: unknown): string[] {
	const { name = '', required, options, validate, type, spec } = field;
	if (isEmpty(value)) return required === true ? [`${name} is missing`] : [];
	const problems: string[] = [];
	if (Array.isArray(options) && !options.some((choice) => choice.value === value)) {
		problems.push(`${name} is not one of its choices`);
	}
	const text = typeof value === 'string' ? value : undefined;
	if (validate?.pattern !== undefined && !new RegExp(validate.pattern, 's').test(String(value))) {
		problems.push(`${name} does not have its form`);
	}
	const size = text?.length ?? (typeof value === 'number' ? value : undefined);
	if (size !== undefined && size > (validate?.max ?? Infinity)) problems.push(`${name} is too long or too large`);
	if (size !== undefined && size < (validate?.min ?? -Infinity)) problems.push(`${name} is too short or too small`);
	if (type === 'array' && Array.isArray(value)) {
		const count = value.length;
		if (count < (validate?.minItems ?? 0)) problems.push(`${name} has too few items`);
		if (count > (validate?.maxItems ?? Infinity)) problems.push(`${name} has too many items`);
		for (const item of value as unknown[]) {
			if (Array.isArray(spec) && isRecord(item)) problems.push(...panelProblems(spec, item));
		}
	}
	if (type === 'collection' && Array.isArray(spec) && isRecord(value)) problems.push(...panelProblems(spec, value));
	return problems;
}
