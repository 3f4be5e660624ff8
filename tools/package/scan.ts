import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { ESLint } from 'eslint';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

/**
 * What n8n's scanner finds in a published package: in its compiled JavaScript and its package.json, even where a
 * comment switches a rule off. The sources are linted by the same rules with the rest of the project. Source of the
 * rules: scanner.mjs of @n8n/scan-community-package 0.32.0.
 */
export async function scanProblems(folder: string): Promise<string[]> {
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: [
			n8nCommunityNodesPlugin.configs.recommended,
			{ rules: { 'no-console': 'error' } },
			{ plugins: { 'n8n-nodes-base': n8nNodesBase } },
			{ files: ['package.json'], rules: n8nNodesBase.configs.community.rules },
			{ files: ['**/*.json'], languageOptions: { parser: tseslint.parser } },
		],
	});
	const results = await eslint.lintFiles(['**/*.js', 'package.json']);
	return results.flatMap(({ filePath, messages }) =>
		messages
			.filter(({ severity }) => severity === 2)
			.map(({ line, ruleId, message }) => `${filePath}:${line} ${message} (${ruleId ?? 'parser'})`),
	);
}
