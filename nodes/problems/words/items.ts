import { inSentence, itemName } from '../itemName';

/** Problems of one item's fields that are not about its text or its number. */
export const items = {
	FIELD_UNREADABLE: {
		happened: ({ reason }: { reason: string }) => `A field of this item could not be read: ${reason}`,
		remedy: 'Correct it in the node; nothing was sent for it.',
	},
	DESTINATIONS_EMPTY: {
		happened: 'Destinations is empty',
		remedy: 'Enter at least one number, such as +6591234567.',
	},
	DESTINATIONS_WITHOUT_NUMBER: {
		happened: ({ shown }: { shown: string }) => `Destinations holds no number: ${shown}`,
		remedy: 'Enter at least one number, such as +6591234567.',
	},
	CLIENT_BATCH_ID_TOO_LONG: {
		happened: ({ label, length, shown }: { label: string; length: number; shown: string }) =>
			`${label} has ${length} characters: ${shown}`,
		remedy: ({ maxLength }: { maxLength: number }) => `Shorten it to ${maxLength} characters.`,
	},
	CLIENT_MESSAGE_ID_REPEATED: {
		happened: ({ shown, itemIndex }: { shown: string; itemIndex: number }) =>
			`Client Message ID ${shown} is that of ${inSentence(itemName(itemIndex))} too`,
		remedy: 'Give every message of a batch an ID of its own: the outcomes are distinguished by it.',
	},
} as const;
