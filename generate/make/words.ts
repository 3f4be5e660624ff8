/** Make's hints where the contract mentions n8n, or something that differs in Make. */
const helps: Readonly<Record<string, string>> = {
	destination:
		'The mobile number, with a plus and its country code. Spaces, dashes and round brackets are fine. For a number in national form, choose Country.',
	msisdn:
		'The mobile number, with a plus and its country code. Spaces, dashes and round brackets are fine. For a number in national form, choose Country.',
	country: 'The country that a number in national form belongs to. Without it, the number needs a plus.',
	scheduled: 'When to send, at most 7 days ahead. Left empty, the message goes out at once.',
	expiry: 'After this moment the message is given up instead of sent late.',
	clientMessageId:
		'An ID of your own for this message, such as a row or order number. It comes back in the output and in delivery receipts.',
	dlrCallbackUrl:
		"Web address that this message's delivery receipts are posted to, in place of the sub-account's webhook: for example that of Watch Delivery Receipts with Registration set to By Hand.",
	timestamp: 'When that happened.',
	templateBody:
		'The message, with {url} where the link to the survey goes, and {name} for the value of a variable. {url:name} passes a variable on to the survey.',
	templateVariables: 'The values of the variables, by name. They come back with the answers to the survey.',
	umid: "The message's ID at 8x8, as the output of a sending module or a delivery receipt has it.",
	from: 'The first moment of the log. Left empty, 7 days ago.',
	to: 'The last moment of the log. Left empty, today.',
	jobId: "The export's ID at 8x8, as the output of Start an Export of Logs has it.",
	countries: 'Only messages to these countries, as their two-letter codes.',
	batchId: "The batch's ID at 8x8, as the output of Send SMS in a Batch or a delivery receipt has it.",
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
