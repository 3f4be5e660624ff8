/**
 * A message with the link to the page where it is answered, on a separate line so that no phone makes more of it a
 * link. What cannot be sent as a text stays unchanged, and is refused as it would be without a link.
 */
export function linkedText(message: unknown, link: string): unknown {
	const text = writtenText(message);
	return text === undefined || text.trim() === '' ? message : `${text.trimEnd()}\n${link}`;
}

/** A message as it is sent: an expression may have made it a number. Undefined where it cannot be sent as a text. */
export function writtenText(message: unknown): string | undefined {
	if (typeof message === 'string') return message;
	return typeof message === 'boolean' || typeof message === 'bigint' || Number.isFinite(message)
		? String(message)
		: undefined;
}
