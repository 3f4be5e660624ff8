import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { type Plugin, rolldown } from 'rolldown';
import { projectRoot } from '../../projectRoot';

const entry = 'all-entries';

/**
 * The text of one CommonJS module with all that these modules export and need. What nobody uses is left out.
 * @param files absolute paths @param external what is not bundled
 */
export async function bundleOf(files: readonly string[], external: readonly string[]): Promise<string> {
	const all: Plugin = {
		name: 'all',
		resolveId: (id) => (id === entry ? id : null),
		load: (id) => (id === entry ? files.map((file) => `export * from ${JSON.stringify(file)};`).join('\n') : null),
	};
	const bundle = await rolldown({
		input: entry,
		cwd: projectRoot,
		external: [...external],
		platform: 'node',
		transform: { target: 'node20' },
		treeshake: { moduleSideEffects: false },
		plugins: [all],
	});
	try {
		const { output } = await bundle.generate({
			format: 'cjs',
			exports: 'named',
			// Small, and functions keep their names, which traces of errors show. The sources are where people read.
			comments: false,
			minify: { compress: false, mangle: { toplevel: false }, codegen: { removeWhitespace: true } },
		});
		const [{ code }] = output;
		return code;
	} finally {
		await bundle.close();
	}
}

/** What a CommonJS module exports, run with the packages that the project has. */
export function exportsOf(code: string): Record<string, unknown> {
	const exported: Record<string, unknown> = {};
	const run = compileFunction(code, ['exports', 'require']);
	Reflect.apply(run, undefined, [exported, createRequire(join(projectRoot, 'package.json'))]);
	return exported;
}
