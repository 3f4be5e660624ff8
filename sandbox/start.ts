import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { projectRoot } from '../projectRoot';
import { Interrupted } from '../tools/bootstrap/problem.mjs';
import { Progress } from '../tools/bootstrap/progress.mjs';
import { tell } from '../tools/bootstrap/tell.mjs';
import { startUsage } from '../tools/bootstrap/usage.mjs';
import { makePackageFolder, smppPackage } from '../tools/packageFolder';
import { converse, type Conversation } from './conversation';
import { type KeptWork, WorkFolder } from './keptWork';
import type { Owner } from './n8n/client';
import { type Demo, httpDemo, smppDemo } from './n8n/demo';
import { findN8n, installN8n } from './n8n/install';
import { launchN8n, type RunningN8n } from './n8n/launch';
import { freePort, portOr } from './n8n/ports';
import { standardPort } from './options';
import { reopen, type Reopened } from './reopen';
import { startSandbox, type Sandbox } from './server';
import { type Ports, type StartOptions, startOptionsFrom } from './startOptions';

const n8nPort = 5678;
const smppPort = 2775;

interface Running {
	n8n: RunningN8n;
	sandbox: Sandbox;
}

/**
 * A whole n8n with the connector and a local 8x8: with the work of last time, or after a short conversation between
 * the two.
 */
async function start({ once, fresh, smpp, folder, ports }: StartOptions, signal: AbortSignal): Promise<void> {
	const { missingSteps } = findN8n();
	const progress = new Progress(2 + missingSteps);
	if (missingSteps > 0) await installN8n(progress, signal);
	const demo = smpp ? smppDemo : httpDemo;
	if (once) {
		await run({ progress, signal, demo, ports, once });
		return;
	}
	const own = folder ?? join(projectRoot, '.sandbox');
	const place = smpp ? join(own, 'smpp') : own;
	const work = new WorkFolder(place);
	await work.use(
		async () => {
			if (fresh) await work.clear();
			await run({ progress, signal, demo, ports, work, kept: await work.read() });
		},
		async () => {
			progress.note(`Another n8n works in ${place}: this one starts fresh and keeps nothing.`);
			await run({ progress, signal, demo, ports });
		},
	);
}

interface Setup {
	progress: Progress;
	signal: AbortSignal;
	/** What is shown. */
	demo: Demo;
	ports: Ports;
	/** Whether it ends after the first messages. */
	once?: boolean;
	/** Where work is kept; if missing, nothing is kept. */
	work?: WorkFolder;
	/** That of last time. */
	kept?: KeptWork | undefined;
}

async function run({ progress, signal, demo, ports, once = false, work, kept }: Setup): Promise<void> {
	if (kept !== undefined) progress.note('Your work from last time is still there. To start over: npm start -- --fresh');
	const running: Partial<Running> = {};
	try {
		const both = await progress.step({ title: 'Starting the sandbox and n8n', hint: 'about 15 s' }, () =>
			startBoth(running, { demo, ports, keptIn: work?.n8n, signal }),
		);
		notePorts(progress, both, ports);
		const death = both.n8n.ended.then((problem) => Promise.reject(problem));
		death.catch(() => undefined);
		const stopped = aborted(signal);
		const unlessEnded = async <T>(title: string, doing: () => Promise<T>) =>
			await progress.step({ title }, () => Promise.race([doing(), death, stopped.then(interrupted)]));
		if (kept === undefined) {
			const owner = newOwner();
			const title = 'Sending a message from n8n, and a reply from the phone';
			const conversation = await unlessEnded(title, () => converse(both, demo, owner, signal));
			await work?.write(workOf(owner, conversation));
			console.log(told(conversation, both.sandbox));
			if (once) return;
			console.log(addresses(both, owner, { sending: conversation.sending.id, answering: conversation.answering.id }));
		} else {
			const title = 'Continuing with your work from last time';
			const reopened = await unlessEnded(title, () => reopen(both, demo, kept, signal));
			console.log(addresses(both, kept.owner, reopened));
		}
		console.log(
			work === undefined
				? '\nCtrl-C stops both and removes what they stored.'
				: '\nCtrl-C stops both. What you build in n8n will be there next time.',
		);
		await Promise.race([stopped, death]);
		console.log('\nStopping ...');
	} finally {
		await Promise.all([running.n8n?.close(), running.sandbox?.close()]);
	}
}

