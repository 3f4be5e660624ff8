import fc from 'fast-check';
import type { GenericValue, IDataObject, NodeParameterValueType } from 'n8n-workflow';

const oddTexts = [
	'',
	' ',
	'\u0000',
	'a\u0000b',
	'\r\n',
	'\u202e+6591234567',
	'مرحبا',
	'😀',
	'👩‍👩‍👧‍👦',
	'\ud83d',
	'+6591234567',
	'006591234567',
	'6591234567.0',
	'null',
	'undefined',
	'[object Object]',
	'[]',
	'["+6591234567", null]',
	'2030-06-01T09:00:00',
	'NaN',
	'../../x',
	'<script>',
	"'; DROP TABLE",
];

/** A text as items hold them; now and then one of a megabyte. */
export const texts: fc.Arbitrary<string> = fc.oneof(
	{ weight: 20, arbitrary: fc.constantFrom(...oddTexts) },
	{ weight: 20, arbitrary: fc.string({ unit: 'grapheme' }) },
	{ weight: 20, arbitrary: fc.string({ unit: 'binary' }) },
	{ weight: 10, arbitrary: fc.stringMatching(/^\+?\d{5,17}$/) },
	{
		weight: 1,
		arbitrary: fc.constantFrom('x', '0', '+6591234567,', '😀').map((unit) => unit.repeat(1_000_000 / unit.length)),
	},
);

/** What a field of an item, or an expression, gives: any JSON, and the objects that n8n's expressions make. */
export const values: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small' },
		{ weight: 6, arbitrary: texts },
		{ weight: 2, arbitrary: fc.oneof(fc.integer(), fc.double(), fc.constantFrom(6591234567, -0, 1e21, 2 ** 53)) },
		{ weight: 2, arbitrary: fc.constantFrom(null, true, false) },
		{ weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
		{ weight: 1, arbitrary: fc.dictionary(fc.string({ maxLength: 8 }), tie('value'), { maxKeys: 4 }) },
	),
})).value;

function asJson(value: unknown): GenericValue {
	return value as GenericValue;
}

export function asParameter(value: unknown): NodeParameterValueType {
	return value as NodeParameterValueType;
}

export const items: fc.Arbitrary<IDataObject[]> = fc.array(
	fc.record({ phone: values, text: values, option: values }).map((json): IDataObject => ({
		phone: asJson(json.phone),
		text: asJson(json.text),
		option: asJson(json.option),
	})),
	{ minLength: 1, maxLength: 3 },
);
