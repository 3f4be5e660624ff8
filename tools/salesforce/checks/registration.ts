import { operationName, serviceName } from '../apexNames';
import { type Bundle, bundleText } from '../bundle';
import { child, childrenOf, textOf } from '../metadata/xml';
import { metadataFiles, type ProjectFiles } from '../project';

/** The External Service Registration against the bundle and the Named Credential. */
export function registrationProblems(files: ProjectFiles, bundle: Bundle): string[] {
	const metadata = metadataFiles(files);
	const registrations = metadata.filter(({ suffix }) => suffix === 'externalServiceRegistration');
	const [registration, ...others] = registrations;
	if (registration === undefined || others.length > 0)
		return ['there is not exactly one External Service Registration'];
	const { path, name, root } = registration;
	const credential = textOf(root, 'namedCredentialReference') ?? '';
	const credentials = metadata.filter(({ suffix }) => suffix === 'namedCredential').map((file) => file.name);
	const listed = childrenOf(root, 'operations').map((operation) => textOf(operation, 'name') ?? '');
	const operationIds = Object.values(bundle.paths).flatMap((methods) =>
		Object.values(methods).map(({ operationId }) => operationId),
	);
	const expected = operationIds.map(operationName);
	const inactive = childrenOf(root, 'operations').filter((operation) => textOf(operation, 'active') !== 'true');
	return [
		...(name === serviceName ? [] : [`its name is not ${serviceName}`]),
		...(credentials.includes(credential) ? [] : [`there is no Named Credential ${credential}`]),
		...expected.filter((operation) => !listed.includes(operation)).map((operation) => `it lacks ${operation}`),
		...listed.filter((operation) => !expected.includes(operation)).map((operation) => `${operation} is no operation`),
		...inactive.map((operation) => `${textOf(operation, 'name') ?? ''} is not active`),
		...(textOf(root, 'schema') === bundleText(bundle).trimEnd() ? [] : ['its schema is not the bundle']),
		...(textOf(root, 'schemaType') === 'OpenApi3' ? [] : ['its schemaType is not OpenApi3']),
		...(textOf(root, 'status') === 'Complete' ? [] : ['its status is not Complete']),
		...(child(root, 'namedCredential') === undefined ? [] : ['it uses namedCredential, not namedCredentialReference']),
	].map((problem) => `${path}: ${problem}`);
}
