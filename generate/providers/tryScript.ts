import type { Variant } from './config';
import { fillValue, type PlaceholderValues } from './placeholders';
import { addressOf, type Platform } from './platform';
import { sampleBody } from './sampleBody';

/** The environment variable that the script reads the API key from. */
export const keyVariable = 'EIGHT_BY_EIGHT_API_KEY';

/** Stands for the phone until the script runs. No sender ID holds angle brackets. */
const destination = '<DESTINATION>';

/**
 * A shell script that sends one text as the platform will, so that address, key and sender ID are known to be right
 * before the platform is set up. It needs a POSIX shell and curl, and fails when 8x8 rejects the message.
 */
export function tryScript(platform: Platform, variant: Variant, values: PlaceholderValues): string {
	const [before, after, ...more] = trialBody(platform, variant, values).split(destination);
	if (before === undefined || after === undefined || more.length > 0) {
		throw new Error(`providers/${platform.name}/${variant.body} does not hold the phone number exactly once`);
	}
	const file = scriptName(variant);
	return `#!/bin/sh
# Sends one SMS through 8x8 as ${platform.config.platform} will, and shows whether 8x8 accepted it. It costs as much as any SMS.
#
#   export ${keyVariable}=...
#   sh ${file} +6591234567
#
# The number is your own phone. The key is read from the environment, so it is in no file and no process list.
set -eu

to=\${1-}
case $to in
'' | *[!0-9+]*)
	echo "Give the phone to text, with its country code: sh ${file} +6591234567" >&2
	exit 2
	;;
esac
if [ -z "\${${keyVariable}-}" ]; then
	echo 'Set ${keyVariable} to your 8x8 API key first.' >&2
	exit 2
fi

url=${quoted(fillValue(addressOf(platform.config, variant), values))}
body=${quoted(before)}"$to"${quoted(after)}

answer=$(printf 'header = "Authorization: Bearer %s"\\n' "$${keyVariable}" |
	curl --config - --silent --show-error --max-time 30 --request POST \\
		--header 'Content-Type: application/json' --data-binary "$body" --write-out '\\nHTTP status %{http_code}' "$url")
printf '%s\\n' "$answer"

case $answer in
*'"REJECTED"'*)
	echo '8x8 rejected the message: nothing was sent. The answer above says why.' >&2
	exit 1
	;;
*'"QUEUED"'*'HTTP status 200')
	echo '8x8 took the message.'
	;;
*)
	echo '8x8 did not accept the message. The answer above says why.' >&2
	exit 1
	;;
esac
`;
}

/** Without clientMessageId: the receipt of a trial does not belong to any of the platform's messages. */
function trialBody(platform: Platform, variant: Variant, values: PlaceholderValues): string {
	const sample: unknown = JSON.parse(sampleBody(platform, variant.body, values, destination));
	return JSON.stringify(sample, (key, value: unknown) => (key === 'clientMessageId' ? undefined : value), 2);
}

/** Whether a script can try a variant: those for WhatsApp need one of the account's templates. */
export function hasScript({ operation }: Variant): boolean {
	return ['sendSms', 'sendSmsBatch'].includes(operation);
}

export function scriptName({ name }: Variant): string {
	return `try-${name}.sh`;
}

/** One word of a POSIX shell, whatever the text holds. */
function quoted(text: string): string {
	return `'${text.replaceAll("'", `'\\''`)}'`;
}
