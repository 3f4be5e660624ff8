// Generated from openapi/sms.yaml by "npm run generate". Do not edit.

import type { ErrorCode } from './errorCodes';

/** The error codes of delivery receipts, in words for the person who built the workflow. */
export const receiptCodes: Record<string, ErrorCode> = {
	'0': {
		name: 'No reason given',
		meaning: 'No reason was given along the way.',
		remedy: "Ask 8x8's support, with the umid.",
	},
	'1': {
		name: 'Phone not reachable',
		meaning: 'The network did not find the phone: switched off, out of coverage, or its SIM not in use.',
		remedy: "Send it again later. If it keeps failing, check the number, or ask 8x8's support.",
	},
	'2': {
		name: 'Content refused',
		meaning: 'Something in the text was refused.',
		remedy: 'Change the text. Shorter ones without links or advertising words get through more often.',
	},
	'3': {
		name: 'Data missing',
		meaning: 'Something was missing in the message, or about the subscriber.',
		remedy: "Ask 8x8's support, with the umid.",
	},
	'4': {
		name: 'Delivery put off',
		meaning: 'The network holds the message back and tries again.',
		remedy: 'Wait for the next receipt.',
	},
	'5': {
		name: 'Still on its way',
		meaning: 'A network in between has the message, but has not reported what happened to it.',
		remedy: 'Wait for the next receipt.',
	},
	'7': {
		name: 'Delivery failed',
		meaning: 'The network could not deliver the message and gave no reason.',
		remedy: "Send it again later. If it keeps failing, check the number, or ask 8x8's support.",
	},
	'8': {
		name: 'Denied',
		meaning: 'The network refused the message.',
		remedy: "Ask 8x8's support, with the umid.",
	},
	'9': {
		name: 'Phone does not understand',
		meaning: 'The phone and the network did not understand each other.',
		remedy: 'Reach the recipient in another way. They can ask their operator to allow such messages.',
	},
	'10': {
		name: 'Gateway error',
		meaning: 'A gateway in between failed.',
		remedy: "Send it again later. If it keeps failing, check the number, or ask 8x8's support.",
	},
	'11': {
		name: 'Too many to one phone',
		meaning: 'Too many messages went to this phone, or from this sender, in a short time.',
		remedy: 'Send fewer messages at a time, and fewer to the same phone.',
	},
	'12': {
		name: 'Subscriber register error',
		meaning: "The network's subscriber register failed or did not answer.",
		remedy: "Send it again later. If it keeps failing, check the number, or ask 8x8's support.",
	},
	'13': {
		name: 'Phone or subscriber barred',
		meaning: 'The network does not admit this phone or SIM.',
		remedy: 'Reach the recipient in another way. They can ask their operator to allow such messages.',
	},
	'14': {
		name: 'Internal error',
		meaning: 'A system along the way failed.',
		remedy: "Send it again later. If it keeps failing, check the number, or ask 8x8's support.",
	},
	'15': {
		name: 'Wrong destination',
		meaning: 'The number cannot receive messages: wrong, not in use, or a landline.',
		remedy: 'Check the number with its owner, and take it off the list if it is wrong.',
	},
	'16': {
		name: 'Wrong format',
		meaning: 'The network could not read the message.',
		remedy: 'Change the text. Shorter ones without links or advertising words get through more often.',
	},
	'17': {
		name: 'Wrong length',
		meaning: 'The text is too long for this network.',
		remedy: 'Change the text. Shorter ones without links or advertising words get through more often.',
	},
	'18': {
		name: 'Wrong parameter',
		meaning: 'The network did not accept one of the values of the message.',
		remedy: "Ask 8x8's support, with the umid.",
	},
	'19': {
		name: 'Wrong sender ID',
		meaning: 'The network does not accept this sender ID.',
		remedy: 'Use a sender ID that is registered for the country; ask the 8x8 account manager which ones are.',
	},
	'20': {
		name: 'Cancelled',
		meaning: 'The message was cancelled before it was delivered.',
		remedy: 'Nothing needs doing.',
	},
	'21': {
		name: 'Phone full',
		meaning: 'The phone has no room for more messages.',
		remedy: 'Reach the recipient in another way. They can ask their operator to allow such messages.',
	},
	'22': {
		name: 'Being tried again',
		meaning: 'The message did not get through, and will be tried again.',
		remedy: 'Wait for the next receipt.',
	},
	'23': {
		name: 'Network failure',
		meaning: 'The network failed.',
		remedy: "Send it again later. If it keeps failing, check the number, or ask 8x8's support.",
	},
	'24': {
		name: 'Age not verified',
		meaning: "The recipient's age is not verified, and the content requires it.",
		remedy: 'Reach the recipient in another way. They can ask their operator to allow such messages.',
	},
	'25': {
		name: 'Stopped by network or recipient',
		meaning: 'The network or the recipient aborted the delivery.',
		remedy: "Send it again later. If it keeps failing, check the number, or ask 8x8's support.",
	},
	'26': {
		name: 'Barred',
		meaning: 'Messages of this kind are barred for this subscriber.',
		remedy: 'Reach the recipient in another way. They can ask their operator to allow such messages.',
	},
	'27': {
		name: 'Operator refuses permanently',
		meaning: 'The operator does not deliver this message, however often it is sent.',
		remedy: "Ask 8x8's support, with the umid.",
	},
	'28': {
		name: 'Phone fails permanently',
		meaning: 'This phone cannot receive the message, however often it is sent.',
		remedy: 'Reach the recipient in another way. They can ask their operator to allow such messages.',
	},
	'29': {
		name: 'Phone error',
		meaning: 'The phone failed to take the message.',
		remedy: 'Reach the recipient in another way. They can ask their operator to allow such messages.',
	},
	'30': {
		name: 'Number moved',
		meaning: 'The number has moved to another operator, and the message did not find it there.',
		remedy: "Ask 8x8's support, with the umid.",
	},
	'31': {
		name: 'Premium SMS error',
		meaning: 'This subscriber cannot receive messages that the recipient pays for.',
		remedy: 'Reach the recipient in another way. They can ask their operator to allow such messages.',
	},
	'32': {
		name: 'Roaming',
		meaning: 'The subscriber is abroad, and the message did not follow.',
		remedy: "Send it again later. If it keeps failing, check the number, or ask 8x8's support.",
	},
	'33': {
		name: 'No route',
		meaning: 'No route to this network was found.',
		remedy: "Ask 8x8's support, with the umid.",
	},
	'34': {
		name: 'Screened out',
		meaning: 'A filter of the network or of the recipient stopped the message.',
		remedy: 'Change the text. Shorter ones without links or advertising words get through more often.',
	},
	'35': {
		name: 'Message centre overloaded',
		meaning: "The operator's message centre is overloaded.",
		remedy: "Send it again later. If it keeps failing, check the number, or ask 8x8's support.",
	},
	'36': {
		name: 'Expired',
		meaning: 'The message did not get through in time, and was dropped.',
		remedy: 'Send it again with more time until the expiry, or with no expiry.',
	},
	'37': {
		name: 'No SMS service',
		meaning: "The subscriber's phone, SIM or contract has no SMS.",
		remedy: 'Check the number with its owner, and take it off the list if it is wrong.',
	},
	'38': {
		name: 'Message malformed',
		meaning: 'The network could not make sense of the message.',
		remedy: 'Change the text. Shorter ones without links or advertising words get through more often.',
	},
	'39': {
		name: 'Cancelled by the operator',
		meaning: "The operator's message centre dropped the message.",
		remedy: "Send it again later. If it keeps failing, check the number, or ask 8x8's support.",
	},
	'40': {
		name: 'Message centre error',
		meaning: "The operator's message centre failed.",
		remedy: "Send it again later. If it keeps failing, check the number, or ask 8x8's support.",
	},
	'41': {
		name: 'Refused by the operator',
		meaning: "The operator's message centre refused the message.",
		remedy: "Ask 8x8's support, with the umid.",
	},
	'42': {
		name: 'Credit used up',
		meaning: 'The balance is used up.',
		remedy: 'Top up the balance in 8x8 Connect.',
	},
	'43': {
		name: 'Taken for spam',
		meaning: 'A spam filter stopped the message.',
		remedy: 'Change the text. Shorter ones without links or advertising words get through more often.',
	},
	'44': {
		name: "Recipient's bill",
		meaning: "The recipient's credit or contract does not allow the message.",
		remedy: 'Reach the recipient in another way. They can ask their operator to allow such messages.',
	},
	'45': {
		name: 'Phone busy',
		meaning: 'The phone was busy with another message.',
		remedy: "Send it again later. If it keeps failing, check the number, or ask 8x8's support.",
	},
	'46': {
		name: 'Subscriber not reachable',
		meaning: 'The network could not get through to the subscriber.',
		remedy: "Send it again later. If it keeps failing, check the number, or ask 8x8's support.",
	},
	'47': {
		name: 'Subscriber away for now',
		meaning: 'The subscriber cannot be reached at the moment.',
		remedy: "Send it again later. If it keeps failing, check the number, or ask 8x8's support.",
	},
	'48': {
		name: 'System failure',
		meaning: 'A system of the operator failed.',
		remedy: "Send it again later. If it keeps failing, check the number, or ask 8x8's support.",
	},
	'49': {
		name: 'Signalling error',
		meaning: 'Two networks did not understand each other.',
		remedy: "Send it again later. If it keeps failing, check the number, or ask 8x8's support.",
	},
	'50': {
		name: 'Sent too fast',
		meaning: 'Messages came faster than the network accepts them.',
		remedy: 'Send fewer messages at a time, and fewer to the same phone.',
	},
	'51': {
		name: 'Time-out',
		meaning: 'An answer did not arrive in time.',
		remedy: "Send it again later. If it keeps failing, check the number, or ask 8x8's support.",
	},
	'52': {
		name: 'Answer not understood',
		meaning: "The network's answer made no sense.",
		remedy: "Ask 8x8's support, with the umid.",
	},
	'53': {
		name: 'Unexpected value',
		meaning: 'The network did not expect one of the values of the message.',
		remedy: "Ask 8x8's support, with the umid.",
	},
	'54': {
		name: 'Unexpected error',
		meaning: 'Something failed unexpectedly.',
		remedy: "Send it again later. If it keeps failing, check the number, or ask 8x8's support.",
	},
	'55': {
		name: 'Subscriber not identified',
		meaning: 'The network does not know whose number this is at the moment.',
		remedy: 'Check the number with its owner, and take it off the list if it is wrong.',
	},
	'56': {
		name: 'Outcome not known',
		meaning: 'The network did not say whether the message arrived.',
		remedy: "Ask 8x8's support, with the umid.",
	},
	'57': {
		name: 'Error not known',
		meaning: 'The network reported a failure, but not the reason.',
		remedy: "Ask 8x8's support, with the umid.",
	},
	'58': {
		name: 'Message centre not known',
		meaning: 'The network does not know the message centre that the message came from.',
		remedy: "Ask 8x8's support, with the umid.",
	},
	'59': {
		name: 'Number not in use',
		meaning: 'No subscriber has this number.',
		remedy: 'Check the number with its owner, and take it off the list if it is wrong.',
	},
	'60': {
		name: 'Content filtered',
		meaning: 'A content filter stopped the message.',
		remedy: 'Change the text. Shorter ones without links or advertising words get through more often.',
	},
	'61': {
		name: 'Session expired',
		meaning: 'The connection to the network ended before the message was delivered.',
		remedy: "Send it again later. If it keeps failing, check the number, or ask 8x8's support.",
	},
};
