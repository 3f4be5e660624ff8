import { apiNamed, type Contract } from '../../contract/model';
import { fieldsOf, valueIn, type FieldValue, type ProviderConfig, type ScreenField, type Variant } from './config';
import { accountPlaceholders, type PlaceholderValues } from './placeholders';
import { bodyText, type Platform } from './platform';
import { keyVariable } from './tryRequest.mjs';
import { hasScript, scriptName } from './tryScript';

/**
 * The platform's screen in words: what to enter, field by field, and what to know. Markdown, made from config.json.
 * @param more further sections, before what to know
 * @param filledWith what the platform's texts were filled with, if they were
 */
export function readmeText(
	platform: Platform,
	more: readonly string[],
	contract: Contract,
	filledWith?: PlaceholderValues,
): string {
	const { config } = platform;
	return [
		`# 8x8 as SMS provider in ${config.platform}`,
		`## Steps\n\n${config.steps.map((step, index) => `${index + 1}. ${step.replace('{place}', `**${config.place}**`)}`).join('\n')}`,
		...(config.variants.length === 0
			? ['## The form', screenTable(config)]
			: config.variants.map((variant) => variantText(platform, variant, filledWith !== undefined))),
		'## Your own values',
		filledWith === undefined ? placeholdersText(config) : filledText(config, filledWith),
		...(filledWith === undefined ? regionsText(config, contract) : []),
		...macrosText(config),
		...successText(config),
		...receiptsText(config),
		...more,
		`## Good to know\n\n${config.limits.map((limit) => `* ${limit}`).join('\n')}`,
	]
		.join('\n\n')
		.concat('\n');
}

function placeholdersText({ placeholders }: ProviderConfig): string {
	const entries = Object.entries(placeholders);
	if (entries.every(([, { option }]) => option === undefined)) {
		const rows = entries.map(([name, { meaning }]) => [code(`<${name}>`), meaning]);
		return ['These are the placeholders in angle brackets:', table(['placeholder', 'what it is'], rows)].join('\n\n');
	}
	const rows = entries.map(([name, { meaning, option }]) => [
		code(`<${name}>`),
		meaning,
		option === undefined ? '' : code(option),
	]);
	return [
		'These are the placeholders in angle brackets. If you use a terminal, [a command](../README.md) can fill in those with an option.',
		table(['placeholder', 'what it is', 'option of the command'], rows),
	].join('\n\n');
}

/** The addresses of the 8x8 APIs that the platform's forms post to. */
function regionsText({ placeholders }: ProviderConfig, contract: Contract): string[] {
	const used = Object.entries(accountPlaceholders).filter(([, { base }]) => base.slice(1, -1) in placeholders);
	const [first, ...others] = used.map(([name]) => apiNamed(contract, name).regions);
	if (first === undefined) return [];
	const rows = first.map(({ id, name, url }) => [
		name,
		code(url),
		...others.map((regions) => code(regions.find((region) => region.id === id)?.url ?? '')),
	]);
	return [table(['your account is in', ...used.map(([, { base }]) => code(base))], rows)];
}

function filledText({ placeholders }: ProviderConfig, values: PlaceholderValues): string {
	const rows = Object.entries(placeholders).map(([name, { meaning }]) => {
		const value = values[name];
		return [meaning, value === undefined ? `you enter it for ${code(`<${name}>`)} on the screen` : code(value)];
	});
	return ['Filled in for your account:', table(['what it is', 'here'], rows)].join('\n\n');
}

function variantText(platform: Platform, variant: Variant, isFilled: boolean): string {
	const { config } = platform;
	const isJson = variant.body.endsWith('.json');
	return [
		`## ${variant.title}`,
		...(variant.when === undefined ? [] : [variant.when]),
		...(variant.place === undefined ? [] : [`Where: **${variant.place}**`]),
		...(isFilled && hasScript(variant) ? [tryText(variant)] : []),
		...fieldsText(config, variant),
		`The body, [\`${variant.body}\`](${variant.body}):`,
		`\`\`\`${isJson ? 'json' : ''}\n${bodyText(platform, variant.body).trimEnd()}\n\`\`\``,
	].join('\n\n');
}

/** The table of a form's fields, or the form before it that has the same ones: nobody compares two long tables. */
function fieldsText(config: ProviderConfig, variant: Variant): string[] {
	const fields = screenTable(config, variant);
	const twin = config.variants
		.slice(0, config.variants.indexOf(variant))
		.find((earlier) => earlier.place === variant.place && screenTable(config, earlier) === fields);
	return [twin === undefined ? fields : `Enter the same as for **${twin.title}**, with another body.`];
}

