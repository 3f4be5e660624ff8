/**
 * A message with the link to the page on which it is answered: in a line of its own, so that no phone takes in more. What is
 * not a text stays as it is, and is refused as it would be without a link.
 */
export function linkedText(text: unknown, link: string): unknown {
	return typeof text === 'string' && text.trim() !== '' ? `${text.trimEnd()}\n${link}` : text;
}
