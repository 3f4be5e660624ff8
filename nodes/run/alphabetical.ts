/** For sorting labels. `localeCompare` would make n8n load the rules of every language when it starts, which takes longer than all the rest. */
export function alphabetically(one: string, other: string): number {
	const [a, b] = [one.toLowerCase(), other.toLowerCase()];
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
