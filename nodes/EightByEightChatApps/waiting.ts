import type { INodeProperties } from 'n8n-workflow';
import { withAnswerLink } from '../chat/answerLink';
import { sendMessage } from '../generated/chatApps';
import type { Operation } from '../operations/operation';
import { sendAndWait } from '../operations/sendAndWait';
import { sendAndWaitForReceipt } from '../operations/sendAndWaitForReceipt';
import { chat } from '../sending/formats/chat';
import { awaitedChannels } from '../waiting/chatReceipts';
import { withPanel } from './panel/message';
import { questionOptions, questionPanel } from './panel/question';

const hasFallback: INodeProperties = {
	displayName: 'Sub-Account Has Fallback',
	name: 'hasFallback',
	type: 'boolean',
	default: false,
	description:
		"Whether the sub-account's own plan tries another channel after a failure, when Channels is empty. The workflow then keeps waiting after a failure, so a limit is required.",
};

/** The operations that send a message and let the workflow wait. */
export const waiting: readonly Operation[] = [
	sendAndWait(chat, withPanel(sendMessage), {
		words: {
			action: 'Send a message and wait for a response',
			description:
				'Send one message with a link, and continue once the person has answered on its page. The message is charged.',
		},
		panel: questionPanel,
		notice:
			'The link to the page is a button if Channels lists only WhatsApp or only RCS, with or without SMS after it. Otherwise it is a line of the text.',
		options: questionOptions,
		without: ['fallbackText', 'allowTruncation'],
		withLink: withAnswerLink,
	}),
	sendAndWaitForReceipt(chat, withPanel(sendMessage), {
		words: {
			action: 'Send a message and wait for its receipt',
			description:
				'Send one message, and continue once it was delivered or read, or failed on its last channel. The message is charged.',
		},
		options: [hasFallback],
		noted: (request, options) => awaitedChannels(request, options[hasFallback.name]),
	}),
];
