import { loadContract } from '../../contract/load';
import { fillProvidersCommand } from './fill';
import { loadPlatforms } from './platforms';
import { platformProblems } from './problems';

/** Fails with a list of all problems when a platform's folder is inconsistent or does not match the contract. */
export async function checkProviders(): Promise<void> {
	const contract = await loadContract();
	const problems = (await loadPlatforms()).flatMap((platform) => platformProblems(platform, contract));
	if (problems.length > 0) throw new Error(problems.join('\n'));
}
checkProviders.displayName = 'check:providers';

/** `gulp providers --region eu --sub-account acme_hq --source ACME [--out DIR]` */
export async function providers(): Promise<void> {
	const args = process.argv.slice(2);
	await fillProvidersCommand(args.slice(args.indexOf('providers') + 1));
}
