import { accountIdLimits, subAccountIdLimits } from '../../nodes/generated/limits';
import { type Template, usualTemplates } from './chat/templates';
import type { FaultInput } from './faults';
import type { Webhook } from './webhook';
import type { WebhookForm } from './webhooks';

/** The settings with which a sandbox starts. Every field has a default. */
export interface SandboxOptions {
	/** Port to listen on; 0 or absent takes any free one. */
	port?: number | undefined;
	/** Port for SMPP, without TLS; 0 takes any free one. By default the sandbox does not speak SMPP. */
	smppPort?: number | undefined;
	/** Address to listen on, 127.0.0.1 unless given. */
	host?: string | undefined;
	apiKey?: string | undefined;
	/** UUID of the account. */
	accountId?: string | undefined;
	/** The account's sub-accounts; the first is the default one. */
	subAccountIds?: readonly string[] | undefined;
	/** Money on the account at the start, in EUR; `null` for an account that is not prepaid. */
	balance?: number | null | undefined;
	/** The account's number, to which replies go if the message was not sent from a number. Digits. */
	virtualNumber?: string | undefined;
	/** The form of the account's webhooks; `either` accepts them with and without a type. */
	webhookForm?: WebhookForm | undefined;
	/** Webhooks that the account has from the start. */
	webhooks?: readonly Webhook[] | undefined;
	/** The same with the Business Messaging API. */
	chatWebhooks?: readonly Webhook[] | undefined;
	/** The templates of the account's WhatsApp channel. */
	templates?: readonly Template[] | undefined;
	/** Where survey answers are posted, which 8x8's support sets. By default, the answer itself says where it goes. */
	surveyUrl?: string | undefined;
	/**
	 * Names and addresses that clients reach the sandbox by, besides those of loopback and `host`, such as
	 * host.docker.internal. Requests to any other are refused.
	 */
	allowedHosts?: readonly string[] | undefined;
	/**
	 * Hosts besides loopback that receipts and inbound messages may be posted to, or `*` for any.
	 * Without it nothing ever leaves this machine.
	 */
	callbackHosts?: readonly string[] | undefined;
	/** How long a receiver has to answer a posted event, in milliseconds. */
	callbackTimeout?: number | undefined;
	/** Factor on the waits between the posts of an event that is not taken (1, 10, 30 and 90 s). */
	retryScale?: number | undefined;
	/** Factor on the sandbox's own delays: receipts, replies, slow answers. 0 makes them immediate. */
	delayScale?: number | undefined;
	/** How much longer every answer of the API takes, in milliseconds. */
	latency?: number | undefined;
	/** What goes wrong from the start. */
	faults?: readonly FaultInput[] | undefined;
	/** Requests a second to each API: of one sub-account, from one address, and for lookups (getSms, getMessage). 0 lifts a limit. */
	rateLimits?: { subAccount?: number; ipAddress?: number; getSms?: number } | undefined;
	/** Messages kept; beyond it the oldest are forgotten. */
	maxMessages?: number | undefined;
	/** Posted events kept; beyond it the oldest are forgotten. */
	maxDeliveries?: number | undefined;
	/**
	 * The size of the kept messages as JSON, and separately of the posted events, in bytes; beyond it the oldest are
	 * forgotten.
	 */
	maxBytes?: number | undefined;
}

export type Settings = {
	[Name in keyof Omit<SandboxOptions, 'surveyUrl' | 'smppPort'>]-?: Exclude<SandboxOptions[Name], undefined>;
} & { subAccountIds: readonly [string, ...string[]]; surveyUrl: string | undefined; smppPort: number | undefined };

export const defaults = {
	port: 0,
	host: '127.0.0.1',
	apiKey: 'sandbox-key',
	accountId: '5a2db0c5-8888-4e57-9c1b-0d0c5e55a8b0',
	subAccountId: 'sandbox_hq',
	balance: 1000,
	virtualNumber: '6531580000',
	callbackTimeout: 10_000,
	retryScale: 1,
	delayScale: 1,
	latency: 0,
	maxMessages: 200_000,
	maxDeliveries: 50_000,
	maxBytes: 256 * 1024 * 1024,
} as const;

/** The lowest and highest values of options; a larger delay would lead to an invalid date. */
const ranges = {
	port: [0, 65_535],
	callbackTimeout: [1, 3_600_000],
	retryScale: [0, 1000],
	delayScale: [0, 1000],
	latency: [0, 3_600_000],
	maxMessages: [1, 10_000_000],
	maxDeliveries: [1, 10_000_000],
	maxBytes: [1, 2 ** 40],
} as const;

const subAccountIdPattern = new RegExp(subAccountIdLimits.pattern);
const accountIdPattern = new RegExp(accountIdLimits.pattern);

/** The options with their defaults. Throws when one is not what the contract allows. */
export function settingsFrom(options: SandboxOptions): Settings {
	for (const subAccountId of options.subAccountIds ?? []) {
		if (!subAccountIdPattern.test(subAccountId)) {
			throw new Error(`'${subAccountId}' is not a valid sub-account ID.`);
		}
	}
	if (options.surveyUrl !== undefined && !URL.canParse(options.surveyUrl)) {
		throw new Error(`The survey URL '${options.surveyUrl}' is not a valid URL.`);
	}
	if (options.accountId !== undefined && !accountIdPattern.test(options.accountId)) {
		throw new Error(`'${options.accountId}' is not a valid account ID: it is a UUID.`);
	}
	const [first = defaults.subAccountId, ...others] = options.subAccountIds ?? [];
	return {
		port: numberFrom(options, 'port'),
		smppPort: options.smppPort,
		host: options.host ?? defaults.host,
		apiKey: options.apiKey ?? defaults.apiKey,
		accountId: options.accountId ?? defaults.accountId,
		subAccountIds: [first, ...others],
		balance: options.balance === undefined ? defaults.balance : options.balance,
		virtualNumber: options.virtualNumber ?? defaults.virtualNumber,
		webhookForm: options.webhookForm ?? 'either',
		webhooks: options.webhooks ?? [],
		chatWebhooks: options.chatWebhooks ?? [],
		templates: options.templates ?? usualTemplates,
		surveyUrl: options.surveyUrl,
		allowedHosts: options.allowedHosts?.map(hostFrom) ?? [],
		callbackHosts: options.callbackHosts ?? [],
		callbackTimeout: numberFrom(options, 'callbackTimeout'),
		retryScale: numberFrom(options, 'retryScale'),
		delayScale: numberFrom(options, 'delayScale'),
		latency: numberFrom(options, 'latency'),
		faults: options.faults ?? [],
		rateLimits: options.rateLimits ?? {},
		maxMessages: numberFrom(options, 'maxMessages'),
		maxDeliveries: numberFrom(options, 'maxDeliveries'),
		maxBytes: numberFrom(options, 'maxBytes'),
	};
}

function numberFrom(options: SandboxOptions, name: keyof typeof ranges): number {
	const value = options[name] ?? defaults[name];
	const [least, most] = ranges[name];
	if (value >= least && value <= most) return value;
	throw new Error(`The option ${name} takes a number from ${least} to ${most}.`);
}

/** As `URL` writes it, without brackets. */
function hostFrom(host: string): string {
	const text = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
	const url = URL.canParse(`http://${text}`) ? new URL(`http://${text}`) : undefined;
	if (url === undefined || url.host !== url.hostname || url.host !== text.toLowerCase()) {
		throw new Error(`'${host}' is not a valid host: give a name or an address, without a port.`);
	}
	return url.hostname.replace(/^\[|\]$/g, '');
}
