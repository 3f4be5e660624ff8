import type { Account } from '../../nodes/api/account';
import { problem } from '../../nodes/problems/catalogue';
import { failed, ok, type Result } from '../../nodes/problems/result';
import { quote, textOf } from '../../nodes/problems/unknownValues';
import type { Bindable } from '../session/bind';
import type { Allowed } from '../session/window';

export const credentialName = 'eightByEightSmppApi';

/** Ports of 8x8's servers. */
export const ports = { encrypted: 2776, clear: 2775 } as const;

/** 8x8's servers, by region. */
export const hosts: Readonly<Record<string, { name: string; host: string }>> = {
	ap: { name: 'Asia Pacific', host: 'smpp.8x8.com' },
	eu: { name: 'Europe', host: 'smpp.8x8.uk' },
};

/** What 8x8 grants an account by default, and what this project keeps in flight. */
export const usualLimits: Allowed = { window: 50, messagesPerSecond: 50 };

/** The account as the credential 8x8 SMPP API describes it. */
export interface SmppAccount {
	bindable: Bindable;
	allowed: Allowed;
	/** Whether texts and receipts are received over a separate bind, or over one that sends as well. */
	receivesBy: 'bindReceiver' | 'bindTransceiver';
	/** What the rules of sending need to know about it. */
	sender: Account;
}

/** Reads the fields of the credential. */
export function smppAccountOf(credential: Record<string, unknown>): Result<SmppAccount> {
	const systemId = trimmed(credential.systemId);
	const password = textOf(credential.password) ?? '';
	if (systemId === undefined) return failed(problem('SMPP_SYSTEM_ID_MISSING'));
	if (!isField(systemId, 15)) return failed(problem('SMPP_SYSTEM_ID_MALFORMED'));
	if (!isField(password, 8)) return failed(problem('SMPP_PASSWORD_MALFORMED'));
	const isEncrypted = credential.encrypted !== false;
	const place = placeOf(credential, isEncrypted);
	if (!place.ok) return place;
	const window = limitOf(credential.window, 'Window', usualLimits.window, 1000);
	if (!window.ok) return window;
	const rate = limitOf(credential.messagesPerSecond, 'Messages per Second', usualLimits.messagesPerSecond, 10_000);
	if (!rate.ok) return rate;
	const { host, port } = place.value;
	return ok({
		bindable: { host, port, isEncrypted, systemId, password },
		allowed: { window: window.value, messagesPerSecond: rate.value },
		receivesBy: credential.bindType === 'transceiver' ? 'bindTransceiver' : 'bindReceiver',
		sender: {
			baseUrl: `smpp://${host}:${port}`,
			chatAppsBaseUrl: '',
			isPublicApi: credential.region !== 'custom',
			subAccountId: systemId,
			accountId: undefined,
			defaultCountry: trimmed(credential.defaultCountry),
			defaultSource: trimmed(credential.defaultSource),
			homeCallingCode: undefined,
			apiKey: `${systemId}:${password}`,
		},
	});
}

function placeOf(credential: Record<string, unknown>, isEncrypted: boolean): Result<{ host: string; port: number }> {
	const usualPort = isEncrypted ? ports.encrypted : ports.clear;
	if (credential.region !== 'custom') {
		const region = Object.entries(hosts).find(([name]) => name === (credential.region ?? 'ap'));
		if (region === undefined) return failed(problem('REGION_UNKNOWN', { shown: quote(credential.region) }));
		return ok({ host: region[1].host, port: usualPort });
	}
	const host = trimmed(credential.host) ?? '';
	if (!URL.canParse(`http://${host}`) || new URL(`http://${host}`).host !== host.toLowerCase() || /:\d+$/.test(host)) {
		return failed(problem('SMPP_HOST_MALFORMED', { shown: quote(host) }));
	}
	const port = limitOf(credential.port, 'Port', usualPort, 65_535);
	return port.ok ? ok({ host, port: port.value }) : port;
}

function limitOf(value: unknown, label: string, usual: number, most: number): Result<number> {
	const number = value === undefined || value === '' ? usual : Number(value);
	if (Number.isInteger(number) && number >= 1 && number <= most) return ok(number);
	const allowed = `a whole number from 1 to ${most}`;
	return failed(problem('SMPP_LIMIT_OUT_OF_RANGE', { label, shown: quote(value), allowed }));
}

/** Printable ASCII of at most so many characters: anything else could not be written into a bind. */
function isField(text: string, longest: number): boolean {
	return text.length <= longest && /^[\x20-\x7e]+$/.test(text);
}

function trimmed(value: unknown): string | undefined {
	return textOf(textOf(value)?.trim());
}
