import type { IExecuteFunctions } from 'n8n-workflow';
import { regions } from '../generated/regions';
import { subAccountIdLimits } from '../generated/limits';
import { credentialName } from './client';
import { SettingProblem } from '../problems/problem';
import { isRecord, propertyOf, quote, textOf } from '../problems/unknownValues';

/** What the credential says. */
export interface Account {
	/** Origin and path prefix of the API, without a slash at the end. */
	baseUrl: string;
	/** False for a proxy or sandbox of the user's own. */
	isPublicApi: boolean;
	/** The default sub-account, where one is set. */
	subAccountId: string | undefined;
	accountId: string | undefined;
	/** Only to be taken out of what is shown; n8n's request helper adds it to requests. */
	apiKey: string;
}

/** The account of the node's credential, or what is wrong with it. Throws where n8n cannot give the credential at all. */
export async function readAccount(context: IExecuteFunctions): Promise<Account | SettingProblem> {
	return accountOf(await context.getCredentials(credentialName));
}

/** Reads the fields of the credential 8x8 SMS API. */
export function accountOf(credential: Record<string, unknown>): Account | SettingProblem {
	const apiKey = trimmed(credential.apiKey) ?? '';
	const rest = {
		apiKey,
		subAccountId: trimmed(credential.subAccountId),
		accountId: trimmed(credential.accountId),
	};
	if (apiKey === '') {
		return new SettingProblem(
			'The credential has no API key',
			'Make one in 8x8 Connect under API Keys and paste it there.',
		);
	}
	if (!/^[\x21-\x7e]+$/.test(apiKey)) {
		return new SettingProblem(
			'The API key in the credential holds a space or a character that no key has',
			'Copy it again from 8x8 Connect, without anything around it.',
		);
	}
	if (credential.region === 'custom') {
		const baseUrl = customBaseUrl(credential.baseUrl);
		return typeof baseUrl === 'string' ? { baseUrl, isPublicApi: false, ...rest } : baseUrl;
	}
	const region = Object.entries(regions).find(([name]) => name === (credential.region ?? 'ap'));
	if (region === undefined) {
		return new SettingProblem(`The credential's region is ${quote(credential.region)}`, 'Choose one from its list.');
	}
	return { baseUrl: region[1].baseUrl, isPublicApi: true, ...rest };
}

/** A text without the white space around it, which pasting brings along; undefined where nothing is left. */
function trimmed(value: unknown): string | undefined {
	return textOf(textOf(value)?.trim());
}

function customBaseUrl(value: unknown): string | SettingProblem {
	const address = (textOf(value) ?? '').trim();
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (url === undefined || !/^https?:$/.test(url.protocol)) {
		return new SettingProblem(
			address === '' ? "The credential's Base URL is empty" : "The credential's Base URL is no web address",
			'Write it in full, such as http://127.0.0.1:8026, or choose a region.',
		);
	}
	if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
		return new SettingProblem(
			"The credential's Base URL holds more than an address",
			'Leave out user name, password, question mark and hash sign.',
		);
	}
	return url.href.replace(/\/+$/, '');
}

/**
 * The sub-account to send with: the node's field (a resource locator, or a plain value from an expression), else the
 * credential's default.
 */
export function chooseSubAccount(field: unknown, account: Account): string | SettingProblem {
	const chosen = isRecord(field) ? propertyOf(field, 'value') : field;
	const subAccountId = trimmed(typeof chosen === 'number' ? String(chosen) : chosen) ?? account.subAccountId;
	if (subAccountId === undefined) {
		return new SettingProblem(
			'Sub-Account is empty, in the node and in the credential',
			'Give the sub-account ID that 8x8 Connect shows, such as acme_hq.',
		);
	}
	if (!new RegExp(subAccountIdLimits.pattern).test(subAccountId)) {
		return new SettingProblem(
			`Sub-Account ${quote(subAccountId)} is no sub-account ID`,
			`It has ${subAccountIdLimits.minLength} to ${subAccountIdLimits.maxLength} letters, digits and - . _ & only.`,
		);
	}
	return subAccountId;
}
