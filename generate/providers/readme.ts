import { apiNamed, type Contract } from '../../contract/model';
import { fieldsOf, valueIn, type FieldValue, type ProviderConfig, type ScreenField, type Variant } from './config';
import { accountPlaceholders, type PlaceholderValues } from './placeholders';
import { bodyText, type Platform } from './platform';
import { hasScript, keyVariable, scriptName } from './tryScript';

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
		`Where: **${config.place}**`,
		`## Steps\n\n${config.steps.map((step, index) => `${index + 1}. ${step}`).join('\n')}`,
		filledWith === undefined ? placeholdersText(config) : filledText(config, filledWith),
		...(filledWith === undefined ? regionsText(config, contract) : []),
		...(config.variants.length === 0
			? [screenTable(config)]
			: config.variants.map((variant) => variantText(platform, variant, filledWith !== undefined))),
		...macrosText(config),
		...successText(config),
		...receiptsText(config),
		...more,
		`## What to know\n\n${config.limits.map((limit) => `* ${limit}`).join('\n')}`,
	]
		.join('\n\n')
		.concat('\n');
}

function placeholdersText({ placeholders }: ProviderConfig): string {
	const entries = Object.entries(placeholders);
	if (entries.every(([, { option }]) => option === undefined)) {
		const rows = entries.map(([name, { meaning }]) => [code(`<${name}>`), meaning]);
		return ['What is in angle brackets you put in:', table(['placeholder', 'what it is'], rows)].join('\n\n');
	}
	const rows = entries.map(([name, { meaning, option }]) => [
		code(`<${name}>`),
		meaning,
		option === undefined ? '' : code(option),
	]);
	return [
		'What is in angle brackets is yours: put it in on the screen. With a terminal, [a command](../README.md) can fill in what has an option here.',
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
		return [meaning, value === undefined ? `you put it in for ${code(`<${name}>`)}, on the screen` : code(value)];
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
		screenTable(config, variant),
		`The body, [\`${variant.body}\`](${variant.body}):`,
		`\`\`\`${isJson ? 'json' : ''}\n${bodyText(platform, variant.body).trimEnd()}\n\`\`\``,
	].join('\n\n');
}

function tryText(variant: Variant): string {
	return [
		`Try it first: ${code(`sh ${scriptName(variant)} +...`)} in this folder, with the number of your own phone, sends one`,
		`text as the platform will, and says whether 8x8 took it. It reads the key from the environment variable ${code(keyVariable)}.`,
	].join(' ');
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
		`## What ${platform} puts in`,
		table(['macro', 'becomes', 'needed'], rows),
		`${substitution.known ? 'Documented' : 'Assumed, since it is not documented'}: ${lowerFirst(substitution.assumed)} ${substitution.otherwise}`,
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
			`* 8x8 took it when the answer has status 200 and ${answers.join(', ')}. Status 200 can come with a rejection.`,
			`* Where a rejected message shows: ${lowerFirst(success.rejected)}`,
			`* What ${platform} sends again by itself: ${lowerFirst(success.repeats)}`,
		].join('\n'),
	];
}

function receiptsText({ receipts, retryMinutes, platform }: ProviderConfig): string[] {
	if (receipts === undefined) return [];
	return [
		'## Receipts',
		`${platform} does not understand 8x8's receipts as they are. The n8n workflow \`${receipts.workflow}\` carries them over.`,
		[
			`* Posted to: ${lowerFirst(receipts.url)}`,
			`* Form: ${receipts.form}`,
			`* The message is named by ${receipts.id}`,
			retryMinutes === undefined
				? '* Refused: the run fails under Executions in n8n, and nothing is posted again by itself.'
				: `* Refused for the moment: posted again after ${list(retryMinutes)} minutes.`,
			`* Texts that phones send back: ${lowerFirst(receipts.replies)}`,
		].join('\n'),
		statesTable(receipts.states),
		...(receipts.chatStates === undefined ? [] : ['Of messages through WhatsApp:', statesTable(receipts.chatStates)]),
	];

	function statesTable(states: Record<string, string>): string {
		return table(
			['8x8 says', `${platform} is told`],
			Object.entries(states).map(([state, told]) => [code(state), told]),
		);
	}
}

function lowerFirst(sentence: string): string {
	// Names keep their capital.
	return /^(?:The|A|Any|What|Where|Not|Values|Forwarded|POST)\b/.test(sentence) && !sentence.startsWith('POST')
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
