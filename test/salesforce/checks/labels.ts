import { childrenOf, textOf } from '../metadata/xml';
import { metadataFiles, type ProjectFiles } from '../metadata/project';

/** The name of the file of custom labels in every folder: Salesforce accepts no other. */
const fileName = 'CustomLabels';

/** Longest texts of a custom label, in characters. */
const limits = { shortDescription: 80, value: 1000 };

/** Custom labels that Salesforce would not take. */
export function labelProblems(files: ProjectFiles): string[] {
	return metadataFiles(files)
		.filter(({ suffix }) => suffix === 'labels')
		.flatMap(({ path, name, root }) => [
			...(name === fileName ? [] : [`${path}: its name is not ${fileName}`]),
			...childrenOf(root, 'labels').flatMap((label) =>
				Object.entries(limits).flatMap(([field, limit]) => {
					const { length } = textOf(label, field) ?? '';
					const fullName = textOf(label, 'fullName') ?? '';
					return length <= limit
						? []
						: [`${path}: ${fullName}: a ${field} of ${length} characters, where ${limit} are allowed`];
				}),
			),
		]);
}