function notePorts(progress: Progress, { n8n, sandbox }: Running, ports: Ports): void {
	for (const [name, url, chosen, preferred] of [
		['n8n', n8n.url, ports.n8n, n8nPort],
		['the sandbox', sandbox.url, ports.sandbox, standardPort],
	] as const) {
		if (chosen === undefined && new URL(url).port !== String(preferred)) {
			progress.note(`Port ${preferred} is in use, so ${name} is at ${url}.`);
		}
	}
}

function workOf(owner: Owner, { credential, sending, answering }: Conversation): KeptWork {
	return { owner, credential, sending: sending.id, answering: answering.id };
}

/** Fills `running` as it goes, so that what has started can be closed when the rest fails. */
async function startBoth(
	running: Partial<Running>,
	{ demo, ports, keptIn, signal }: Pick<Setup, 'demo' | 'ports' | 'signal'> & { keptIn: string | undefined },
): Promise<Running> {
	const isSmpp = demo === smppDemo;
	const sandbox = (running.sandbox = await startSandbox({
		port: await portOr(standardPort, ports.sandbox),
		...(isSmpp && { smppPort: await freePort(smppPort) }),
	}));
	const n8n = (running.n8n = await launchN8n({
		port: await portOr(n8nPort, ports.n8n),
		placeConnector: makePackageFolder,
		signal,
		...(isSmpp && { placeSmpp: (folder: string) => makePackageFolder(folder, smppPackage) }),
		...(keptIn !== undefined && { keptIn }),
	}));
	return { n8n, sandbox };
}

/** The owner lives as long as this n8n's work does, and only on this machine. */
function newOwner(): Owner {
	const password = `Sms8-${randomBytes(6).toString('hex')}`;
	return { email: 'owner@sandbox.example', firstName: 'Sandbox', lastName: 'Owner', password };
}

function told({ sent, state, reply, answer }: Conversation, { smppPort }: Sandbox): string {
	const way = `Everything went over SMPP (port ${smppPort ?? 0}), through connections that n8n opened, without a webhook.`;
	return [
		'',
		`n8n sent "${sent.text}" to +${sent.destination}, and the sandbox received it (umid ${sent.umid}).`,
		`Its receipt came back to n8n: ${state}.`,
		`The phone replied "${reply}", and n8n answered "${answer.text}"`,
		...(smppPort === undefined ? [] : [way]),
	].join('\n');
}

/** @param workflows the IDs of those that still do what the line about them says */
function addresses({ n8n, sandbox }: Running, owner: Owner, { sending, answering }: Reopened): string {
	const workflowUrl = (id: string) => `${n8n.url}/workflow/${id}`;
	return [
		'',
		`  n8n       ${n8n.url}`,
		`            Sign in with ${owner.email} and the password ${owner.password}`,
		...(sending === undefined ? [] : [`            This workflow sends:    ${workflowUrl(sending)}`]),
		...(answering === undefined ? [] : [`            This workflow answers:  ${workflowUrl(answering)}`]),
		`  Sandbox   ${sandbox.url}`,
		'            You can also reply from the phone on this page.',
		...(sandbox.smppPort === undefined ? [] : [`            SMPP at 127.0.0.1:${sandbox.smppPort}, without webhooks`]),
	].join('\n');
}

function aborted(signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) resolve();
		else
			signal.addEventListener('abort', () => {
				resolve();
			});
	});
}

function interrupted(): never {
	throw new Interrupted();
}

async function main(args: string[]): Promise<number> {
	const stop = new AbortController();
	for (const ending of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(ending, () => {
			stop.abort();
		});
	}
	// The terminal is gone.
	for (const stream of [process.stdout, process.stderr]) {
		stream.on('error', () => {
			stop.abort();
		});
	}
	try {
		const options = startOptionsFrom(args);
		if (options === undefined) console.log(startUsage);
		else await start(options, stop.signal);
		return 0;
	} catch (error) {
		return await tell(stop.signal.aborted ? new Interrupted() : error);
	}
}

void main(process.argv.slice(2)).then((code) => process.exit(code));
