/** What the contract does not say about a module that makes a request. */
export interface ModuleEntry {
	id: string;
	label: string;
	/** What it does, in the third person. */
	description: string;
	/** The operation in the contract. */
	operation: string;
	type: 'action' | 'search';
	crud: 'create' | 'read' | 'update' | 'delete' | null;
	/** The group in Make's list of modules. */
	group: 'Create' | 'Update' | 'Get' | 'List' | 'Delete';
}

const action = { type: 'action' } as const;

/** The modules in the order of Make's list. */
export const moduleList: readonly ModuleEntry[] = [
	{
		...action,
		id: 'sendSms',
		label: 'Send an SMS',
		description: 'Sends one text message.',
		operation: 'sendSms',
		crud: 'create',
		group: 'Create',
	},
	{
		...action,
		id: 'sendSmsBatch',
		label: 'Send SMS in a Batch',
		description: 'Sends many text messages in one request, for example from an array aggregator.',
		operation: 'sendSmsBatch',
		crud: 'create',
		group: 'Create',
	},
	{
		...action,
		id: 'sendSurvey',
		label: 'Send a Survey',
		description: 'Sends a text message with a link to an SMS Engage survey.',
		operation: 'sendSurvey',
		crud: 'create',
		group: 'Create',
	},
	{
		...action,
		id: 'sendChatMessage',
		label: 'Send a Chat App Message',
		description: 'Sends one message through WhatsApp or another chat app, with SMS as a fallback.',
		operation: 'sendMessage',
		crud: 'create',
		group: 'Create',
	},
	{
		...action,
		id: 'cancelSms',
		label: 'Cancel a Scheduled SMS',
		description: 'Cancels a scheduled text message, up to 3 minutes before its time.',
		operation: 'cancelSms',
		crud: 'update',
		group: 'Update',
	},
	{
		...action,
		id: 'cancelSmsBatch',
		label: 'Cancel a Batch',
		description: 'Cancels the messages of a scheduled batch that have not been sent yet.',
		operation: 'cancelSmsBatch',
		crud: 'update',
		group: 'Update',
	},
	{
		...action,
		id: 'reportOutcome',
		label: 'Report an Outcome',
		description: 'Reports to 8x8 whether a message served its purpose, such as a code that was entered.',
		operation: 'sendSmsFeedback',
		crud: 'update',
		group: 'Update',
	},
	{
		...action,
		id: 'startExport',
		label: 'Start an Export of Logs',
		description: 'Starts an export of the log of sent and received messages. It takes 8x8 a few minutes.',
		operation: 'startLogExport',
		crud: 'create',
		group: 'Create',
	},
	{
		...action,
		id: 'getExport',
		label: 'Get an Export of Logs',
		description: 'Gets the progress of an export of the log, and links to its CSV files once it is ready.',
		operation: 'getLogExport',
		crud: 'read',
		group: 'Get',
	},
	{
		...action,
		id: 'getSms',
		label: 'Get an SMS',
		description: 'Gets a message and its latest status.',
		operation: 'getSms',
		crud: 'read',
		group: 'Get',
	},
	{
		...action,
		id: 'getBalance',
		label: 'Get the Balance',
		description: 'Gets how much money is left on a prepaid account.',
		operation: 'getBalance',
		crud: 'read',
		group: 'Get',
	},
	{
		id: 'listPrices',
		label: 'List Prices',
		description: 'Lists what messages to or from each country cost.',
		operation: 'getPrices',
		type: 'search',
		crud: null,
		group: 'List',
	},
	{
		...action,
		id: 'removePersonalData',
		label: 'Remove Personal Data',
		description: "Removes the phone number and the text of a message from 8x8's database permanently.",
		operation: 'deletePersonalData',
		crud: 'delete',
		group: 'Delete',
	},
];
