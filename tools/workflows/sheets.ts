import { type CodeNode, withCode } from '../providers/codeNodes';

// The Code nodes of the workflows around Google Sheets, made from workflows/code.

const folder = 'workflows/code';

const rowsToText: CodeNode = {
	node: 'Rows to text',
	folder,
	modules: ['row', 'duplicates', 'marks'],
	call: `const claim = \`Run \${$execution.id} took this row at \${$now.toFormat('yyyy-MM-dd HH:mm:ss.SSS')}. If that is long ago, clear the Status.\`;
const most = Number($('Settings').first().json['Most texts per run']) || 0;
const marks = marksFor($input.all().map(({ json }) => json), claim, most);
return marks.map((mark) => ({ json: { ...mark, claim } }));`,
};

const texts: CodeNode = {
	node: 'Texts',
	folder,
	modules: ['row', 'duplicates', 'texts'],
	call: `const standard = String($('Settings').first().json.Message ?? '');
const before = rowsById($('Rows').all().map(({ json }) => json));
return $input.all().map(({ json }, item) => {
	return { json: rowText(json, before.get(cellText(json.ID)), standard), pairedItem: { item } };
});`,
};

const results: CodeNode = {
	node: 'Results',
	folder,
	modules: ['nodes/text/segments', 'row', 'duplicates', 'results'],
	call: `const now = $now.toFormat('yyyy-MM-dd HH:mm:ss');
const rowsFrom = (name) => {
	try {
		return $(name).all().map(({ json }) => json);
	} catch {
		// No row came as far as this node, or it was deleted.
		return undefined;
	}
};
const optedOut = missingAfter(rowsFrom('Complete') ?? [], rowsFrom('Filter opted-out'));
return resultsFor($input.all().map(({ json }) => json), optedOut, now).map((json) => ({ json }));`,
};

const summary: CodeNode = {
	node: 'Summary',
	folder,
	modules: ['summary'],
	call: `const moved = new Set($('Texts').all().filter(({ json }) => json.Moved).map(({ json }) => json.ID));
const results = $('Results').all().map(({ json }) => json);
return [{ json: summaryOf(results.filter(({ ID }) => !moved.has(ID))) }];`,
};

const changes: CodeNode = {
	node: 'Changes',
	folder,
	modules: ['row', 'receipts'],
	call: `const settings = $('Settings').first().json;
const [headings, ...rows] = $input.all().map(({ json }) => json);
const columns = ['ID', 'Phone', 'Status', 'UMID', 'Error'];
const problem = missingColumns(headings, columns, ['Price', 'Currency', 'Segments', 'Delivered At']);
if (problem !== undefined) throw new Error(problem);
const shown = (time) => DateTime.fromISO(time).setZone($now.zoneName).toFormat('yyyy-MM-dd HH:mm:ss');
const receipts = $('Receipts kept').all().map(({ json }) => json);
const patience = {
	now: Date.now(),
	settleAfterMinutes: settings['Minutes until a row is found by its ID'],
	forgetAfterHours: settings['Hours until a receipt is forgotten'],
};
return changesFor(receipts, rows, shown, patience).map((change) => ({ json: change }));`,
};

/** Path of a workflow → the Code nodes that are made for it. */
export const sheetWorkflows: Record<string, CodeNode[]> = {
	'workflows/google-sheets-to-sms.json': [rowsToText, texts, results],
	'workflows/google-sheets-campaign.json': [rowsToText, texts, results, summary],
	'workflows/receipts-to-google-sheets.json': [changes],
};

/** The workflows with their Code nodes up to date: path → text. The rest of them stays as it is. */
export async function generatedSheetWorkflows(): Promise<Map<string, string>> {
	const entries = Object.entries(sheetWorkflows).map(async ([path, nodes]): Promise<[string, string]> => [
		path,
		await withCode(path, nodes),
	]);
	return new Map(await Promise.all(entries));
}
