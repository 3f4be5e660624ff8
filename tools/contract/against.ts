import { access } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../runCommand';
import { compareDocuments } from './compareDocuments';
import { loadDepartures } from './departures';
import { loadContract, loadDocument } from './load';
import { report } from './report';
import { review, type Review } from './review';

const vendorFolder = join(projectRoot, '..', 'shared', 'vendor', '8x8');
/** The files of 8x8's that describe the SMS API; the other ones beside them are about chat apps. */
const vendorFiles = ['sms_api.json', 'configuration_api.json'];

/** Compares the contract with 8x8's files and holds the differences against the list of deliberate ones. */
export async function compareWithVendor(files: string[]): Promise<Review> {
	const contract = await loadContract();
	const differences = [];
	for (const file of files) {
		const found = compareDocuments(await loadDocument(file), contract);
		differences.push(...found.map((difference) => ({ ...difference, file: basename(file) })));
	}
	return review(
		differences,
		await loadDepartures(),
		files.map((file) => basename(file)),
	);
}

/**
 * Compares the contract with the files given by --against, or with those in the folder beside the project, and prints
 * every difference. Throws when one is not listed, or a listed one is gone. Without any file it says so, and passes.
 */
export async function checkContractAgainst(): Promise<void> {
	const files = given();
	const vendor = files.length > 0 ? files : await besideProject();
	if (vendor.length === 0) {
		console.log(
			`Not compared with 8x8's own OpenAPI files: there are none in ${vendorFolder}. Name one with --against <file>.`,
		);
		return;
	}
	const outcome = await compareWithVendor(vendor);
	console.log(report(outcome));
	if (outcome.unlisted.length + outcome.stale.length > 0) {
		throw new Error(
			"The contract and 8x8's files differ; correct the contract, or list the departure with its reason.",
		);
	}
}

function given(): string[] {
	const { values } = parseArgs({ options: { against: { type: 'string', multiple: true } }, strict: false });
	const files = [values.against].flat().filter((file) => typeof file === 'string');
	return files.map((file) => resolve(process.env.INIT_CWD ?? projectRoot, file));
}

async function besideProject(): Promise<string[]> {
	const files = vendorFiles.map((name) => join(vendorFolder, name));
	const present = await Promise.all(
		files.map((file) =>
			access(file).then(
				() => true,
				() => false,
			),
		),
	);
	return files.filter((_, index) => present[index]);
}
