import { Flow as ScannedFlow, getRules, ParsedFlow, scan } from '@flow-scanner/lightning-flow-scanner-core';
import { metadataFiles, type ProjectFiles } from '../metadata/project';
import type { XmlElement } from '../metadata/xml';

/** Rules that do not hold here, and why. */
const exceptions: Record<string, string> = {
	InactiveFlow: 'the flows are shipped as drafts, for the admin to read before anything runs',
	TriggerOrder: 'the order among the flows of an object is for the org to decide',
};

/** The findings of Lightning Flow Scanner, with all its rules on. */
export function flowLintProblems(files: ProjectFiles): string[] {
	const flows = metadataFiles(files).filter(({ suffix }) => suffix === 'flow');
	const rules = getRules().filter(({ name }) => !(name in exceptions));
	const parsed = flows.map(({ path, root }) => new ParsedFlow(path, new ScannedFlow(path, plainObject(root))));
	const results = scan(parsed, { rules: Object.fromEntries(rules.map(({ name }) => [name, { severity: 'error' }])) });
	return results.flatMap(({ flow, ruleResults }) =>
		ruleResults.flatMap(({ ruleName, details, errorMessage }) => {
			const path = flow.fsPath ?? flow.name ?? '';
			if (errorMessage) return [`${path}: ${errorMessage}`];
			return details.map(({ name }) => `${path}: ${ruleName}: ${name}`);
		}),
	);
}

interface Plain {
	[name: string]: Plain | string | (Plain | string)[];
}

/**
 * The element as the scanner's own parser would return it: text, or an object with an array where a name is repeated.
 */
function plainObject({ children, text }: XmlElement): Plain | string {
	if (children.length === 0) return text;
	const object: Plain = {};
	for (const child of children) {
		const value = plainObject(child);
		const before = object[child.name];
		object[child.name] = before === undefined ? value : [before, value].flat();
	}
	return object;
}
