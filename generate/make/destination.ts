/** A value that 8x8 always refuses: it replaces whatever is not clearly one phone's number. */
const notANumber = 'not-a-phone-number';

/**
 * A destination as it may be sent: the number without spaces, dashes and brackets, if it has a plus and as many digits
 * as the numbers of its calling code, or is a national one with the country given. Anything else becomes a value that
 * 8x8 refuses, so that nobody else's phone gets the message.
 * @param pattern what may follow the plus (`numberPattern`)
 * @param isRequired whether an empty one is refused too, and not left out
 */
export function destinationFormula(name: string, pattern: string, isRequired: boolean): string {
	const typed = `toString(parameters.${name})`;
	const digits = `replace(${typed}, '/[ ()-]/g', emptystring)`;
	const is = (expression: string) => `replace(${digits}, '${expression}', emptystring) == emptystring`;
	// A trunk zero in brackets and an extension are not part of the number.
	const isPlain = `replace(${typed}, '/[(] *0 *[)]|[-] *[0-9]{1,2}$|^[-]/', 'odd') == ${typed}`;
	const international = `if(${isPlain}, if(${is(`/^[+](${pattern})$/`)}, ${digits}, '${notANumber}'), '${notANumber}')`;
	const national = `if(${is('/^[1-9][0-9]{6,14}$/')}, ${digits}, '${notANumber}')`;
	const number = `if(if(parameters.country, contains(${digits}, '+'), true), ${international}, ${national})`;
	return isRequired ? `{{${number}}}` : `{{if(parameters.${name}, ${number}, undefined)}}`;
}
