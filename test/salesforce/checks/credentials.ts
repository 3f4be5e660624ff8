import type { BundledService } from '../../../generate/salesforce/externalServices';
import { child, childrenOf, textOf, type XmlElement } from '../metadata/xml';
import { type MetadataFile, metadataFiles, type ProjectFiles } from '../metadata/project';

/**
 * External Credential, Named Credentials and permission set: how they refer to each other, and that they contain no
 * key.
 */
export function credentialProblems(files: ProjectFiles, services: readonly BundledService[]): string[] {
	const metadata = metadataFiles(files);
	const ofType = (suffix: string) => metadata.filter((file) => file.suffix === suffix);
	const external = ofType('externalCredential');
	const principals = external.flatMap(({ name, root }) =>
		parametersOfType(root, 'NamedPrincipal').map((parameter) => `${name}-${textOf(parameter, 'parameterName') ?? ''}`),
	);
	return [
		...(external.length === 1 ? [] : ['there is not exactly one External Credential']),
		...inFiles(external, externalProblems),
		...inFiles(ofType('namedCredential'), (file) => namedProblems(file, external, services)),
		...inFiles(ofType('permissionset').filter(isOf(external)), ({ root }) => permissionProblems(root, principals)),
	];
}

/** Whether a permission set belongs to the External Credential, whose name it has. Others give no access to the key. */
function isOf(external: readonly MetadataFile[]) {
	return ({ name }: MetadataFile) => external.some((credential) => credential.name === name);
}

function inFiles(files: MetadataFile[], problemsOf: (file: MetadataFile) => string[]): string[] {
	return files.flatMap((file) => problemsOf(file).map((problem) => `${file.path}: ${problem}`));
}

function parametersOfType(root: XmlElement, type: string): XmlElement[] {
	const parameters = [
		...childrenOf(root, 'externalCredentialParameters'),
		...childrenOf(root, 'namedCredentialParameters'),
	];
	return parameters.filter((parameter) => textOf(parameter, 'parameterType') === type);
}

function externalProblems({ name, root }: MetadataFile): string[] {
	const headers = parametersOfType(root, 'AuthHeader').map((parameter) => [
		textOf(parameter, 'parameterName'),
		textOf(parameter, 'parameterValue'),
	]);
	const formula = `{!'Bearer ' & $Credential.${name}.ApiKey}`;
	const [[headerName, headerValue] = []] = headers;
	const principals = parametersOfType(root, 'NamedPrincipal');
	return [
		...(textOf(root, 'authenticationProtocol') === 'Custom' ? [] : ['its protocol is not Custom']),
		...(headers.length === 1 && headerName === 'Authorization' ? [] : ['it does not make one Authorization header']),
		...(headerValue === formula ? [] : [`the header's value is not the formula ${formula}`]),
		...(principals.length === 1 ? [] : ['it has not exactly one named principal']),
		...principals.flatMap((principal) => {
			const isGrouped = textOf(principal, 'parameterGroup') === textOf(principal, 'parameterName');
			return [
				...(isGrouped ? [] : ["the principal's group is not its name"]),
				...(child(principal, 'parameterValue') === undefined
					? []
					: ['the principal has a value: a key is not metadata']),
			];
		}),
		...(parametersOfType(root, 'AuthParameter').length === 0 ? [] : ['it holds an authentication parameter']),
	];
}

function namedProblems(
	{ name, root }: MetadataFile,
	external: MetadataFile[],
	services: readonly BundledService[],
): string[] {
	const serverUrls = services.find(({ service }) => service.name === name)?.serverUrls ?? [];
	const url = parametersOfType(root, 'Url').map((parameter) => textOf(parameter, 'parameterValue') ?? '');
	const authentication = parametersOfType(root, 'Authentication').map(
		(parameter) => textOf(parameter, 'externalCredential') ?? '',
	);
	const flags = {
		// The header comes from the External Credential; a text with {!...} in it must stay as it is.
		generateAuthorizationHeader: 'false',
		allowMergeFieldsInHeader: 'true',
		allowMergeFieldsInBody: 'false',
		calloutStatus: 'Enabled',
		namedCredentialType: 'SecuredEndpoint',
	};
	return [
		...(url.length === 1 && serverUrls.includes(url[0] ?? '') ? [] : [`${url.join()} is not a region's base URL`]),
		...(authentication.length === 1 && external.some(({ name }) => name === authentication[0])
			? []
			: [`there is no External Credential ${authentication.join()}`]),
		...Object.entries(flags)
			.filter(([name, value]) => textOf(root, name) !== value)
			.map(([name, value]) => `${name} is not ${value}`),
	];
}

function permissionProblems(root: XmlElement, principals: string[]): string[] {
	const accesses = childrenOf(root, 'externalCredentialPrincipalAccesses');
	const granted = accesses.map((access) => textOf(access, 'externalCredentialPrincipal') ?? '');
	const readable = childrenOf(root, 'objectPermissions').filter(
		(permission) =>
			textOf(permission, 'object') === 'UserExternalCredential' && textOf(permission, 'allowRead') === 'true',
	);
	return [
		...principals
			.filter((principal) => !granted.includes(principal))
			.map((principal) => `it does not grant ${principal}`),
		...granted
			.filter((principal) => !principals.includes(principal))
			.map((principal) => `${principal} is not a principal`),
		...accesses
			.filter((access) => textOf(access, 'enabled') !== 'true')
			.map((access) => `${textOf(access, 'externalCredentialPrincipal') ?? ''} is not enabled`),
		...(readable.length === 1 ? [] : ['it does not let read UserExternalCredential']),
	];
}
