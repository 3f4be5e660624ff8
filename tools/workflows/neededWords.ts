import * as ts from 'typescript';

/** The codes that a module of problems in words has entries of. */
export function codesIn(source: string): string[] {
	return tablesIn(source).flatMap((table) => table.properties.map(codeOf).filter((code) => code !== undefined));
}

/** The same module with the entries of some codes alone. */
export function withEntriesOf(source: string, codes: ReadonlySet<string>): string {
	let [kept, end] = ['', 0];
	for (const { properties } of tablesIn(source)) {
		for (const property of properties) {
			const code = codeOf(property);
			if (code === undefined || codes.has(code)) continue;
			kept += source.slice(end, property.getFullStart());
			end = source.indexOf(',', property.end) + 1;
		}
	}
	return kept + source.slice(end);
}

/** The objects that a module exports. */
function tablesIn(source: string): ts.ObjectLiteralExpression[] {
	const { statements } = ts.createSourceFile('words.ts', source, ts.ScriptTarget.ES2023);
	return statements.flatMap((statement) => {
		if (!ts.isVariableStatement(statement)) return [];
		return statement.declarationList.declarations.flatMap(({ initializer }) => {
			const value = initializer !== undefined && ts.isAsExpression(initializer) ? initializer.expression : initializer;
			return value !== undefined && ts.isObjectLiteralExpression(value) ? [value] : [];
		});
	});
}

function codeOf({ name }: ts.ObjectLiteralElementLike): string | undefined {
	return name !== undefined && ts.isIdentifier(name) && /^[A-Z][A-Z\d_]*$/.test(name.text) ? name.text : undefined;
}
