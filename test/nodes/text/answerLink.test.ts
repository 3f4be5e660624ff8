import { expect, test } from 'vitest';
import { linkedText } from '../../../nodes/text/answerLink';

test('the link follows the text in a line of its own', () => {
	expect(linkedText('Shall we? \n', 'https://n8n.example.com/x')).toBe('Shall we?\nhttps://n8n.example.com/x');
});

test.each([4711, true])('a message that an expression made %j has the link too: it is sent as a text', (value) => {
	expect(linkedText(value, 'https://n8n.example.com/x')).toBe(`${value}\nhttps://n8n.example.com/x`);
});

test.each([' ', '', {}, NaN, undefined])('what cannot be sent has no link (%j)', (value) => {
	expect(linkedText(value, 'https://n8n.example.com/x')).toBe(value);
});
