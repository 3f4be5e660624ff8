import { expect, test } from 'vitest';
import { readReceiptText } from '../../smpp/messages/receipt';

const none = { id: '', stat: '', err: '', submitDate: '', doneDate: '' };

test.each([
	['', {}],
	['id:a_1', { id: 'a_1' }],
	['ID:a STAT:delivrd ERR:', { id: 'a', stat: 'DELIVRD' }],
	['id: sub:001 stat: err:', {}],
	['stat:UNDELIV err:036', { stat: 'UNDELIV', err: '036' }],
	['id:a stat:DELIVRD err:000 Text:id:b stat:UNDELIV', { id: 'a', stat: 'DELIVRD', err: '000' }],
	['Text:id:b stat:UNDELIV err:001', {}],
])('of %j is read what is there, and nothing of the text', (text, read) => {
	expect(readReceiptText(Buffer.from(text))).toEqual({ ...none, ...read });
});
