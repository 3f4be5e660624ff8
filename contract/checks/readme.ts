import type { ContractDocument } from '../document';

/** Extensions and limits of the contract that the given text of openapi/README.md does not describe. */
export function readmeProblems(contract: ContractDocument, readme: string): string[] {
	return [...extensionsIn(contract), ...limitsIn(contract)]
		.filter((name) => !readme.includes(`\`${name}\``))
		.map((name) => `openapi/README.md does not describe ${name}`);
}

function limitsIn(contract: ContractDocument & { 'x-limits'?: object }): string[] {
	return Object.keys(contract['x-limits'] ?? {});
}

function extensionsIn(document: object): Set<string> {
	const found = new Set<string>();
	const seen = new Set<object>();
	const visit = (node: unknown) => {
		if (typeof node !== 'object' || node === null || seen.has(node)) return;
		seen.add(node);
		for (const [key, value] of Object.entries(node)) {
			if (key.startsWith('x-')) found.add(key);
			visit(value);
		}
	};
	visit(document);
	return found;
}
