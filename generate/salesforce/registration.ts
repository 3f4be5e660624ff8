import { basename } from 'node:path';
import { operationName } from './apexNames';
import { bundleText } from './bundle';
import type { BundledService, ExternalService } from './externalServices';

/** Where a service's registration is committed, from the project's root. */
export function registrationFile({ name, packageDirectory }: ExternalService): string {
	return `salesforce/${packageDirectory}/main/default/externalServiceRegistrations/${name}.externalServiceRegistration-meta.xml`;
}

/** The External Service Registration with the bundle embedded, in the order of elements in which an org retrieves it. */
export function registrationText({ service, bundle }: BundledService): string {
	const operationIds = Object.values(bundle.paths).flatMap((methods) =>
		Object.values(methods).map(({ operationId }) => operationId),
	);
	return `<?xml version="1.0" encoding="UTF-8"?>
<ExternalServiceRegistration xmlns="http://soap.sforce.com/2006/04/metadata">
    <description>${escaped(bundle.info.description)}</description>
    <label>${escaped(service.label)}</label>
    <namedCredentialReference>${service.name}</namedCredentialReference>
${operationIds.map(operationName).sort().map(operationElement).join('\n')}
    <registrationProviderType>Custom</registrationProviderType>
    <schema>${escaped(bundleText(bundle).trimEnd())}</schema>
    <schemaType>OpenApi3</schemaType>
    <schemaUploadFileExtension>json</schemaUploadFileExtension>
    <schemaUploadFileName>${basename(service.bundleFile, '.json')}</schemaUploadFileName>
    <status>Complete</status>
</ExternalServiceRegistration>
`;
}

function operationElement(name: string): string {
	return `    <operations>
        <active>true</active>
        <name>${name}</name>
    </operations>`;
}

/** Text as the content of an XML element, escaped as the Metadata API does it. */
function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&apos;');
}
