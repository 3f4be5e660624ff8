import { parseArgs } from 'node:util';
import { z } from 'zod/v4';
import type { SandboxOptions } from './server';
import { faultSchema, type FaultInput } from './server/faults';
import { defaults } from './server/settings';
import type { WebhookForm } from './server/webhooks';

export const standardPort = 8088;

export const usage = `Starts a local 8x8 with a phone.

  --port <number>           port to listen on; 0 for any free port (${standardPort})
  --host <address>          address to listen on (${defaults.host})
  --api-key <key>           the API key to accept (${defaults.apiKey})
  --account-id <uuid>       the account (${defaults.accountId})
  --sub-account <id>        a sub-account; repeat the option for more (${defaults.subAccountId})
  --balance <amount>        balance of the account, or "none" if it is not prepaid (${defaults.balance})
  --webhook-form <form>     how webhooks look: untyped, typed or either (either)
  --smpp-port <number>      port for SMPP, without TLS; the system ID is a sub-account, the password is sandbox
  --survey-url <url>        where to post answers to surveys; at 8x8, support sets this address
  --allowed-host <host>     a host name that clients use for the sandbox, such as host.docker.internal; repeat for more
  --callback-host <host>    another host that events may be posted to, or "*"; repeat for more
  --latency <ms>            extra time for every answer (${defaults.latency})
  --delay-scale <factor>    factor on the sandbox's own delays, such as those of receipts (${defaults.delayScale})
  --retry-scale <factor>    factor on the waits before an event is posted again (${defaults.retryScale})
  --fault <json>            a fault to start with, as described in the README; repeat for more
  --no-rate-limits          answers with status 429 only if a fault or a magic number asks for it
  --max-messages <number>   messages to keep; the oldest are removed first (${defaults.maxMessages})
  --help                    shows this text
`;

const webhookForms: readonly WebhookForm[] = ['untyped', 'typed', 'either'];

/** A flag that cannot be used as it was given. */
export class UsageError extends Error {}

/** The sandbox's options as flags of the command line; `undefined` when help is asked for. Throws a UsageError. */
export function optionsFrom(args: readonly string[]): SandboxOptions | undefined {
	const flags = parsed(args);
	if (flags.help === true) return undefined;
	const form = webhookForms.find((candidate) => candidate === flags['webhook-form']);
	if (flags['webhook-form'] !== undefined && form === undefined) {
		throw new UsageError(`--webhook-form is one of ${webhookForms.join(', ')}.`);
	}
	return {
		port: numberFrom(flags.port, 'port') ?? standardPort,
		host: flags.host,
		apiKey: flags['api-key'],
		accountId: flags['account-id'],
		subAccountIds: flags['sub-account'],
		balance: flags.balance === 'none' ? null : numberFrom(flags.balance, 'balance'),
		webhookForm: form,
		smppPort: numberFrom(flags['smpp-port'], 'smpp-port'),
		surveyUrl: flags['survey-url'],
		allowedHosts: flags['allowed-host'],
		callbackHosts: flags['callback-host'],
		latency: numberFrom(flags.latency, 'latency'),
		delayScale: numberFrom(flags['delay-scale'], 'delay-scale'),
		retryScale: numberFrom(flags['retry-scale'], 'retry-scale'),
		faults: flags.fault?.map(faultFrom),
		rateLimits: flags['no-rate-limits'] === true ? { subAccount: 0, ipAddress: 0, getSms: 0 } : undefined,
		maxMessages: numberFrom(flags['max-messages'], 'max-messages'),
	};
}

function parsed(args: readonly string[]) {
	const text = { type: 'string' } as const;
	try {
		return parseArgs({
			args: [...args],
			options: {
				port: text,
				host: text,
				'api-key': text,
				'account-id': text,
				'sub-account': { type: 'string', multiple: true },
				balance: text,
				'webhook-form': text,
				'smpp-port': text,
				'survey-url': text,
				'allowed-host': { type: 'string', multiple: true },
				'callback-host': { type: 'string', multiple: true },
				latency: text,
				'delay-scale': text,
				'retry-scale': text,
				fault: { type: 'string', multiple: true },
				'no-rate-limits': { type: 'boolean' },
				'max-messages': text,
				help: { type: 'boolean', short: 'h' },
			},
		}).values;
	} catch (error) {
		const [sentence = ''] = (error instanceof Error ? error.message : 'A flag is not known').split(
			/\.?(?: |\n)(?=[A-Z])/,
		);
		throw new UsageError(`${sentence}.`);
	}
}

function faultFrom(text: string): FaultInput {
	try {
		return faultSchema.parse(JSON.parse(text));
	} catch (error) {
		const why = error instanceof z.ZodError ? z.prettifyError(error) : 'it is not valid JSON.';
		throw new UsageError(`--fault '${text}' cannot be used: ${why}`);
	}
}

function numberFrom(text: string | undefined, flag: string): number | undefined {
	if (text === undefined) return undefined;
	const value = Number(text);
	if (text.trim() === '' || !Number.isFinite(value) || value < 0) throw new UsageError(`--${flag} takes a number.`);
	return value;
}
