// Runs a program for as long as this process lives, as another user if root may not run it.
import { spawn } from 'node:child_process';
import process from 'node:process';

const [user = '', program = '', ...args] = process.argv.slice(2);
const identity = user === '' ? {} : { uid: Number(user), gid: Number(user) };
const child = spawn(program, args, { stdio: 'inherit', ...identity });
// PostgreSQL waits for its clients on SIGTERM, and does not on SIGINT; the others end on both.
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill('SIGINT'));
child.once('exit', (code) => process.exit(code ?? 1));
