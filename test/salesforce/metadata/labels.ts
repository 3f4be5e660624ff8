import { childrenOf, textOf } from './xml';
import { metadataFiles, type ProjectFiles } from './project';

/** The project's custom labels: name → value. */
export function customLabels(files: ProjectFiles): Map<string, string> {
	const labels = metadataFiles(files).filter(({ suffix }) => suffix === 'labels');
	return new Map(
		labels.flatMap(({ root }) =>
			childrenOf(root, 'labels').map(
				(label) => [textOf(label, 'fullName') ?? '', textOf(label, 'value') ?? ''] as const,
			),
		),
	);
}
