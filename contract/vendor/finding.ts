/** One difference between two descriptions. */
export interface Finding {
	/** The place and the property that differ: `request messages[].text required`. */
	at: string;
	/** What 8x8 says, in words. */
	theirs: string;
	/** What the contract says, in words. */
	ours: string;
}

/** A value as the report and the list of departures write it; `nothing` where there is none. */
export function inWords(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (typeof value === 'string') return value;
	if (Array.isArray(value)) return value.map(inWords).join(', ');
	return JSON.stringify(value);
}

/** A finding when the two values read differently. */
export function compareValues(at: string, theirs: unknown, ours: unknown): Finding[] {
	const finding = { at, theirs: inWords(theirs), ours: inWords(ours) };
	return finding.theirs === finding.ours ? [] : [finding];
}

interface NamedComparison<T> {
	at: (name: string) => string;
	compare: (name: string, theirs: T, ours: T) => Finding[];
}

/** What `compare` finds in the entries that both sides have, and a finding for each that only one has. */
export function compareNamed<T>(
	theirs: Record<string, T> = {},
	ours: Record<string, T> = {},
	{ at, compare }: NamedComparison<T>,
): Finding[] {
	return [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].flatMap((name) => {
		const their = theirs[name];
		const our = ours[name];
		if (their !== undefined && our !== undefined) return compare(name, their, our);
		return compareValues(at(name), presence(their), presence(our));
	});
}

/** `present` or `absent`. */
export function presence(value: unknown): string {
	return value === undefined ? 'absent' : 'present';
}
