import type { AcceptedMessage } from './messages';

const SHOWN = 200;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** A plain page with the newest messages. */
export function messagesPage(messages: readonly AcceptedMessage[]): string {
	const rows = messages
		.slice(-SHOWN)
		.reverse()
		.map((message) => {
			const cells = [message.acceptedAt, message.destination, message.source ?? '', message.text, message.state];
			return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
		});
	return `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>SMS sandbox</title>
<h1>SMS sandbox</h1><p>${messages.length} messages accepted.</p>
<table><thead><tr><th>Accepted<th>Destination<th>Sender ID<th>Text<th>State</thead><tbody>${rows.join('\n')}</tbody></table></html>`;
}
