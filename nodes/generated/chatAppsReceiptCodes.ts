// Generated from openapi/chatApps.yaml by "npm run generate". Do not edit.

import type { ErrorCode } from './errorCodes';

/** The error codes of delivery receipts, in words for the person who built the workflow. */
export const receiptCodes: Record<string, ErrorCode> = {
	'1008': {
		name: 'Sent too fast',
		meaning: 'The WhatsApp number sent more messages than it may in this time.',
		remedy: 'Send fewer messages at a time; a batch with Sending Speed spreads them.',
	},
	'1009': {
		name: 'Too many to one person',
		meaning: 'Too many messages went to this person in a short time.',
		remedy: 'Wait before you write to them again.',
	},
	'1018': {
		name: 'Not on WhatsApp',
		meaning: 'The number cannot be reached through WhatsApp; most often it has no WhatsApp.',
		remedy: 'Check the number, or add SMS as the next channel.',
	},
	'1022': {
		name: 'No free text now',
		meaning: 'The person has not written in the last 24 hours, so WhatsApp accepts only templates.',
		remedy: 'Send an approved template, or add SMS as the next channel.',
	},
	'1023': {
		name: 'Taken for spam',
		meaning: 'WhatsApp limits the number because people blocked it or marked its messages as spam.',
		remedy: 'Write only to people who expect it, and check the number in 8x8 Connect.',
	},
	'1024': {
		name: 'Withheld',
		meaning: 'WhatsApp holds back marketing messages to this person for now.',
		remedy: 'Try again another day, or add SMS as the next channel.',
	},
	'1026': {
		name: 'Medium not fetched',
		meaning: 'WhatsApp could not fetch the media.',
		remedy: 'Check that its address opens without a login, and that it is small enough.',
	},
	'1027': {
		name: 'Medium not taken',
		meaning: 'WhatsApp does not accept media of this kind or size.',
		remedy: 'Use JPEG or PNG pictures, MP4 videos, or PDF files within the limits.',
	},
	'1030': {
		name: 'Wrong number of values',
		meaning: 'The template has more or fewer placeholders than values were sent.',
		remedy: 'Load the template again and fill in every variable.',
	},
	'1031': {
		name: 'Value missing',
		meaning: 'A placeholder of the template has no value.',
		remedy: 'Fill in every variable of the template.',
	},
	'1032': {
		name: 'Value too long',
		meaning: 'The text of the template is too long with the values in it.',
		remedy: 'Shorten the values.',
	},
	'1034': {
		name: 'Wrong format',
		meaning: 'A value has line breaks, tabs, or too many spaces.',
		remedy: 'Send values on one line.',
	},
	'1035': {
		name: 'Template paused',
		meaning: 'WhatsApp paused the template because people marked it as spam.',
		remedy: 'Wait, or change it in 8x8 Connect.',
	},
	'1036': {
		name: 'Template disabled',
		meaning: 'WhatsApp switched the template off permanently.',
		remedy: 'Use another template.',
	},
	'1051': {
		name: 'No marketing wanted',
		meaning: 'The person does not want marketing messages from you.',
		remedy: 'Take them off the list for marketing messages.',
	},
};
