import { basename } from 'node:path';
import { compareDocuments } from './compareDocuments';
import { loadDepartures } from './departures';
import { contractFile, loadContractDocument, loadDocument } from '../load';
import { report, summary } from './report';
import { type FiledDifference, review, type Review } from './review';
import { filesGiven, filesIn, messagingFileName, vendorFolder } from './files';

/**
 * Compares the contracts with 8x8's files, and checks the differences against the list of deliberate ones. A file
 * named as 8x8's on the Business Messaging API is compared with that contract, every other one with that of the SMS
 * API.
 */
export async function compareWithVendor(files: string[]): Promise<Review> {
	const sms = await loadContractDocument(contractFile('sms'));
	const chatApps = await loadContractDocument(contractFile('chatApps'));
	const differences: FiledDifference[] = [];
	for (const file of files) {
		const contract = basename(file) === messagingFileName ? chatApps : sms;
		const found = compareDocuments(await loadDocument(file), contract);
		differences.push(...found.map((difference) => ({ ...difference, file: basename(file) })));
	}
	const names = files.map((file) => basename(file));
	return review(differences, await loadDepartures(), names);
}

/**
 * Compares the contract with the files given by --against and prints every difference, or with those in the folder
 * beside the project and prints the new ones. Throws when a difference is not listed, or a listed one is gone. Without
 * any file, it prints that and passes.
 */
export async function checkContractAgainst(): Promise<void> {
	const given = filesGiven(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
	const files = given.length > 0 ? given : await filesIn(vendorFolder);
	if (files.length === 0) {
		console.log(`Not compared with 8x8's OpenAPI files: none in ${vendorFolder}. Name one with --against <file>.`);
		return;
	}
	const outcome = await compareWithVendor(files);
	const isFine = outcome.unlisted.length + outcome.stale.length === 0;
	console.log(isFine && given.length === 0 ? summary(outcome) : report(outcome));
	if (!isFine) {
		throw new Error(
			"The contract and 8x8's files differ: correct the contract, or list the departure with its reason.",
		);
	}
}
checkContractAgainst.displayName = 'check:contract:against';
