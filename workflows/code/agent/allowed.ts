import { readNumber, sentenceOf } from '../phone/number';

/**
 * The numbers that an agent may text, such as +6591234567.
 * @param lines a number each, with its country code
 * @throws Error when one of them cannot be read, or could be a number of another country
 */
export function allowedNumbers(lines: string): string[] {
	const numbers = lines.split('\n').filter((line) => line.trim() !== '');
	return numbers.map((line) => {
		const read = readNumber(line);
		if (!read.ok) throw new Error(`Who may be texted: ${sentenceOf(read.problem)}`);
		if (read.value.readAs === 'bare')
			throw new Error(`Who may be texted: write ${read.value.destination} with a plus in front`);
		return read.value.destination;
	});
}
