import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { loadContract } from '../../contract/load';
import { projectRoot } from '../../projectRoot';
import { filledFiles } from '../../generate/providers/filledFiles';
import { tryModule } from '../../generate/providers/tryScript';
import { fillOptions, OptionProblem, usageText } from './options';
import { loadPlatforms, providersFolder } from './platforms';

/**
 * Writes the finished files for the account that the options name, and returns their list. Throws an OptionProblem
 * before anything is written.
 * @param args options of the command line
 * @param startedIn the folder that a relative --out is relative to
 */
export async function fillProviders(args: string[], startedIn: string): Promise<string> {
	const contract = await loadContract();
	const options = fillOptions(args, contract);
	if (options === undefined) return usageText(contract);
	const folder = resolve(startedIn, options.folder);
	await mkdir(folder, { recursive: true });
	await copyFile(join(providersFolder, 'config.schema.json'), join(folder, 'config.schema.json'));
	await copyFile(join(projectRoot, 'generate', 'providers', tryModule), join(folder, tryModule));
	const written = [];
	for (const platform of await loadPlatforms()) {
		await mkdir(join(folder, platform.name), { recursive: true });
		for (const [file, text] of filledFiles(platform, contract, options.values, options.receiptsUrl)) {
			await writeFile(join(folder, platform.name, file), text);
		}
		written.push(`  ${platform.config.platform}: ${join(folder, platform.name, 'README.md')}`);
	}
	return [
		'Written. Start with the README of your platform:',
		...written,
		'The API key stays <API_KEY>: enter it on the screen.',
	].join('\n');
}

/** The same for the command line: prints, and sets the exit code. */
export async function fillProvidersCommand(args: string[]): Promise<void> {
	try {
		console.log(await fillProviders(args, process.env.INIT_CWD ?? process.cwd()));
	} catch (error) {
		if (!(error instanceof OptionProblem)) throw error;
		console.error(error.message);
		process.exitCode = 1;
	}
}
