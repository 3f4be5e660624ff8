import type { IDataObject } from 'n8n-workflow';

/** Calling codes of thirty countries of all parts of the world, with how their mobile numbers begin and how long they are. */
const countries: readonly (readonly [code: string, start: string, length: number])[] = [
	['65', '8', 8],
	['60', '12', 9],
	['62', '812', 10],
	['63', '917', 10],
	['66', '81', 9],
	['84', '91', 9],
	['81', '90', 10],
	['82', '10', 10],
	['852', '6', 8],
	['91', '98', 10],
	['92', '300', 10],
	['880', '17', 10],
	['977', '984', 10],
	['971', '50', 9],
	['966', '50', 9],
	['90', '532', 10],
	['7', '916', 10],
	['44', '7400', 10],
	['33', '6', 9],
	['49', '151', 10],
	['34', '6', 9],
	['39', '33', 10],
	['48', '50', 9],
	['30', '69', 10],
	['27', '82', 9],
	['234', '803', 10],
	['254', '71', 9],
	['1', '202', 10],
	['55', '119', 11],
	['61', '4', 9],
];

/** Items with numbers of thirty countries, in turns. */
export function itemsOfManyCountries(count: number): IDataObject[] {
	return Array.from({ length: count }, (_, index) => {
		const [code, start, length] = countries[index % countries.length] ?? ['65', '8', 8];
		// Eight digits from two on, as some plans have no zeros and ones behind the beginning.
		const octal = Math.floor(index / countries.length).toString(8);
		const rest = octal.padStart(length - start.length, '0').replace(/\d/g, (digit) => String(Number(digit) + 2));
		return { phone: `+${code}${start}${rest}`, name: `Customer ${index}` };
	});
}
