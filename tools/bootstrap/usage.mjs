// Separate from the code that prints it, so that it can be shown before anything is installed.

export const startUsage = `npm start [-- <options>]

Starts n8n and the sandbox, a local 8x8 with a phone, and sends a first message from one to the other.
What you make in n8n is kept for the next start, in the project's folder .sandbox.

  --fresh           throws the work of last time away first
  --smpp            shows SMPP: n8n dials out, and there is no webhook; this work is kept apart
  --once            ends after the first messages, and keeps nothing
  --folder <path>   keeps the work somewhere else
  --help            this text`;

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
