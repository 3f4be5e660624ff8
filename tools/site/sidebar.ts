/** The pages of the site by audience; paths from the project's root. Other pages are found by search and by links. */
export const sidebar: readonly { reader: string; pages: readonly string[] }[] = [
	{ reader: 'Start', pages: ['README.md', 'docs/comparison.md', 'docs/faq.md', 'docs/troubleshooting.md'] },
	{
		reader: 'n8n: sending',
		pages: ['send', 'send-batch', 'preview', 'send-and-wait', 'chat-apps', 'survey', 'smpp'].map(
			(name) => `docs/${name}.md`,
		),
	},
	{
		reader: 'n8n: receiving and looking up',
		pages: ['trigger', 'chat-apps-trigger', 'get', 'cancel', 'log', 'account'].map((name) => `docs/${name}.md`),
	},
	{ reader: 'n8n: ready workflows', pages: ['docs/workflows/README.md', 'docs/workflows/small-templates.md'] },
	{ reader: 'Salesforce', pages: ['salesforce/README.md'] },
	{ reader: 'Make', pages: ['make/README.md'] },
	{
		reader: 'Google Sheets',
		pages: ['google-sheets-to-sms', 'google-sheets-campaign', 'receipts-to-google-sheets'].map(
			(name) => `docs/workflows/${name}.md`,
		),
	},
	{ reader: 'CleverTap', pages: ['providers/clevertap/README.md'] },
	{ reader: 'MoEngage', pages: ['providers/moengage/README.md'] },
	{ reader: 'Braze', pages: ['providers/braze/README.md'] },
	{ reader: 'Okta', pages: ['docs/workflows/okta-telephony-hook.md'] },
	{ reader: 'Detrack', pages: ['providers/detrack/README.md'] },
	{
		reader: 'Running it',
		pages: [
			'docs/reliability.md',
			'docs/privacy.md',
			'SECURITY.md',
			'docs/scaling.md',
			'docs/benchmarks.md',
			'docs/numbers.md',
		],
	},
	{
		reader: 'Developer',
		pages: [
			'docs/fields.md',
			'docs/problems.md',
			'sandbox/README.md',
			'openapi/README.md',
			'CONTRIBUTING.md',
			'CHANGELOG.md',
		],
	},
];
