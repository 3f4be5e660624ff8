import type { Contract } from '../../contract/model';
import { bundleText } from './bundle';
import { bundledServices } from './externalServices';
import { registrationFile, registrationText } from './registration';

/** The OpenAPI bundles that Salesforce reads, and their registrations as External Services: path → text. */
export function salesforceFiles(contract: Contract): Map<string, string> {
	return new Map(
		bundledServices(contract).flatMap((bundled): [string, string][] => [
			[bundled.service.bundleFile, bundleText(bundled.bundle)],
			[registrationFile(bundled.service), registrationText(bundled)],
		]),
	);
}
