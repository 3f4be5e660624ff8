import type { INode } from 'n8n-workflow';
import { stringsOf } from '../strings';
import type { WorkflowFile } from '../../../tools/workflows/workflow';

/**
 * What n8n puts into an export that belongs to one n8n, one account or one person, and must not reach those who import
 * it.
 */
export function privacyProblems({ nodes, settings, pinData, others }: WorkflowFile): string[] {
	const inFile = others.filter((key) => key !== 'meta').map((key) => `holds "${key}", which is of one n8n alone`);
	const pinned = Object.values(pinData).flat();
	if (!pinned.every((item) => isSample(item))) inFile.push('has pinned data other than samples');
	if (others.includes('meta')) inFile.push('holds "meta", which names the n8n it comes from');
	if ('errorWorkflow' in settings) inFile.push('names an error workflow of one n8n');
	return [...inFile, ...nodes.flatMap((node) => ofNode(node).map((problem) => `"${node.name}" ${problem}`))];
}

/** Whether a pinned item says that it is a sample, and holds no number but those that Ofcom keeps for fiction. */
function isSample(item: unknown): boolean {
	const text = JSON.stringify(item);
	const numbers = text.match(/\+\d{8,15}/g) ?? [];
	return text.includes('"umid":"sample-') && numbers.every((number) => number.startsWith('+447700900'));
}

const secrets = [
	{ form: /\bBearer\s+(?!<|\{|\$|your\b|the\b)[\w.~+/=-]{8,}/i, what: 'a bearer token' },
	{ form: /\bsk-[\w-]{16,}/, what: 'an API key' },
	{ form: /\beyJ[\w-]{10,}\.[\w-]{10,}\./, what: 'a token' },
	{ form: /\b[0-9a-f]{40,}\b/i, what: 'what looks like a key' },
];

const address = /\b[\w.+-]+@([\w-]+\.)+([a-z]{2,})\b/gi;
const nobody = /@([\w-]+\.)*(example(\.(com|org|net))?|invalid|test)$/i;

function ofNode(node: INode): string[] {
	const problems: string[] = [];
	// A trigger's URL holds it: with one from a file, everybody who has the file would know the URL.
	if (node.webhookId !== undefined) problems.push('holds a webhook ID, which n8n should make up at each import');
	if (node.credentials !== undefined) problems.push('holds credentials, which are of one n8n alone');
	for (const { path, text } of stringsOf(node)) {
		for (const { form, what } of secrets) if (form.test(text)) problems.push(`holds ${what} in ${path}`);
		if (/(^|\.)cachedResult(Url|Name)$/.test(path)) problems.push(`holds ${path}, which is of one account`);
		for (const [found] of text.matchAll(address)) {
			if (!nobody.test(found)) problems.push(`holds the e-mail address ${found} in ${path}`);
		}
	}
	return problems;
}
