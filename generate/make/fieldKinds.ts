import type { Field } from '../../contract/model';
import { isValues, typeOf } from './parameters';

/** The number that a message goes to, of whatever name. */
const destinations = new Set(['destination', 'msisdn']);

/**
 * How a field's value is converted for a request, where it is not used unchanged. A survey's text has placeholders for
 * 8x8 to fill in.
 */
export function kindOf({ name, schema, ui }: Field): 'phone' | 'text' | 'template' | 'date' | 'values' | 'plain' {
	if (destinations.has(name)) return 'phone';
	if (isValues(schema)) return 'values';
	if (ui?.type === 'text') return name === 'templateBody' ? 'template' : 'text';
	return typeOf(schema, ui?.type) === 'date' ? 'date' : 'plain';
}
