import { randomUUID } from 'node:crypto';
import process from 'node:process';
import { parseArgs } from 'node:util';

/** The environment variable with the API key, so that the key is in no file and in no list of processes. */
export const keyVariable = 'EIGHT_BY_EIGHT_API_KEY';

/** Stand in a trial's body for what is known only when it runs. */
export const standIns = { destination: '<DESTINATION>', clientMessageId: '<ID>' };

/** How the ID of a trial begins: the workflows for receipts skip it, since the platform does not know the message. */
const trialPrefix = 'try-';

/**
 * @typedef {object} Trial the request that a platform makes for one SMS
 * @property {string} file the script's name
 * @property {string} baseUrl the address of 8x8's SMS API in the account's region
 * @property {string} subAccountId
 * @property {string} path within the API, with {subAccountId}
 * @property {unknown} body JSON with the stand-ins
 * @property {string} field the field of 8x8's answer that says whether it accepted the message, with dots between levels
 * @property {string | number} accepted that field's value if it did
 */

/** What the user can mend; the message says how. */
class UsageError extends Error {}

/**
 * Shows a trial's request, or sends it once, to the sandbox or to 8x8, as the command line asks. Sets the exit code:
 * 0 if it was shown or accepted, 1 if it was not accepted, 2 if the command line is wrong.
 * @param {Trial} trial
 * @param {string[]} [args]
 */
export async function tryRequest(trial, args = process.argv.slice(2)) {
	try {
		process.exitCode = (await attempt(trial, args)) ? 0 : 1;
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		console.error(error.message);
		process.exitCode = 2;
	}
}

/**
 * @param {Trial} trial
 * @param {string[]} args
 * @returns {Promise<boolean>} false if a message was asked for and is not accepted
 */
async function attempt(trial, args) {
	const { phone, sandbox, send, port } = optionsFrom(trial.file, args);
	const id = `${trialPrefix}${randomUUID()}`;
	const body = filled(trial.body, { [standIns.destination]: phone, [standIns.clientMessageId]: id });
	if (!sandbox && !send) {
		console.log(
			`POST ${addressOf(trial)}\nAuthorization: Bearer <${keyVariable}>\nContent-Type: application/json\n\n${body}\n\n` +
				`Nothing was sent. Add --sandbox to send this to the sandbox on your computer, or --send to send one SMS to ${phone} from your 8x8 account, at its usual price.`,
		);
		return true;
	}
	const account = sandbox ? await sandboxAccount(port) : { ...trial, apiKey: keyFrom(process.env[keyVariable]) };
	return await sendOnce(addressOf({ ...trial, ...account }), account.apiKey, body, { trial, id });
}

/**
 * @param {string} file
 * @param {string[]} args
 */
function optionsFrom(file, args) {
	const flag = /** @type {const} */ ({ type: 'boolean', default: false });
	const usage = `node ${file} +6591234567 [--sandbox | --send]\n
Without an option, it shows the request and sends nothing.

  --sandbox        sends it to the sandbox on this computer, which "npm start" or "npm run sandbox" starts
  --port <number>  the sandbox's port (8088)
  --send           sends one SMS from your 8x8 account, at its usual price; needs ${keyVariable}`;
	let parsed;
	try {
		parsed = parseArgs({
			args,
			allowPositionals: true,
			options: { sandbox: flag, send: flag, port: { type: 'string', default: '8088' }, help: flag },
		});
	} catch {
		throw new UsageError(usage);
	}
	const { values, positionals } = parsed;
	const [phone = '', ...more] = positionals;
	if (values.help || more.length > 0) throw new UsageError(usage);
	if (!/^\+?[1-9]\d{6,14}$/.test(phone)) {
		throw new UsageError(`Enter the number of your own phone, with its country code.\n\n${usage}`);
	}
	if (!/^\d{1,5}$/.test(values.port)) throw new UsageError(`--port takes a number.\n\n${usage}`);
	if (values.sandbox && values.send) throw new UsageError(`Use either --sandbox or --send.\n\n${usage}`);
	return { phone, ...values };
}

/** @param {string | undefined} key */
function keyFrom(key) {
	// Fetch would quote a key that cannot be in a header.
	if (key !== undefined && /^[\x21-\x7e]+$/.test(key)) return key;
	throw new UsageError(`Set the environment variable ${keyVariable} to your 8x8 API key first.`);
}

/**
 * The account of the sandbox on this computer.
 * @param {string} port
 */
async function sandboxAccount(port) {
	const baseUrl = `http://127.0.0.1:${port}`;
	const status = await fetch(`${baseUrl}/sandbox/status`, { redirect: 'error', signal: AbortSignal.timeout(5_000) })
		.then((answer) => answer.json())
		.catch(() => undefined);
	const apiKey = at(status, 'apiKey');
	const subAccountId = at(status, 'subAccountIds.0');
	if (typeof apiKey !== 'string' || typeof subAccountId !== 'string') {
		throw new UsageError(`No sandbox answers at ${baseUrl}. Start it with "npm run sandbox", or set its --port.`);
	}
	return { baseUrl, subAccountId, apiKey };
}

/**
 * Never tries again: without an answer, the message may have been sent.
 * @param {string} url
 * @param {string} apiKey
 * @param {string} body
 * @param {{ trial: Trial, id: string }} message
 */
async function sendOnce(url, apiKey, body, { trial, id }) {
	const unknown = `It is not certain whether the message was sent. Look for the client message ID ${id} in the message logs of 8x8 Connect before you try again.`;
	let status;
	let text;
	try {
		const answer = await fetch(url, {
			method: 'POST',
			headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
			body,
			redirect: 'manual',
			signal: AbortSignal.timeout(30_000),
		});
		status = answer.status;
		text = await answer.text();
	} catch (error) {
		const code = at(error, 'cause.code');
		const isUnreachable = code === 'ECONNREFUSED' || code === 'ENOTFOUND';
		console.error(`No answer from ${url}. ${isUnreachable ? 'Nothing was sent.' : unknown}`);
		return false;
	}
	console.log(`${text}\nHTTP status ${status}`);
	const outcome = at(parsedJson(text), trial.field);
	if (status === 200 && outcome === trial.accepted) {
		console.log(`8x8 accepted the message. Its client message ID is ${id}.`);
		return true;
	}
	const isRejected = status === 200 ? outcome !== undefined : status >= 400 && status < 500 && status !== 408;
	console.error(isRejected ? '8x8 rejected the message: nothing was sent. The answer above says why.' : unknown);
	return false;
}

/** @param {Pick<Trial, 'baseUrl' | 'subAccountId' | 'path'>} trial */
function addressOf({ baseUrl, subAccountId, path }) {
	return baseUrl + path.replace('{subAccountId}', encodeURIComponent(subAccountId));
}

/**
 * @param {unknown} body
 * @param {Record<string, string>} values by stand-in
 */
function filled(body, values) {
	return JSON.stringify(body, (_key, value) => (typeof value === 'string' ? (values[value] ?? value) : value), 2);
}

/**
 * @param {unknown} value
 * @param {string} path names with dots between them
 * @returns {unknown}
 */
function at(value, path) {
	let inner = value;
	for (const part of path.split('.')) {
		inner = typeof inner === 'object' && inner !== null ? Reflect.get(inner, part) : undefined;
	}
	return inner;
}

/** @param {string} text @returns {unknown} */
function parsedJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
