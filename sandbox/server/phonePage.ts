import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { FastifyInstance } from 'fastify';

const folder = join(__dirname, '../phone');

const contentPolicy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self'",
	"connect-src 'self'",
	"base-uri 'none'",
	"form-action 'self'",
	"frame-ancestors 'self'",
].join('; ');

/** What every page of the sandbox is served with. */
export const pageHeaders = {
	'content-security-policy': contentPolicy,
	'cache-control': 'no-cache',
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'no-referrer',
};

interface Bundle {
	script: string;
	style: string;
}

async function bundled(): Promise<Bundle> {
	const { outputFiles } = await build({
		entryPoints: [join(folder, 'main.tsx')],
		outdir: folder,
		bundle: true,
		minify: true,
		write: false,
		format: 'esm',
		target: 'es2022',
		jsx: 'automatic',
		jsxImportSource: 'preact',
		logLevel: 'silent',
	});
	const textOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
	return { script: textOf('.js'), style: textOf('.css') };
}

let bundle: Promise<Bundle> | undefined;

/** Serves the phone. Its parts are put together when a browser first asks, and from this machine alone. */
export function registerPhonePage(app: FastifyInstance): void {
	const serve = (path: string, type: string, content: () => string | Promise<string>) =>
		app.get(path, async (_request, reply) =>
			reply
				.headers(pageHeaders)
				.type(`${type}; charset=utf-8`)
				.send(await content()),
		);
	serve('/', 'text/html', () => readFileSync(join(folder, 'index.html'), 'utf8'));
	serve('/phone.js', 'text/javascript', async () => (await (bundle ??= bundled())).script);
	serve('/phone.css', 'text/css', async () => (await (bundle ??= bundled())).style);
	serve('/icon.svg', 'image/svg+xml', () => readFileSync(join(folder, 'icon.svg'), 'utf8'));
}
