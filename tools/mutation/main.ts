import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { projectRoot } from '../../projectRoot';
import { functionsOfNodes, type Place, placeOf } from './locate';
import { type MutantResult, testMutants } from './mutants';
import { type Rule, rules } from './rules.mjs';

/** The rooms that `--all` changes. */
const rooms = ['text', 'sending', 'api', 'events'];

const unnoticed = new Set(['Survived', 'NoCoverage']);

interface Located extends Rule {
	places: Place[];
}

async function main(): Promise<void> {
	const parts = process.argv.slice(2);
	if (parts.includes('--all')) {
		const results = await testMutants(rooms.map((room) => `nodes/${room}/**/*.ts`));
		for (const result of results.filter(({ status }) => unnoticed.has(status))) console.log(await describe(result));
		console.log(`${tally(results)}.`);
		return;
	}
	const chosen = rules.filter(({ rule }) => parts.length === 0 || parts.some((part) => rule.includes(part)));
	const functions = await functionsOfNodes();
	const located = chosen.map((rule) => ({ ...rule, places: rule.functions.map((name) => placeOf(name, functions)) }));
	const ranges = located.flatMap(({ places }) => places.map(({ file, first, last }) => `${file}:${first}-${last}`));
	const results = await testMutants(ranges);
	const failures: string[] = [];
	for (const rule of located) failures.push(...(await reportRule(rule, results)));
	console.log(`${tally(results)}, for ${located.length} rules.`);
	if (failures.length > 0) process.exitCode = 1;
}

/** Prints the result for a rule. @returns a line for everything that is wrong with it */
async function reportRule(rule: Located, results: readonly MutantResult[]): Promise<string[]> {
	const own = results.filter((result) => rule.places.some((place) => isWithin(result, place)));
	const failures = own.some(({ status }) => status === 'Killed') ? [] : ['no change was noticed'];
	for (const result of own.filter(({ status }) => unnoticed.has(status))) failures.push(await describe(result));
	console.log(`${failures.length === 0 ? 'kept  ' : 'BROKEN'}  ${rule.rule}: ${tally(own)}`);
	for (const failure of failures) console.log(`        ${failure}`);
	return failures;
}

function isWithin({ fileName, location }: MutantResult, { file, first, last }: Place): boolean {
	return fileName.replaceAll('\\', '/').endsWith(file) && location.start.line >= first && location.end.line <= last;
}

function tally(results: readonly MutantResult[]): string {
	const tried = results.filter(({ status }) => status !== 'Ignored');
	return `${tried.filter(({ status }) => !unnoticed.has(status)).length} of ${tried.length} changes noticed`;
}

/** A change in a line: where it is, what was there, and what replaced it. */
async function describe({ fileName, location: { start, end }, replacement }: MutantResult): Promise<string> {
	const lines = (await readFile(resolve(projectRoot, fileName), 'utf8')).split('\n').slice(start.line - 1, end.line);
	const last = lines.length - 1;
	const code = lines
		.map((line, index) => line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined))
		.map((line) => line.trim())
		.join(' ');
	return `${relative(projectRoot, resolve(projectRoot, fileName))}:${start.line}: ${code} → ${replacement.replace(/\s+/g, ' ')}`;
}

void main();
