import { sendSms } from '../../generated/sms';
import type { Operation } from '../../operations/operation';
import { messageField, sendAndWait } from '../../operations/sendAndWait';
import { sendAndWaitForReceipt } from '../../operations/sendAndWaitForReceipt';
import { ok } from '../../problems/result';
import { sms } from '../../sending/formats/sms';
import { linkedText } from '../../text/answerLink';

/** The operations that send a message and let the workflow wait. */
export const waiting: readonly Operation[] = [
	sendAndWait(sms, sendSms, {
		words: {
			action: 'Send an SMS and wait for a response',
			description:
				'Send one text message with a link, and continue once the person has answered on its page. The message is charged.',
		},
		panel: sendSms.panel.map((field) => (field.name === 'text' ? messageField : field)),
		notice: 'A link of about 150 characters is added to the message, so it takes at least two segments.',
		// If cut off, it would lose the link.
		without: ['allowTruncation'],
		withLink: ({ message, ...raw }, link) => ok({ ...raw, allowTruncation: false, text: linkedText(message, link) }),
	}),
	sendAndWaitForReceipt(sms, sendSms, {
		words: {
			action: 'Send an SMS and wait for its receipt',
			description: 'Send one text message, and continue once its delivery receipt has arrived. The message is charged.',
		},
	}),
];
