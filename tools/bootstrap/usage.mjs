// Separate from the code that prints it, so that it can be shown before anything is installed.

export const startUsage = `npm start [-- <options>]

Starts n8n and the sandbox, a local 8x8 with a phone, and sends the first messages between them.
What you make in n8n is kept for the next start, in the project's folder .sandbox.

  --fresh                  starts from scratch: removes what you made last time
  --smpp                   sends over SMPP, without a webhook; this work is kept separately
  --once                   sends the first messages, then stops, and keeps nothing
  --folder <path>          keeps your work in another folder
  --n8n-port <number>      port of n8n (5678, or the next free one)
  --sandbox-port <number>  port of the sandbox (8088, or the next free one)
  --help                   shows this text`;

/** @type {ReadonlyMap<string, string>} */
const usages = new Map([['sandbox/start.ts', startUsage]]);

/**
 * A command's answer to --help; `undefined` where it answers itself, or was not asked.
 * @param {string | undefined} command
 * @param {string[]} args
 */
export function usageOf(command, args) {
	const isAsked = args.includes('--help') || args.includes('-h');
	return command === undefined || !isAsked ? undefined : usages.get(command);
}
