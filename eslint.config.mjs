import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import { defineConfig } from 'eslint/config';
import * as regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { walls } from './tools/lint/walls.mjs';

const asErrors = (rules) => Object.fromEntries(Object.entries(rules).map(([name]) => [name, 'error']));

// The rules n8n's scanner applies to a verified package, with its warnings as errors and, as there, without inline disables.
const scanner = [
	{
		...n8nCommunityNodesPlugin.configs.recommended,
		files: ['package.json', '{nodes,credentials}/**/*.ts'],
		rules: { ...asErrors(n8nCommunityNodesPlugin.configs.recommended.rules), 'no-console': 'error' },
	},
	{ plugins: { 'n8n-nodes-base': n8nNodesBase } },
	{ files: ['package.json'], rules: n8nNodesBase.configs.community.rules },
	{
		files: ['credentials/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.credentials.rules,
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.nodes.rules,
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},
];

// Those rules that apply to a package that opens sockets: all but the bans of Node's modules and of timers.
const bannedInSandbox = ['@n8n/community-nodes/no-restricted-imports', '@n8n/community-nodes/no-restricted-globals'];
const scannerOfSmpp = scanner.map((config) => ({
	...config,
	...(config.files && { files: config.files.map((pattern) => `smpp/${pattern}`) }),
	...(config.rules && {
		rules: Object.fromEntries(Object.entries(config.rules).filter(([name]) => !bannedInSandbox.includes(name))),
	}),
}));

// Where the language has two ways to write something, the project uses one.
const oneStyle = [
	{ selector: 'PrivateIdentifier', message: 'Private members are written with "private".' },
	{
		selector:
			'Program > :matches(VariableDeclaration, ExportNamedDeclaration > VariableDeclaration) > VariableDeclarator > Identifier.id[name=/^[A-Z][A-Z0-9_]+$/]',
		message: 'Constants are written in camelCase.',
	},
	{
		selector: 'ImportDeclaration[source.value="vitest"] ImportSpecifier[imported.name="it"]',
		message: 'Tests are written with "test".',
	},
];

export default defineConfig(
	{ ignores: ['dist/', 'smpp/dist/', '**/node_modules/', '.cache/', '.sandbox/', 'coverage/'] },
	{ linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
	...scanner,
	...scannerOfSmpp,
	{
		files: ['**/*.{ts,tsx,mts}'],
		extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
		languageOptions: {
			parserOptions: {
				project: ['./tsconfig.json', './sandbox/phone/tsconfig.json'],
				tsconfigRootDir: import.meta.dirname,
			},
		},
		rules: {
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-confusing-void-expression': 'off',
			// The credential and the nodes are classes because n8n loads classes.
			'@typescript-eslint/no-extraneous-class': 'off',
			'no-restricted-syntax': ['error', ...oneStyle],
		},
	},
	{
		files: ['nodes/generated/**'],
		rules: {
			'@typescript-eslint/consistent-indexed-object-style': 'off',
			// Conditions of a schema become types that say nothing.
			'@typescript-eslint/no-duplicate-type-constituents': 'off',
			'@typescript-eslint/no-redundant-type-constituents': 'off',
		},
	},
	{
		// Code that reads input from outside must take time that grows with its length, not with the square of it.
		files: ['{nodes,credentials,providers,smpp,workflows,sandbox}/**/*.{ts,tsx}'],
		plugins: { regexp },
		rules: {
			'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
			'regexp/no-super-linear-move': ['error', { report: 'certain' }],
		},
	},
	...walls,
	{ files: ['{,smpp/}package.json'], languageOptions: { parser: tseslint.parser } },
);
