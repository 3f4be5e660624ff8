import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../../projectRoot';

/** Lines of a file, both counted from 1 and both included. */
export interface Place {
	file: string;
	first: number;
	last: number;
}

/** Every function with a name in nodes/, by that name; methods as Class.method. */
export async function functionsOfNodes(): Promise<Map<string, Place[]>> {
	const places = new Map<string, Place[]>();
	for await (const file of glob('nodes/**/*.ts', { cwd: projectRoot })) {
		for (const [name, place] of functionsIn(file, await readFile(join(projectRoot, file), 'utf8'))) {
			places.set(name, [...(places.get(name) ?? []), place]);
		}
	}
	return places;
}

/** The functions of a source file, with their names. */
export function functionsIn(file: string, source: string): [name: string, place: Place][] {
	const found: [string, Place][] = [];
	const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
	const lineAt = (position: number) => tree.getLineAndCharacterOfPosition(position).line + 1;
	const add = (name: string, node: ts.Node) =>
		found.push([name, { file, first: lineAt(node.getStart()), last: lineAt(node.end) }]);
	for (const statement of tree.statements) {
		if (ts.isFunctionDeclaration(statement) && statement.name !== undefined) add(statement.name.text, statement);
		if (ts.isVariableStatement(statement)) {
			for (const { name, initializer } of statement.declarationList.declarations) {
				if (ts.isIdentifier(name) && initializer !== undefined && ts.isArrowFunction(initializer))
					add(name.text, statement);
			}
		}
		if (ts.isClassDeclaration(statement)) {
			for (const member of statement.members) {
				if (ts.isMethodDeclaration(member)) add(`${statement.name?.text ?? ''}.${member.name.getText()}`, member);
			}
		}
	}
	return found;
}

/** Where the function is. Throws when nodes/ has none of this name, or more than one. */
export function placeOf(name: string, functions: ReadonlyMap<string, readonly Place[]>): Place {
	const [place, ...others] = functions.get(name) ?? [];
	if (place === undefined) throw new Error(`nodes/ has no function ${name}: tools/mutation/rules.mts names it`);
	if (others.length > 0) {
		throw new Error(
			`${name} is the name of several functions: ${[place, ...others].map(({ file }) => file).join(', ')}`,
		);
	}
	return place;
}
