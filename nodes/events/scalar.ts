export type Scalar = string | number | boolean | null;

/** A value that is not a list or object; null for everything else. */
export function scalar(value: unknown): Scalar {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
