import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../projectRoot';

/** 8x8's file on the Business Messaging API, which has a contract of its own. */
export const messagingFileName = 'business_messaging_api.json';

export const vendorFolder = join(projectRoot, '..', 'shared', 'vendor', '8x8');

/** The files of 8x8's that describe the APIs of the contracts. */
const fileNames = ['sms_api.json', 'configuration_api.json', messagingFileName];

/** The paths given with --against, from the folder that the command was started in. */
export function filesGiven(args: string[], startedIn: string): string[] {
	const { values } = parseArgs({ args, options: { against: { type: 'string', multiple: true } }, strict: false });
	return [values.against]
		.flat()
		.filter((file) => typeof file === 'string')
		.map((file) => resolve(startedIn, file));
}

/** 8x8's files about what the contracts describe, if the folder has them. */
export async function filesIn(folder: string): Promise<string[]> {
	const present = [];
	for (const file of fileNames.map((name) => join(folder, name))) {
		const isThere = await access(file).then(
			() => true,
			() => false,
		);
		if (isThere) present.push(file);
	}
	return present;
}
