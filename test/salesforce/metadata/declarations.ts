import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../../../projectRoot';

/** What Salesforce declares of a metadata type, read from @salesforce/types, which is made from the Metadata API's WSDL. */
interface DeclaredType {
	/** In the order in which an org writes them: those of the base types first. */
	elements: DeclaredElement[];
}

export interface DeclaredElement {
	name: string;
	/** `string`, `number`, `boolean`, `Date`, or the name of an enum or another declared type. */
	type: string;
	required: boolean;
	repeated: boolean;
}

export interface Declarations {
	types: ReadonlyMap<string, DeclaredType>;
	/** Enum → its values. */
	enums: ReadonlyMap<string, readonly string[]>;
}

let shared: Declarations | undefined;

export function metadataDeclarations(): Declarations {
	shared ??= readDeclarations();
	return shared;
}

function readDeclarations(): Declarations {
	const entry = createRequire(join(projectRoot, 'package.json')).resolve('@salesforce/types/metadata');
	const file = join(dirname(entry), 'metadata.d.ts');
	const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
	const aliases = new Map(
		source.statements.filter(ts.isTypeAliasDeclaration).map((alias) => [alias.name.text, alias.type]),
	);
	const types = new Map<string, DeclaredType>();
	const enums = new Map<string, string[]>();
	for (const [name, type] of aliases) {
		const values = enumValues(type);
		if (values.length > 0) enums.set(name, values);
		else if (ts.isTypeLiteralNode(type) || ts.isIntersectionTypeNode(type)) {
			types.set(name, { elements: elementsOf(type, aliases) });
		}
	}
	return { types, enums };
}

function enumValues(type: ts.TypeNode): string[] {
	const members = ts.isUnionTypeNode(type) ? [...type.types] : [type];
	return members.flatMap((member) =>
		ts.isLiteralTypeNode(member) && ts.isStringLiteral(member.literal) ? [member.literal.text] : [],
	);
}

function elementsOf(type: ts.TypeNode, aliases: ReadonlyMap<string, ts.TypeNode>): DeclaredElement[] {
	if (ts.isIntersectionTypeNode(type)) {
		const all = type.types.flatMap((part) => elementsOf(part, aliases));
		return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
	}
	if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)) {
		const base = aliases.get(type.typeName.text);
		return base === undefined ? [] : elementsOf(base, aliases);
	}
	return ts.isTypeLiteralNode(type) ? type.members.filter(ts.isPropertySignature).flatMap(elementOf) : [];
}

function elementOf({ name, type, questionToken }: ts.PropertySignature): DeclaredElement[] {
	if (type === undefined || !ts.isIdentifier(name)) return [];
	const repeated = ts.isArrayTypeNode(type);
	return [
		{
			name: name.text,
			type: typeName(repeated ? type.elementType : type),
			required: questionToken === undefined && !repeated,
			repeated,
		},
	];
}

function typeName(type: ts.TypeNode): string {
	if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)) return type.typeName.text;
	if (type.kind === ts.SyntaxKind.BooleanKeyword) return 'boolean';
	return type.kind === ts.SyntaxKind.NumberKeyword ? 'number' : 'string';
}
