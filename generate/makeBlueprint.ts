import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../projectRoot';
import { numberingPlan } from './numberingPlan';
import { numberPattern } from './numberPattern';

const path = 'make/google-sheets-to-8x8.json';

/** In the scenario, what is left of a Phone once a number that is surely one is taken out of it: nothing. */
const restOfPhone = /"\{\{replace\(replace\(toString\(1\.`1`\);[^\n]*\}\}"/g;

/** Make's scenario with the numbering plan in the filters of what it texts: path → text. The rest of it stays as it is. */
export async function makeBlueprint(): Promise<[path: string, text: string]> {
	const pattern = numberPattern(numberingPlan());
	const formula = `{{replace(replace(toString(1.\`1\`); "/[ ()-]/g"; emptystring); "/^[+](${pattern})$/"; emptystring)}}`;
	const text = await readFile(join(projectRoot, path), 'utf8');
	return [path, text.replace(restOfPhone, () => JSON.stringify(formula))];
}
