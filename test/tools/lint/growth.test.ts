import { ESLint } from 'eslint';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../projectRoot';

// In CI the parser would read each file only once, from the disk, and not the given text.
const parserOptions = { disallowAutomaticSingleRunInference: true };
const eslint = new ESLint({ cwd: projectRoot, overrideConfig: { languageOptions: { parserOptions } } });

/** Lint's findings on the patterns in an existing file if this were its text. */
async function findings(path: string, source: string): Promise<(string | null)[]> {
	const [result] = await eslint.lintText(source, { filePath: path });
	return (result?.messages ?? []).map(({ ruleId }) => ruleId).filter((rule) => rule?.startsWith('regexp/'));
}

test.each([
	['nodes/text/country.ts', '/["\']+$/'],
	['nodes/problems/problem.ts', '/[.\\s]+$/'],
	['nodes/events/keywords.ts', '/\\d\\D*[,;]\\D*\\d/'],
	['credentials/EightByEightSmsApi.credentials.ts', '/(?:a+)+b/'],
	['workflows/code/phone/number.ts', '/\\s*,\\s*$/'],
])(
	'%s may not look for %s, which takes the square of a length',
	async (path, pattern) => {
		expect(await findings(path, `export const pattern = ${pattern};\n`)).not.toEqual([]);
		expect(await findings(path, 'export const pattern = /^[a-z]+$/;\n')).toEqual([]);
	},
	60_000,
);