function tryText(variant: Variant): string {
	const command = `node ${scriptName(variant)} +6591234567`;
	return [
		'Try it first, in a terminal in this folder, with the number of your own phone:',
		[
			`* ${code(command)} shows the request, and sends nothing.`,
			`* ${code(`${command} --sandbox`)} sends it to the sandbox on your computer (${code('npm run sandbox')}), free of charge.`,
			`* ${code(`${command} --send`)} sends one SMS from your 8x8 account. It reads the API key from the environment variable ${code(keyVariable)}.`,
		].join('\n'),
	].join('\n\n');
}

function screenTable(config: ProviderConfig, variant?: Variant): string {
	const fields = fieldsOf(config, variant);
	const hasSections = fields.some(({ section }) => section !== undefined);
	const rows = fields.map((field) => [
		...(hasSections ? [field.section ?? ''] : []),
		field.label,
		entry(field, variant),
		field.note ?? '',
	]);
	return table([...(hasSections ? ['part'] : []), 'field', 'enter', 'note'], rows);
}

function entry(field: ScreenField, variant?: Variant): string {
	if (field.input === 'body') return 'the body below';
	if (field.input === 'pairs') return 'the keys and values of the body below, one by one';
	if (field.input === 'shown') return '';
	const value = valueIn(field, variant);
	return value === undefined ? '' : shown(value);
}

function shown(value: FieldValue): string {
	if (typeof value === 'boolean') return value ? 'ticked' : 'not ticked';
	if (typeof value === 'string') return code(value);
	return value.length === 0 ? 'nothing' : value.map((row) => `${code(row.key)}: ${code(row.value)}`).join('<br>');
}

function macrosText({ macros, substitution, platform }: ProviderConfig): string[] {
	if (substitution === undefined) return [];
	const rows = macros.map(({ name, meaning, required }) => [code(name), meaning, required ? 'yes' : 'no']);
	return [
		`## What ${platform} fills in`,
		table(['macro', 'becomes', 'needed'], rows),
		`${substitution.known ? 'Documented' : 'Not documented, so assumed'}: ${lowerFirst(substitution.assumed)} ${substitution.otherwise}`,
	];
}

function successText({ success, platform }: ProviderConfig): string[] {
	if (success === undefined) return [];
	const answers = success.answers.map(
		({ operation, field, taken }) => `${code(field)} is ${code(String(taken))} (${operation})`,
	);
	return [
		'## When a message counts as sent',
		[
			`* ${platform} looks at: ${lowerFirst(success.platform)}`,
			`* 8x8 accepted it if the answer has status 200 and ${answers.join(', ')}. Status 200 alone can also be a rejection.`,
			`* Where you see a rejected message: ${lowerFirst(success.rejected)}`,
			`* What ${platform} sends again automatically: ${lowerFirst(success.repeats)}`,
		].join('\n'),
	];
}

function receiptsText({ receipts, retryMinutes, platform }: ProviderConfig): string[] {
	if (receipts === undefined) return [];
	return [
		'## Receipts',
		`${platform} cannot read 8x8's receipts directly. The n8n workflow \`${receipts.workflow}\` converts and forwards them.`,
		[
			`* Posted to: ${lowerFirst(receipts.url)}`,
			`* Format: ${receipts.form}`,
			`* The message is identified by ${receipts.id}`,
			retryMinutes === undefined
				? '* If refused: the run fails under Executions in n8n. Nothing is posted again automatically.'
				: `* If refused for now: posted again after ${list(retryMinutes)} minutes.`,
			`* Replies: ${lowerFirst(receipts.replies)}`,
		].join('\n'),
		statesTable(receipts.states),
		...(receipts.chatStates === undefined ? [] : ['For messages through WhatsApp:', statesTable(receipts.chatStates)]),
	];

	function statesTable(states: Record<string, string>): string {
		return table(
			['8x8 reports', `${platform} receives`],
			Object.entries(states).map(([state, told]) => [code(state), told]),
		);
	}
}

function lowerFirst(sentence: string): string {
	// Names keep their capital.
	return /^(?:The|A|Any|What|Where|Not|Only|If|In|Values|Forwarded|POST)\b/.test(sentence) &&
		!sentence.startsWith('POST')
		? sentence.charAt(0).toLowerCase() + sentence.slice(1)
		: sentence;
}

function list(values: readonly number[]): string {
	return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} and ${String(values.at(-1))}`;
}

const code = (text: string) => `\`${text}\``;

export function table(head: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
