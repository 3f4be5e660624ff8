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
		"Whether, where Channels is empty, the sub-account's own plan goes on to another channel after a failure. Failures then leave the workflow waiting, so that a limit is needed.",
};

/** The operations that send a message and let the workflow wait. */
export const waiting: readonly Operation[] = [
	sendAndWait(chat, withPanel(sendMessage), {
		words: {
			action: 'Send a message and wait for a response',
			description:
				'Send one message with a link, and go on once the person has answered on its page. The message is charged.',
		},
		panel: questionPanel,
		notice:
			'The link to the page is a button where Channels names WhatsApp alone or RCS alone, with or without SMS after it. Otherwise it is in a line of the text.',
		options: questionOptions,
		without: ['fallbackText', 'allowTruncation'],
		withLink: withAnswerLink,
	}),
	sendAndWaitForReceipt(chat, withPanel(sendMessage), {
		words: {
			action: 'Send a message and wait for its receipt',
			description:
				'Send one message, and go on once it was delivered or read, or failed on its last channel. The message is charged.',
		},
		options: [hasFallback],
		noted: (request, options) => awaitedChannels(request, options[hasFallback.name]),
	}),
];
