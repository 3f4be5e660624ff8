import { join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Api } from '../contract/model';
import { projectRoot } from '../projectRoot';

/** A TypeScript source as it is committed: marked with its source, and formatted like the rest. */
export async function sourceText(code: string, source: string): Promise<string> {
	const notice = `// Generated from ${source} by "npm run generate". Do not edit.\n\n`;
	const options = await resolveConfig(join(projectRoot, 'x.ts'));
	return await format(notice + code, { ...options, parser: 'typescript' });
}

/** A contract's path from the project's root. */
export function sourceOf({ file }: Api): string {
	return relative(projectRoot, file).replaceAll('\\', '/');
}

/** `export const NAME = VALUE` of a type. */
export function constant(name: string, value: unknown, type: string): string {
	return `export const ${name}: ${type} = ${JSON.stringify(value, null, '\t')};\n`;
}

/** `export const NAME = VALUE` whose type is the value itself. */
export function literal(name: string, value: unknown): string {
	return `export const ${name} = ${JSON.stringify(value)} as const;\n`;
}
