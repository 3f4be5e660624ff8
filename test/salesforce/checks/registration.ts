import { operationName } from '../../../generate/salesforce/apexNames';
import { bundleText } from '../../../generate/salesforce/bundle';
import type { BundledService } from '../../../generate/salesforce/externalServices';
import { child, childrenOf, textOf } from '../metadata/xml';
import { type MetadataFile, metadataFiles, type ProjectFiles } from '../metadata/project';

/** The External Service Registrations against the bundles and the Named Credentials. */
export function registrationProblems(files: ProjectFiles, services: readonly BundledService[]): string[] {
	const metadata = metadataFiles(files);
	const registrations = metadata.filter(({ suffix }) => suffix === 'externalServiceRegistration');
	const credentials = metadata.filter(({ suffix }) => suffix === 'namedCredential').map((file) => file.name);
	const names = services.map(({ service }) => service.name);
	return [
		...names
			.filter((name) => !registrations.some((registration) => registration.name === name))
			.map((name) => `there is no External Service Registration ${name}`),
		...registrations.flatMap((registration) => {
			const bundled = services.find(({ service }) => service.name === registration.name);
			const problems =
				bundled === undefined
					? [`its name is not ${names.join(' or ')}`]
					: serviceProblems(registration, bundled, credentials);
			return problems.map((problem) => `${registration.path}: ${problem}`);
		}),
	];
}

function serviceProblems({ root }: MetadataFile, { bundle }: BundledService, credentials: string[]): string[] {
	const credential = textOf(root, 'namedCredentialReference') ?? '';
	const listed = childrenOf(root, 'operations').map((operation) => textOf(operation, 'name') ?? '');
	const operationIds = Object.values(bundle.paths).flatMap((methods) =>
		Object.values(methods).map(({ operationId }) => operationId),
	);
	const expected = operationIds.map(operationName);
	const inactive = childrenOf(root, 'operations').filter((operation) => textOf(operation, 'active') !== 'true');
	return [
		...(credentials.includes(credential) ? [] : [`there is no Named Credential ${credential}`]),
		...expected.filter((operation) => !listed.includes(operation)).map((operation) => `it lacks ${operation}`),
		...listed
			.filter((operation) => !expected.includes(operation))
			.map((operation) => `${operation} is not an operation`),
		...inactive.map((operation) => `${textOf(operation, 'name') ?? ''} is not active`),
		...(textOf(root, 'schema') === bundleText(bundle).trimEnd() ? [] : ['its schema is not the bundle']),
		...(textOf(root, 'schemaType') === 'OpenApi3' ? [] : ['its schemaType is not OpenApi3']),
		...(textOf(root, 'status') === 'Complete' ? [] : ['its status is not Complete']),
		...(child(root, 'namedCredential') === undefined ? [] : ['it uses namedCredential, not namedCredentialReference']),
	];
}
