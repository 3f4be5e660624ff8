interface OfJob {
	jobId: string;
}

const again = ({ jobId }: OfJob) => `The export itself goes on at 8x8: use Get Export with the Job ID ${jobId}.`;

/** Problems of exports of 8x8's log. */
export const log = {
	LOG_RANGE_EMPTY: {
		happened: ({ from, to }: { from: string; to: string }) => `From (${from}) is not before To (${to})`,
		remedy: 'Choose an earlier From or a later To.',
	},
	LOG_NUMBER_UNREADABLE: {
		happened: ({ shown }: { shown: string }) => `Phone Number ${shown} is not a phone number that can receive texts`,
		remedy: 'Write it with a plus sign and its country code, such as +6591234567.',
	},
	LOG_COUNTRY_UNKNOWN: {
		happened: ({ shown }: { shown: string }) => `Countries holds ${shown}, which is not a country's two-letter code`,
		remedy: 'Choose countries from the list, or use codes such as SG or GB.',
	},
	LOG_EXPORT_ENDED: {
		happened: ({ jobId, status }: OfJob & { status: string }) => `Export ${jobId} ended without files: it is ${status}`,
		remedy: 'Start it again, over a shorter time or with a Limit.',
	},
	LOG_EXPORT_NOT_FOLLOWED: {
		happened: ({ reason }: { reason: string }) => `How far the export is could not be found out: ${reason}`,
		remedy: again,
	},
	LOG_CANCEL_TOO_LATE: {
		happened: ({ jobId, status }: OfJob & { status: string }) =>
			`Export ${jobId} was not cancelled: it had ended before, as ${status}`,
		remedy: 'There is nothing left to cancel. Get Export has its files where it succeeded.',
	},
	LOG_CANCEL_UNSEEN: {
		happened: ({ jobId, reason }: OfJob & { reason: string }) =>
			`8x8 took the cancellation of export ${jobId}, and whether the export had ended before could not be found out (${reason})`,
		remedy: 'Run it again: cancelling twice does no harm.',
	},
	LOG_LINK_REFUSED: {
		happened: ({ host }: { host: string }) => `The export's file is at an address that is not safe to fetch: ${host}`,
		remedy: "Only https, and the credential's own address, are taken. Check the region or Base URL.",
	},
	LOG_DOWNLOAD_FAILED: {
		happened: ({ host, reason }: { host: string; reason: string }) =>
			`The export's file could not be downloaded from ${host} (${reason})`,
		remedy: again,
	},
	LOG_FILE_UNREADABLE: {
		happened: ({ reason }: { reason: string }) => `The export's file is not one of 8x8's log: ${reason}`,
		remedy: ({ jobId }: OfJob) =>
			`Set Output to Files and use Get Export with the Job ID ${jobId} to see what it holds.`,
	},
	LOG_TOO_LARGE: {
		happened: ({ megabytes }: { megabytes: number }) =>
			`The log has more than ${megabytes} MB, too much for rows to be held in memory`,
		remedy: ({ jobId }: OfJob) =>
			`Set Output to Files and use Get Export with the Job ID ${jobId}, or choose a shorter time.`,
	},
} as const;
