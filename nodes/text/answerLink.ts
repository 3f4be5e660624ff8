/** A message with the link to the page on which it is answered: in a line of its own, so that no phone takes in more. */
export function withAnswerLink(text: string, link: string): string {
	return `${text.trimEnd()}\n${link}`;
}

/** Characters of the address of a waiting node's page beside n8n's own and the execution's ID. */
const parts = { path: '/webhook-waiting/', nodeId: 36, round: '?r=12345678', signature: '&signature='.length + 64 };

/**
 * A link as long as the one that Send and Wait for Response puts into a message, for counting its segments before there is one.
 * @param n8nAddress where n8n is reached from outside, such as https://n8n.example.com
 * @param executionIdLength digits of the execution's ID
 */
export function answerLinkLike(n8nAddress: string, executionIdLength = 6): string {
	const { path, nodeId, round, signature } = parts;
	const rest = `${'1'.repeat(executionIdLength)}/${'a'.repeat(nodeId)}${round}`;
	return `${n8nAddress.replace(/\/$/, '')}${path}${rest}${'0'.repeat(signature)}`;
}
