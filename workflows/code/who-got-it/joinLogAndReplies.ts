import { withoutItemName } from '../../../nodes/problems/itemName';
import { isRecord } from '../../../nodes/problems/unknownValues';
import { paragraph } from '../fileCampaign/html';
import { cellText, type Row } from '../sheets/row';
import type { CampaignFile } from '../whoGotIt/campaignFile';
import { join } from '../whoGotIt/joined';

export default function joinLogAndReplies() {
	const { file, unreadable } = $('Read campaign rows').first().json;
	if (!isFile(file)) return [said('The file cannot be read', cellText(unreadable))];
	const log = $('Export log')
		.all()
		.map(({ json }) => json);
	const trouble = log.find((row) => row.umid === undefined && (row.error !== undefined || row.jobId !== undefined));
	if (trouble !== undefined) {
		const reason = cellText(trouble.error) || '8x8 has not finished it yet. Try again later';
		return [said("8x8's log cannot be read", `${withoutItemName(reason)}.`)];
	}
	const replies: Row[] = $input.all().map(({ json }) => json);
	const { everyone, unanswered, ...json } = join(file, log, replies);
	return [
		{
			json: { ...json, isRead: true },
			binary: { everyone: csv(everyone, 'everyone'), unanswered: csv(unanswered, 'not-answered') },
		},
	];
}

function isFile(value: unknown): value is CampaignFile {
	return isRecord(value) && Array.isArray(value.recipients) && Array.isArray(value.columns);
}

function said(title: string, sentence: string) {
	return { json: { title, html: paragraph(sentence), isRead: false } };
}

function csv(text: string, name: string) {
	const data = Buffer.from(text).toString('base64');
	return {
		data,
		mimeType: 'text/csv',
		fileName: `${name}-${$now.toFormat('yyyy-MM-dd-HHmm')}.csv`,
		fileExtension: 'csv',
	};
}
