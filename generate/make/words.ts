/** Make's hints where the contract mentions n8n, or something that differs in Make. */
const helps: Readonly<Record<string, string>> = {
	destination:
		'The mobile number, with a plus and its country code. Spaces, dashes and round brackets are fine. For a number in national form, choose Country.',
	msisdn:
		'The mobile number, with a plus and its country code. Spaces, dashes and round brackets are fine. For a number in national form, choose Country.',
	country: 'The country of a number in national form. Without it, the number needs a plus.',
	scheduled: 'When to send, at most 7 days ahead. Leave empty to send immediately.',
	expiry: 'If the message has not been sent by this time, it is not sent at all.',
	clientMessageId:
		'Your own ID for this message, such as a row or order number. The output and delivery receipts include it.',
	dlrCallbackUrl:
		"Web address that receives this message's delivery receipts, instead of the sub-account's webhook: for example the address of Watch Delivery Receipts with Registration set to By Hand.",
	timestamp: 'When it happened.',
	templateBody:
		'The message, with {url} where the link to the survey goes, and {name} for the value of a variable. {url:name} passes a variable on to the survey.',
	templateVariables: 'The values of the variables, by name. The answers to the survey include them.',
	umid: "The message's ID at 8x8, from the output of a sending module or a delivery receipt.",
	from: 'Where the log starts. Leave empty for 7 days ago.',
	to: 'Where the log ends. Leave empty for today.',
	jobId: "The export's ID at 8x8, from the output of Start an Export of Logs.",
	countries: 'Only messages to these countries, as their two-letter codes.',
	batchId: "The batch's ID at 8x8, from the output of Send SMS in a Batch or a delivery receipt.",
};

/** The hint of a field. A contract's hint has no full stop at its end, Make's have one. */
export function helpOf(name: string, description: string | undefined): string | undefined {
	if (helps[name] !== undefined) return helps[name];
	return description === undefined ? undefined : `${description.replace(/\.$/, '')}.`;
}

const capitals = new Set(['id', 'sms', 'umid', 'url', 'ip', 'mcc', 'mnc', 'hni', 'msisdn']);

/** `clientMessageId` → `Client Message ID`. */
export function labelOf(name: string): string {
	return name
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.split(/[ _]/)
		.map((word) =>
			capitals.has(word.toLowerCase()) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1),
		)
		.join(' ');
}
