// Every npm script starts here: `node tools/run.mjs <command | file.ts> [arguments]`. Needs only Node 20 or newer and
// npm: it installs the Node that n8n runs on and the project's packages, then runs the command.
import process from 'node:process';

const oldest = 20;

if (Number.parseInt(process.versions.node, 10) < oldest) {
	console.error(
		`This is Node ${process.versions.node}: install Node ${oldest} or newer (https://nodejs.org), then run the same command again.`,
	);
	process.exitCode = 1;
} else {
	const { run } = await import('./bootstrap/run.mjs');
	process.exitCode = await run(process.argv.slice(2));
}
