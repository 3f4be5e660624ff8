import { optionsFrom, UsageError, usage } from './options';
import { startSandbox, type Sandbox } from './server';

function greeting(sandbox: Sandbox): string {
	const path = `/api/v1/subaccounts/${encodeURIComponent(sandbox.subAccountId)}/messages`;
	const text = '{"destination":"+6591234567","text":"Hello from the sandbox"}';
	return `
  8x8 SMS sandbox

  API          ${sandbox.url}
  Chat apps    ${sandbox.chatAppsUrl}
  API key      ${sandbox.apiKey}
  Account      ${sandbox.accountId}
  Sub-account  ${sandbox.subAccountIds.join(', ')}
  Phone        ${sandbox.url}/

  Try it:
  curl -X POST '${sandbox.url}${path}' -H 'Authorization: Bearer ${sandbox.apiKey}' -H 'Content-Type: application/json' -d '${text}'

  Ctrl+C stops it.
`;
}

async function main(): Promise<number> {
	const options = optionsFrom(process.argv.slice(2));
	if (options === undefined) {
		console.log(usage);
		return 0;
	}
	const sandbox = await startSandbox(options);
	console.log(greeting(sandbox));
	await new Promise((resolve) => {
		// A runner between the terminal and this process may pass a signal on twice.
		process.on('SIGINT', resolve).on('SIGTERM', resolve);
	});
	await sandbox.close();
	return 0;
}

function explain(error: unknown): string {
	if (error instanceof UsageError) return `${error.message} --help lists the options.`;
	if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
		const port = 'port' in error ? String(error.port) : 'asked for';
		return `Port ${port} is in use by another program: stop it, or choose another port with --port.`;
	}
	return error instanceof Error ? error.message : 'The sandbox could not start.';
}

main().then(
	(code) => {
		process.exitCode = code;
	},
	(error: unknown) => {
		console.error(explain(error));
		process.exitCode = 1;
	},
);
