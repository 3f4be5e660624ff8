import { inSentence, itemName } from '../itemName';

/** Problems of one item's fields that are not about its text or its number. */
export const items = {
	FIELD_UNREADABLE: {
		happened: ({ reason }: { reason: string }) => `A field of this item could not be read: ${reason}`,
		remedy: 'Correct it in the node. Nothing was sent for this item.',
	},
	DESTINATIONS_EMPTY: {
		happened: 'Destinations is empty',
		remedy: 'Enter at least one number, such as +6591234567.',
	},
	DESTINATIONS_WITHOUT_NUMBER: {
		happened: ({ shown }: { shown: string }) => `Destinations contains no number: ${shown}`,
		remedy: 'Enter at least one number, such as +6591234567.',
	},
	CLIENT_BATCH_ID_TOO_LONG: {
		happened: ({ label, length, shown }: { label: string; length: number; shown: string }) =>
			`${label} has ${length} characters: ${shown}`,
		remedy: ({ maxLength }: { maxLength: number }) => `Shorten it to ${maxLength} characters.`,
	},
	CLIENT_MESSAGE_ID_REPEATED: {
		happened: ({ shown, itemIndex }: { shown: string; itemIndex: number }) =>
			`Client Message ID ${shown} is also used by ${inSentence(itemName(itemIndex))}`,
		remedy: 'Give every message in a batch its own ID: outcomes are matched by it.',
	},
} as const;
