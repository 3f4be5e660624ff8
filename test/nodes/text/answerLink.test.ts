import { expect, test } from 'vitest';
import { linkedText } from '../../../nodes/text/answerLink';

test('the link follows the text in a line of its own', () => {
	expect(linkedText('Shall we? \n', 'https://n8n.example.com/x')).toBe('Shall we?\nhttps://n8n.example.com/x');
});

test.each([' ', '', 7, undefined])('what is not a text has no link (%j)', (value) => {
	expect(linkedText(value, 'https://n8n.example.com/x')).toBe(value);
});
