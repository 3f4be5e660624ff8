import { metadataFiles, type ProjectFiles } from './project';
import { textOf } from './xml';

/** Fields of an object that Salesforce fills in, or that it checks. */
export interface ObjectFields {
	names: string[];
	/** Fields of which no two records may have the same value. */
	unique: string[];
	/** Field → its formula. */
	formulas: Map<string, string>;
}

/** The project's custom fields, by object. */
export function objectFields(files: ProjectFiles): Map<string, ObjectFields> {
	const objects = new Map<string, ObjectFields>();
	for (const { path, name, suffix, root } of metadataFiles(files)) {
		if (suffix !== 'field') continue;
		const object = path.split('/').at(-3) ?? '';
		const fields = objects.get(object) ?? { names: [], unique: [], formulas: new Map<string, string>() };
		fields.names.push(name);
		if (textOf(root, 'unique') === 'true') fields.unique.push(name);
		const formula = textOf(root, 'formula');
		if (formula !== undefined) fields.formulas.set(name, formula);
		objects.set(object, fields);
	}
	return objects;
}
