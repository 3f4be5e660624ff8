import { expect, test } from 'vitest';
import { answerLinkLike, withAnswerLink } from '../../../nodes/text/answerLink';
import { countSegments } from '../../../nodes/text/segments';

test('the link follows the text in a line of its own', () => {
	expect(withAnswerLink('Shall we? \n', 'https://n8n.example.com/x')).toBe('Shall we?\nhttps://n8n.example.com/x');
});

test('with the link, the shortest question takes two segments', () => {
	const text = withAnswerLink('Shall we?', answerLinkLike('https://n8n.example.com/'));
	expect(countSegments(text)).toMatchObject({ encoding: 'GSM7', segments: 2 });
});
