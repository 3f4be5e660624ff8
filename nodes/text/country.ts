import { problem } from '../problems/catalogue';
import { failed, ok, type Result } from '../problems/result';
import { quote } from '../problems/unknownValues';
import { callingCodeOf } from './numberingPlan';

/** The value of a Country field, in capitals. Undefined where it is empty. */
export function readCountry(value: unknown): Result<string | undefined> {
	if (value === undefined || value === null) return ok(undefined);
	const country = typeof value === 'string' ? value.trim().toUpperCase() : undefined;
	if (country === '') return ok(undefined);
	if (country !== undefined && callingCodeOf(country) !== undefined) return ok(country);
	return failed(problem('COUNTRY_UNKNOWN', { shown: quote(value), isUk: country === 'UK' }));
}
