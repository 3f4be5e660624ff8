/**
 * Something that can be made before it is needed. It is kept until it is taken, once. What cannot be made is tried again when
 * it is taken, which throws.
 */
export function madeAhead<T>(make: () => T): { prepare: () => void; take: () => T } {
	let made: { value: T } | undefined;
	let isTaken = false;
	return {
		prepare: () => {
			if (isTaken) return;
			try {
				made ??= { value: make() };
			} catch {
				// Taking it says why.
			}
		},
		take: () => {
			isTaken = true;
			const { value } = made ?? { value: make() };
			made = undefined;
			return value;
		},
	};
}
