import { child, childrenOf, textOf, type XmlElement } from '../metadata/xml';
import { metadataFiles, type ProjectFiles } from '../metadata/project';
import { evaluateFormula } from '../flow/formula';
import { asText } from '../flow/values';

/** How the shipped credentials change a callout. */
export interface Credentials {
	/** The Named Credential's URL. */
	url: string;
	/** Whether one of these permission sets gives access to the principal. */
	isGranted(permissionSets: readonly string[]): boolean;
	/** The headers that the External Credential adds, with the key that was typed in for the principal. */
	headers(apiKey: string): Record<string, string>;
}

/** Follows a service's registration to its Named Credential, and that to its External Credential and the permission sets. */
export function readCredentials(files: ProjectFiles, serviceName: string): Credentials {
	const metadata = metadataFiles(files);
	const named = (suffix: string, name: string | undefined): XmlElement => {
		const file = metadata.find((candidate) => candidate.suffix === suffix && candidate.name === name);
		if (file === undefined) throw new Error(`There is no ${suffix} ${name ?? ''}`);
		return file.root;
	};
	const registration = named('externalServiceRegistration', serviceName);
	const namedCredential = named('namedCredential', textOf(registration, 'namedCredentialReference'));
	const parameters = childrenOf(namedCredential, 'namedCredentialParameters');
	const externalName = parameters.map((parameter) => textOf(parameter, 'externalCredential')).find(Boolean);
	const external = childrenOf(named('externalCredential', externalName), 'externalCredentialParameters');
	const ofType = (type: string) => external.filter((parameter) => textOf(parameter, 'parameterType') === type);
	const principals = ofType('NamedPrincipal').map(
		(parameter) => `${externalName ?? ''}-${textOf(parameter, 'parameterName') ?? ''}`,
	);
	return {
		url: parameters.map((parameter) => textOf(parameter, 'parameterValue')).find(Boolean) ?? '',
		isGranted: (permissionSets) =>
			permissionSets.some((name) =>
				childrenOf(named('permissionset', name), 'externalCredentialPrincipalAccesses').some((access) =>
					principals.includes(child(access, 'externalCredentialPrincipal')?.text ?? ''),
				),
			),
		headers: (apiKey) =>
			Object.fromEntries(
				ofType('AuthHeader').map((parameter) => [
					textOf(parameter, 'parameterName') ?? '',
					headerValue(textOf(parameter, 'parameterValue') ?? '', `$Credential.${externalName ?? ''}.ApiKey`, apiKey),
				]),
			),
	};
}

function headerValue(template: string, parameter: string, apiKey: string): string {
	return template.replace(/\{!(.*)\}/, (_match, formula: string) =>
		asText(evaluateFormula(formula.replaceAll(parameter, `{!${parameter}}`), () => apiKey)),
	);
}
