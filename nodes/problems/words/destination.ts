interface Shown {
	/** The value as a short quote, without what may be a one-time code. */
	shown: string;
}

const example = 'such as +6591234567';
const oneForEachItem = 'Enter one number for each item.';

/** Problems of the number that a message goes to. */
export const destination = {
	DESTINATION_EMPTY: {
		happened: 'Destination is empty',
		remedy: `Enter the recipient's number, ${example}.`,
	},
	DESTINATION_NOT_TEXT: {
		happened: ({ shown }: Shown) => `Destination ${shown} is not a phone number`,
		remedy: `Enter one number as text, ${example}.`,
	},
	DESTINATION_OVERLONG: {
		happened: ({ length }: { length: number }) => `Destination is ${length} characters long`,
		remedy: `Enter one number, ${example}. Check which field the expression points at.`,
	},
	DESTINATION_UNREADABLE: {
		happened: ({ shown }: Shown) => `Destination ${shown} is not a phone number that can receive texts`,
		remedy: `Write + and the country code, then the number, ${example}.`,
	},
	DESTINATION_INVISIBLE_CHARACTERS: {
		happened: ({ shown }: Shown) =>
			`Destination ${shown} contains invisible characters that can change the order of its digits`,
		remedy: `Type the number again by hand, ${example}.`,
	},
	DESTINATION_NEGATIVE: {
		happened: ({ shown }: Shown) => `Destination ${shown} starts with a minus sign`,
		remedy: `A spreadsheet may have treated it as a formula. Write the number as text, ${example}.`,
	},
	DESTINATION_DECIMALS: {
		happened: ({ shown }: Shown) => `Destination ${shown} has decimals`,
		remedy: `Write the number without them, ${example}.`,
	},
	DESTINATION_EXPONENT: {
		happened: ({ shown }: Shown) => `Destination ${shown} was shortened by a spreadsheet`,
		remedy: `Format its column as text and enter the number again, ${example}.`,
	},
	DESTINATION_SEVERAL: {
		happened: ({ shown }: Shown) => `Destination ${shown} contains more than one number`,
		remedy: oneForEachItem,
	},
	DESTINATION_EXTENSION: {
		happened: ({ shown }: Shown) => `Destination ${shown} has an extension`,
		remedy: `An extension cannot receive messages. Enter a mobile number, ${example}.`,
	},
	DESTINATION_DATE: {
		happened: ({ shown }: Shown) => `Destination ${shown} looks like a date`,
		remedy: 'Point the expression at the field with the number.',
	},
	DESTINATION_CALLING_CODE: {
		happened: ({ shown }: Shown) => `Destination ${shown} starts with a country code that does not exist`,
		remedy: `Write + and the country code, then the number, ${example}.`,
	},
	DESTINATION_TOO_SHORT: {
		happened: ({ shown }: Shown) => `Destination ${shown} is too short`,
		remedy: ({ follow }: { follow: string }) => `${follow}. Check whether the number is complete.`,
	},
	DESTINATION_TOO_LONG: {
		happened: ({ shown }: Shown) => `Destination ${shown} is too long`,
		remedy: ({ follow }: { follow: string }) => `${follow}. Check whether it contains more than one number.`,
	},
	DESTINATION_AREA_CODE: {
		happened: ({ shown }: Shown) => `Destination ${shown} has an area code that starts with 0 or 1`,
		remedy: 'No area code after +1 does. Write the number as it is dialled from abroad, such as +14155552671.',
	},
	DESTINATION_TRUNK_ZERO: {
		happened: ({ shown }: Shown) => `Destination ${shown} has a zero that may not belong to the number`,
		remedy: 'Write the number as it is dialled from abroad, such as +442079460958.',
	},
	DESTINATION_LEADING_ZERO: {
		happened: ({ shown }: Shown) => `Destination ${shown} is a national number without its country`,
		remedy: 'Write + and the country code instead of the leading zero, such as +44…, or set Country.',
	},
	DESTINATION_WITHOUT_COUNTRY: {
		happened: ({ shown }: Shown) => `Destination ${shown} may be a national number, but its country is not known`,
		remedy: ({ suggestion }: { suggestion: string }) =>
			`Write it with + and its country code, such as ${suggestion}, or set Country.`,
	},
	DESTINATION_EITHER: {
		happened: ({ shown, numbers }: Shown & { numbers: string }) => `Destination ${shown} could be ${numbers}`,
		remedy: 'Write the one you mean, with its plus sign.',
	},
	DESTINATION_NOT_OF_COUNTRY: {
		happened: ({ shown, country }: Shown & { country: string }) =>
			`Destination ${shown} is not a mobile number in ${country}, which is set as the Country`,
		remedy: ({ suggestion }: { suggestion: string }) =>
			`Write it with + and its country code, such as ${suggestion}, or correct Country.`,
	},
	COUNTRY_UNKNOWN: {
		happened: ({ shown }: Shown) => `Country ${shown} is not a country code`,
		remedy: ({ isUk }: { isUk: boolean }) => (isUk ? 'Write GB.' : 'Write its two letters, such as SG or GB.'),
	},
} as const;
