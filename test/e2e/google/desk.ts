import type { INode } from 'n8n-workflow';
import { inject } from 'vitest';
import type { Credential, NewWorkflow, Workflow } from '../../../sandbox/n8n/client';
import type { SandboxOptions } from '../../../sandbox/server';
import { openWorkbench, type Workbench } from '../workbench';
import { filledIn, publish, tabAddress } from '../workflows/imported';
import { startFakeGoogle, type FakeGoogle } from './fakeGoogle';
import { googleAccount, readSheetWorkflow } from './sheetWorkflows';
import type { Spreadsheet, Tab } from './spreadsheet';

/** The headings that the workflows need. */
export const headings = [
	...['ID', 'Phone', 'First Name', 'Message', 'Status'],
	...['UMID', 'Segments', 'Error', 'Sent At', 'Tries'],
];

/** The workbench with a Google account and a document. */
export interface Desk extends Workbench {
	google: FakeGoogle;
	account: Credential;
	/** The document that the workflows of this test work on. */
	sheet: Spreadsheet;
	/** Imports a workflow as its first sticky note says. */
	setUp(file: string, setUp?: SetUp): Promise<Workflow>;
	/** IDs of the rows whose texts 8x8 has accepted, an entry for each text. */
	texted(): string[];
	/** Resets everything as after a restart, with a new document. */
	reset(): void;
}

type Change = (workflow: NewWorkflow) => NewWorkflow;

export interface SetUp {
	/** What is entered in the node Settings. */
	settings?: Record<string, string | number>;
	change?: Change;
}

export async function openDesk(options: SandboxOptions = {}): Promise<Desk> {
	const bench = await openWorkbench(options);
	const google = await startFakeGoogle(inject('googlePort'));
	const desk: Desk = {
		...bench,
		google,
		account: await googleAccount(bench.n8n, google),
		sheet: google.addDocument('Guests'),
		async setUp(file, { settings = {}, change }: SetUp = {}) {
			const choices = { sms: bench.credential, google: desk.account, document: desk.sheet, settings };
			const workflow = await readSheetWorkflow(file, choices);
			return await bench.n8n.createWorkflow(change?.(workflow) ?? workflow);
		},
		texted: () => bench.sandbox.messages().map(({ clientMessageId }) => String(clientMessageId)),
		reset() {
			google.calls.length = 0;
			google.intercept = () => undefined;
			bench.sandbox.reset();
			desk.sheet = google.addDocument('Guests');
		},
		async close() {
			await bench.close();
			await google.close();
		},
	};
	return desk;
}

interface PublishedFilter {
	/** The list's tab. */
	list: Tab;
	/** Sets up the node that calls the filter. */
	choose: (node: INode) => void;
	/** Sets up a sending workflow that has that node. */
	change: Change;
}

/**
 * Publishes the filter of those who opted out, with these numbers on its list.
 */
export async function publishFilter(desk: Desk, optedOut: string[]): Promise<PublishedFilter> {
	const document = desk.google.addDocument('Opt-outs');
	const list = document.addTab('Opt-outs', [['Phone', 'State', 'Word', 'At', 'UMID']]);
	list.append(
		optedOut.map((phone) => [`'${phone}`, 'OUT']),
		'USER_ENTERED',
	);
	const inDocument = changed('Settings', filledIn({ 'Tab address': tabAddress(document) }));
	const filter = await desk.setUp('filter-opted-out.json', { change: inDocument });
	await publish(desk.n8n, filter);
	const choose = (node: INode) => {
		node.parameters.workflowId = { __rl: true, mode: 'id', value: filter.id };
		node.disabled = false;
	};
	return { list, choose, change: changed('Filter opted-out', choose) };
}

function changed(name: string, change: (node: INode) => void): Change {
	return (workflow) => {
		const copy = structuredClone(workflow);
		const node = copy.nodes.find((candidate) => candidate.name === name);
		if (node === undefined) throw new Error(`There is no node "${name}"`);
		change(node);
		// As an import has it: n8n saves the runs that went well, and follows items back through them.
		return { ...copy, settings: {} };
	};
}

/** A person types into the row with this ID. */
export function typeInto(sheet: Spreadsheet, tab: string, id: string, cells: Record<string, string>): void {
	const found = sheet.find(tab).tab;
	const row = sheet.rows(tab).findIndex(({ ID }) => ID === id) + 1;
	const [columns = []] = found.read({ tab, top: 0, left: 0, bottom: 0, right: undefined }, 'FORMATTED_VALUE') ?? [];
	for (const [column, value] of Object.entries(cells)) {
		const left = columns.indexOf(column);
		found.write({ tab, top: row, left, bottom: row, right: left }, [[value]], 'USER_ENTERED');
	}
}
