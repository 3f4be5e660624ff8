import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../projectRoot';
import { numberingPlan } from './numberingPlan';
import { numberPattern } from './numberPattern';
import { placeholderPattern } from './placeholderPattern';

const path = 'make/google-sheets-to-8x8.json';

/** In the scenario, what is left of a Phone once a number that is surely one is taken out of it: nothing. */
const restOfPhone = /"\{\{replace\(replace\(toString\(1\.`1`\);[^\n]*\}\}"/g;

/** In the scenario, a Message with what shows that something is missing in it replaced. */
const markedMessage = /"\{\{replace\(toString\(1\.`2`\);[^\n]*\}\}"/g;

/** What a sheet shows in place of a value. */
const leftBySheets = '#(N.A|REF!|ERROR!|NAME[?]|VALUE!|DIV.0!|NUM!|NULL!)|Loading[.][.][.]';

/** Make's scenario with the numbering plan and the pattern of placeholders in the filters of what it texts: path → text. The rest of it stays as it is. */
export async function makeBlueprint(): Promise<[path: string, text: string]> {
	const pattern = numberPattern(numberingPlan());
	const formula = `{{replace(replace(toString(1.\`1\`); "/[ ()-]/g"; emptystring); "/^[+](${pattern})$/"; emptystring)}}`;
	const text = await readFile(join(projectRoot, path), 'utf8');
	const marked = `{{replace(toString(1.\`2\`); "/${placeholderPattern}|${leftBySheets}/"; "odd")}}`;
	return [
		path,
		text.replace(restOfPhone, () => JSON.stringify(formula)).replace(markedMessage, () => JSON.stringify(marked)),
	];
}
