import type { Variant } from './config';
import type { PlaceholderValues } from './placeholders';
import { addressOf, type Platform } from './platform';
import { sampleBody } from './sampleBody';
import { standIns } from './tryRequest.mjs';

/** The file beside this one that the scripts import, from the folder above theirs. */
export const tryModule = 'tryRequest.mjs';

/**
 * A script that shows the request of a platform for one SMS, and sends it to the sandbox or to 8x8 if asked, so that
 * address, key and sender ID are known to be right before the platform is set up. It needs Node.js alone.
 */
export function tryScript(platform: Platform, variant: Variant, values: PlaceholderValues): string {
	const file = scriptName(variant);
	const answer = platform.config.success?.answers.find(({ operation }) => operation === variant.operation);
	const { BASE_URL: baseUrl, SUB_ACCOUNT: subAccountId } = values;
	if (answer === undefined || baseUrl === undefined || subAccountId === undefined) {
		throw new Error(`providers/${platform.name}, ${variant.name}: it is not known what to send, and where`);
	}
	const trial = {
		file,
		baseUrl,
		subAccountId,
		path: addressOf(platform.config, variant).replace('<BASE_URL>', '').replace('<SUB_ACCOUNT>', '{subAccountId}'),
		body: trialBody(platform, variant, values),
		field: answer.field,
		accepted: answer.taken,
	};
	return `// Shows the request that ${platform.config.platform} makes to 8x8 for one SMS, or sends it once. Needs Node.js 20 or newer.
//
//   node ${file} +6591234567             shows the request, and sends nothing
//   node ${file} +6591234567 --sandbox   sends it to the sandbox on this computer, free of charge
//   node ${file} +6591234567 --send      sends one SMS from your 8x8 account to that phone, at its usual price

import { tryRequest } from '../${tryModule}';

await tryRequest(${JSON.stringify(trial, null, 2)});
`;
}

function trialBody(platform: Platform, variant: Variant, values: PlaceholderValues): unknown {
	return JSON.parse(sampleBody(platform, variant.body, values, standIns.destination), (key, value: unknown) =>
		key === 'clientMessageId' ? standIns.clientMessageId : value,
	);
}

/** Whether a script can try a variant: those for WhatsApp need one of the account's templates. */
export function hasScript({ operation }: Variant): boolean {
	return ['sendSms', 'sendSmsBatch'].includes(operation);
}

export function scriptName({ name }: Variant): string {
	return `try-${name}.mjs`;
}
