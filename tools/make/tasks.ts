import { loadContract } from '../../contract/load';
import { readApp } from './app';
import { appProblems } from './lint/appProblems';

/** Fails, with everything that is wrong, when Make's custom app is not in the form that Make takes. */
export async function checkMake(): Promise<void> {
	const problems = appProblems(await readApp(), await loadContract());
	if (problems.length > 0) throw new Error(problems.join('\n'));
}
checkMake.displayName = 'check:make';
