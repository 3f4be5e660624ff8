import { format, resolveConfig } from 'prettier';
import { join } from 'node:path';
import { projectRoot } from '../projectRoot';
import { contractPath } from './contract';

/** A TypeScript source as it is committed: marked as generated, and formatted like the rest. */
export async function sourceText(code: string, source = contractPath): Promise<string> {
	const notice = `// Generated from ${source} by "npm run generate". Do not edit.\n\n`;
	const options = await resolveConfig(join(projectRoot, 'x.ts'));
	return await format(notice + code, { ...options, parser: 'typescript' });
}

/** `export const NAME = VALUE` with the value written out; a type is satisfied, so that literals keep theirs. */
export function constant(name: string, value: unknown, type: string): string {
	return `export const ${name}: ${type} = ${JSON.stringify(value, null, '\t')};\n`;
}
