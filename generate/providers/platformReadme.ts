import { type Api, apiNamed, type Contract, schemaNamed } from '../../contract/model';
import type { PlaceholderValues } from './placeholders';
import type { Platform } from './platform';
import { readmeText, table } from './readme';

/**
 * Everything about a platform, in Markdown.
 * @param filledWith what the platform's texts were filled with, if they were: its try scripts are then beside it
 */
export function platformReadme(platform: Platform, contract: Contract, filledWith?: PlaceholderValues): string {
	const { errorCodes, reasons } = platform;
	const more = errorCodes === undefined ? [] : [errorCodesText(errorCodes, apiNamed(contract, 'sms'))];
	const readme = readmeText(platform, more, contract, filledWith);
	// Its links are relative to the platform's folder.
	return filledWith === undefined ? `${readme}\n${reasons}` : readme;
}

/** Which of 8x8's receipt codes become which of CleverTap's error codes. */
function errorCodesText(errorCodes: ReadonlyMap<number, string>, sms: Api): string {
	const receiptCodes = schemaNamed(sms, 'ReceiptStatus')['x-receipt-codes'] ?? {};
	const rows = [...new Set(errorCodes.values())].sort().map((code) => [
		`\`${code}\``,
		[...errorCodes]
			.filter(([, each]) => each === code)
			.map(([receiptCode]) => `${receiptCode} ${receiptCodes[receiptCode]?.name ?? ''}`)
			.join(', '),
	]);
	return [
		"Why a message failed, in CleverTap's codes. This mapping is our reading of both tables:",
		table(["CleverTap's code", "8x8's codes"], [...rows, ['`900`', 'all others; the description has the reason']]),
		'Without a reason, `undelivered` becomes 914 and `rejected` 904.',
	].join('\n\n');
}
