import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { projectRoot } from '../../../projectRoot';
import { metadataFiles, type ProjectFiles } from '../metadata/project';
import { thrownBy } from './problem';

/** Suffix of a metadata file → the folder it belongs in (one of its own name, unless given), and its root element. Others than these are not in the project. */
const places: Record<string, { folder?: string; root: string }> = {
	cls: { folder: 'classes', root: 'ApexClass' },
	eca: { folder: 'externalClientApps', root: 'ExternalClientApplication' },
	ecaGlblOauth: { folder: 'extlClntAppGlobalOauthSets', root: 'ExtlClntAppGlobalOauthSettings' },
	ecaOauth: { folder: 'extlClntAppOauthSettings', root: 'ExtlClntAppOauthSettings' },
	ecaOauthPlcy: { folder: 'extlClntAppOauthPolicies', root: 'ExtlClntAppOauthConfigurablePolicies' },
	externalCredential: { folder: 'externalCredentials', root: 'ExternalCredential' },
	externalServiceRegistration: { folder: 'externalServiceRegistrations', root: 'ExternalServiceRegistration' },
	field: { folder: 'fields', root: 'CustomField' },
	flow: { folder: 'flows', root: 'Flow' },
	flowtest: { folder: 'flowtests', root: 'FlowTest' },
	genAiFunction: { root: 'GenAiFunction' },
	labels: { folder: 'labels', root: 'CustomLabels' },
	namedCredential: { folder: 'namedCredentials', root: 'NamedCredential' },
	object: { root: 'CustomObject' },
	permissionset: { folder: 'permissionsets', root: 'PermissionSet' },
	queue: { folder: 'queues', root: 'Queue' },
	quickAction: { folder: 'quickActions', root: 'QuickAction' },
	webLink: { folder: 'webLinks', root: 'WebLink' },
};

const definitions = {
	'sfdx-project.json': 'sfdx-project.schema.json',
	'config/project-scratch-def.json': 'project-scratch-def.schema.json',
};

interface ProjectDefinition {
	packageDirectories: { path: string }[];
}

/** The project's definition and that of its scratch org against Salesforce's schemas, and every file's place and suffix. */
export function projectDefinitionProblems(files: ProjectFiles): string[] {
	const invalid = Object.entries(definitions).flatMap(([path, schema]) =>
		thrownBy(path, () => validate(files.get(path) ?? '', schema)),
	);
	return invalid.length > 0 ? invalid : placeProblems(files);
}

function validate(text: string, schemaFile: string): void {
	const isValid = validators.get(schemaFile) ?? compile(schemaFile);
	validators.set(schemaFile, isValid);
	if (!isValid(JSON.parse(text))) throw new Error(new Ajv().errorsText(isValid.errors));
}

const validators = new Map<string, ValidateFunction>();

function compile(schemaFile: string): ValidateFunction {
	const ajv = new Ajv({ strict: false, allErrors: true });
	addFormats(ajv);
	const path = join(projectRoot, 'node_modules/@salesforce/schemas', schemaFile);
	return ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object);
}

function placeProblems(files: ProjectFiles): string[] {
	const { packageDirectories } = JSON.parse(files.get('sfdx-project.json') ?? '') as ProjectDefinition;
	const folders = packageDirectories.map(({ path }) => path);
	const paths = [...files.keys()];
	return [
		...folders
			.filter((folder) => !paths.some((path) => path.startsWith(`${folder}/`)))
			.map((folder) => `sfdx-project.json: there is nothing in ${folder}`),
		...paths
			.filter((path) => path.endsWith('.xml') && !folders.some((folder) => path.startsWith(`${folder}/`)))
			.map((path) => `${path}: it is in no package directory`),
		...paths
			.filter((path) => path.endsWith('.xml') && !/\.\w+-meta\.xml$/.test(path))
			.map((path) => `${path}: its name does not end with -meta.xml`),
		...metadataFiles(files).flatMap(({ path, name, suffix, root }) => {
			const place = places[suffix];
			if (place === undefined) return [`${path}: .${suffix} is not a suffix of the project's metadata`];
			return [
				...(path.split('/').at(-2) === (place.folder ?? name)
					? []
					: [`${path}: it is not in a folder ${place.folder ?? name}`]),
				...(root.name === place.root ? [] : [`${path}: its root element is not ${place.root}`]),
			];
		}),
	];
}
