import { parseArgs } from 'node:util';
import { type Api, apiNamed, type Contract, limitsOf, schemaNamed } from '../../contract/model';
import type { PlaceholderValues } from '../../generate/providers/placeholders';

/** The options of `npm run providers`, in the form of node:util's parseArgs. */
export const options = {
	region: { type: 'string' },
	'sub-account': { type: 'string' },
	'chat-sub-account': { type: 'string' },
	source: { type: 'string' },
	'receipts-url': { type: 'string' },
	out: { type: 'string' },
	help: { type: 'boolean', short: 'h' },
} as const;

const defaultFolder = 'providers-filled';

/** An option that cannot be used as given; the message says which one, and what to write instead. */
export class OptionProblem extends Error {}

export interface FillOptions {
	values: PlaceholderValues;
	/** Where to send receipts, instead of the sub-account's webhook. */
	receiptsUrl: string | undefined;
	/** The folder to write to, as it was given. */
	folder: string;
}

export function usageText(contract: Contract): string {
	const sms = apiNamed(contract, 'sms');
	const regions = sms.regions.map(({ id, name }) => `${id} (${name})`).join(', ');
	return `Writes the files for setting up 8x8 in CleverTap, MoEngage, Braze and Detrack, filled in for your account.

  npm run providers -- --region eu --sub-account acme_hq --source ACME

  --region       where your 8x8 account is: ${regions}
  --sub-account  ID of the sub-account that sends, from 8x8 Connect > API Keys; in quotation marks if it contains &
  --chat-sub-account  ID of the sub-account that sends through WhatsApp (optional)
  --source       the sender ID that phones show: a number, or up to ${limitsOf(sms).alphanumericSourceLength} letters and digits
  --receipts-url where 8x8 posts the receipts of these messages instead of to the sub-account's webhook: the
                 production URL of an 8x8 SMS Trigger in n8n with Registration set to Manual (optional)
  --out          folder to write to (${defaultFolder})

The command never asks for the API key: it stays <API_KEY> in the files, and you enter it on the platform's screen.
`;
}

/** Reads the command line; `undefined` when help is asked for. Throws an OptionProblem. */
export function fillOptions(args: string[], contract: Contract): FillOptions | undefined {
	const given = parsed(args);
	if (given.help === true) return undefined;
	const sms = apiNamed(contract, 'sms');
	const chat = given['chat-sub-account'];
	return {
		values: {
			BASE_URL: baseUrl(given.region, sms),
			SUB_ACCOUNT: subAccount('sub-account', given['sub-account'], sms),
			CHAT_BASE_URL: baseUrl(given.region, apiNamed(contract, 'chatApps')),
			...(chat !== undefined && { CHAT_SUB_ACCOUNT: subAccount('chat-sub-account', chat, sms) }),
			SENDER_ID: senderId(given.source, sms),
		},
		receiptsUrl: receiptsUrl(given['receipts-url']),
		folder: given.out ?? defaultFolder,
	};
}

function parsed(args: string[]) {
	try {
		return parseArgs({ args, options }).values;
	} catch (error) {
		const reason = error instanceof Error ? (error.message.split('. ', 1)[0] ?? '') : String(error);
		throw new OptionProblem(`${reason.replace(/\.$/, '')}. Use --help for the options.`);
	}
}

function baseUrl(region: string | undefined, { regions }: Api): string {
	const chosen = regions.find(({ id }) => id === region);
	if (chosen !== undefined) return chosen.url;
	const known = regions.map(({ id }) => id).join(', ');
	const happened = region === undefined ? '--region is missing' : `--region: there is no region '${region}'`;
	throw new OptionProblem(
		`${happened}. Use one of ${known}; 8x8 Connect shows which is yours, or ask your account manager.`,
	);
}

function subAccount(option: string, id: string | undefined, { parameters }: Api): string {
	const remedy = 'Copy it from 8x8 Connect > API Keys, and put it in quotation marks if it contains &.';
	if (id === undefined) throw new OptionProblem(`--${option} is missing. ${remedy}`);
	const pattern = parameters.SubAccountId?.schema.pattern;
	if (pattern === undefined) throw new Error('The contract has no pattern for sub-accounts');
	if (new RegExp(pattern).test(id)) return id;
	throw new OptionProblem(
		`--${option}: '${id}' is not a sub-account ID, which has 3 to 50 letters, digits and - . _ &. ${remedy}`,
	);
}

function senderId(source: string | undefined, sms: Api): string {
	if (source === undefined) {
		throw new OptionProblem('--source is missing. Give the sender ID that phones show, such as ACME or 6591234567.');
	}
	const longest = schemaNamed(sms, 'SmsRequest').properties?.source?.maxLength ?? 0;
	const longestWord = limitsOf(sms).alphanumericSourceLength;
	const limit = /^\+?\d+$/.test(source) ? longest : longestWord;
	if (source.length > limit) {
		throw new OptionProblem(
			`--source: '${source}' has ${source.length} characters. ` +
				`Give a number of at most ${longest}, or at most ${longestWord} letters and digits.`,
		);
	}
	if (/^[\p{L}\p{N}+](?:[\p{L}\p{N} ._&'+-]*[\p{L}\p{N}])?$/u.test(source)) return source;
	throw new OptionProblem(
		`--source: '${source}' is not a sender ID. Give a number, or letters and digits, with spaces and . _ & ' + - between them.`,
	);
}

function receiptsUrl(url: string | undefined): string | undefined {
	if (url === undefined || (URL.canParse(url) && new URL(url).protocol === 'https:')) return url;
	throw new OptionProblem(
		`--receipts-url: '${url}' is not an address that 8x8 can post to. Copy the production URL of the trigger, which begins with https://.`,
	);
}
