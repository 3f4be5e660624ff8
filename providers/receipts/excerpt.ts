/** The first words of an answer. */
export function excerpt(body: unknown): string {
	const text = typeof body === 'string' ? body : (JSON.stringify(body) as string | undefined);
	return text === undefined || text === '' ? 'no reason given' : text.slice(0, 300);
}
