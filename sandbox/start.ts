import { randomBytes } from 'node:crypto';
import { Interrupted, Problem } from '../tools/bootstrap/problem.mjs';
import { Progress } from '../tools/bootstrap/progress.mjs';
import { tell } from '../tools/bootstrap/tell.mjs';
import { makePackageFolder } from '../tools/packageFolder';
import { converse, type Conversation } from './conversation';
import type { Owner } from './n8n/client';
import { findN8n, installN8n } from './n8n/install';
import { launchN8n, type RunningN8n } from './n8n/launch';
import { freePort } from './n8n/ports';
import { standardPort } from './options';
import { startSandbox, type Sandbox } from './server';

const n8nPort = 5678;

interface Running {
	n8n: RunningN8n;
	sandbox: Sandbox;
}

/** A whole n8n with the connector and a local 8x8, and a short conversation between the two. */
async function start(once: boolean, signal: AbortSignal): Promise<void> {
	const { missingSteps } = findN8n();
	const progress = new Progress(2 + missingSteps);
	if (missingSteps > 0) await installN8n(progress, signal);

	const running: Partial<Running> = {};
	try {
		const { n8n, sandbox } = await progress.step({ title: 'Starting the sandbox and n8n', hint: 'about 15 s' }, () =>
			startBoth(running, signal),
		);
		for (const [name, url, preferred] of [
			['n8n', n8n.url, n8nPort],
			['the sandbox', sandbox.url, standardPort],
		] as const) {
			if (new URL(url).port !== String(preferred))
				progress.note(`Port ${preferred} is in use, so ${name} is at ${url}.`);
		}
		const death = n8n.ended.then((problem) => Promise.reject(problem));
		death.catch(() => undefined);
		const stopped = aborted(signal);
		const owner = newOwner();
		const title = 'Sending a text from n8n, and a reply from the phone';
		const conversation = await progress.step({ title }, () =>
			Promise.race([converse({ n8n, sandbox }, owner, signal), death, stopped.then(interrupted)]),
		);
		console.log(summary({ n8n, sandbox }, owner, conversation));
		if (once) return;
		console.log('\nCtrl-C ends both and removes what they stored.');
		await Promise.race([stopped, death]);
		console.log('\nStopping ...');
	} finally {
		await Promise.all([running.n8n?.close(), running.sandbox?.close()]);
	}
}

/** Fills `running` as it goes, so that what has started can be closed when the rest fails. */
async function startBoth(running: Partial<Running>, signal: AbortSignal): Promise<Running> {
	const sandbox = (running.sandbox = await startSandbox({ port: await freePort(standardPort) }));
	const n8n = (running.n8n = await launchN8n({
		port: await freePort(n8nPort),
		placeConnector: makePackageFolder,
		signal,
	}));
	return { n8n, sandbox };
}

/** The owner lives as long as this n8n does, and only on this machine. */
function newOwner(): Owner {
	const password = `Sms8-${randomBytes(6).toString('hex')}`;
	return { email: 'owner@sandbox.example', firstName: 'Sandbox', lastName: 'Owner', password };
}

function summary({ n8n, sandbox }: Running, owner: Owner, conversation: Conversation): string {
	const { sending, answering, sent, state, reply, answer } = conversation;
	return [
		'',
		`n8n sent "${sent.text}" to +${sent.destination}, and the sandbox has it (umid ${sent.umid}).`,
		`Its receipt came back to n8n: ${state}.`,
		`The phone replied "${reply}", and n8n answered "${answer.text}"`,
		'',
		`  n8n       ${n8n.url}/workflow/${sending.id} sends,`,
		`            ${n8n.url}/workflow/${answering.id} answers`,
		`            log in as ${owner.email} with the password ${owner.password}`,
		`  Sandbox   ${sandbox.url}`,
		'            its phone can reply as well',
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
	// The terminal has gone.
	for (const stream of [process.stdout, process.stderr]) {
		stream.on('error', () => {
			stop.abort();
		});
	}
	try {
		const unknown = args.find((arg) => arg !== '--once');
		if (unknown !== undefined) {
			throw new Problem(
				`There is no option "${unknown}": npm start [-- --once]. With --once it ends after the first texts.`,
			);
		}
		await start(args.includes('--once'), stop.signal);
		return 0;
	} catch (error) {
		return await tell(stop.signal.aborted ? new Interrupted() : error);
	}
}

void main(process.argv.slice(2)).then((code) => process.exit(code));
