interface OfJob {
	jobId: string;
}

const again = ({ jobId }: OfJob) => `The export continues at 8x8: use Get Export with the Job ID ${jobId}.`;

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
		happened: ({ shown }: { shown: string }) => `Countries contains ${shown}, which is not a country's two-letter code`,
		remedy: 'Choose countries from the list, or use codes such as SG or GB.',
	},
	LOG_EXPORT_ENDED: {
		happened: ({ jobId, status }: OfJob & { status: string }) =>
			`Export ${jobId} ended without files: its status is ${status}`,
		remedy: 'Start it again for a shorter period, or with a Limit.',
	},
	LOG_EXPORT_NOT_FOLLOWED: {
		happened: ({ reason }: { reason: string }) => `The progress of the export could not be checked: ${reason}`,
		remedy: again,
	},
	LOG_CANCEL_TOO_LATE: {
		happened: ({ jobId, status }: OfJob & { status: string }) =>
			`Export ${jobId} was not cancelled: it had already ended (${status})`,
		remedy: 'There is nothing left to cancel. If it succeeded, Get Export has its files.',
	},
	LOG_CANCEL_UNSEEN: {
		happened: ({ jobId, reason }: OfJob & { reason: string }) =>
			`8x8 accepted the cancellation of export ${jobId}, but it could not be checked whether it had already ended (${reason})`,
		remedy: 'Run it again: cancelling twice does no harm.',
	},
	LOG_LINK_REFUSED: {
		happened: ({ host }: { host: string }) => `The export's file is at an unsafe address: ${host}`,
		remedy: "Only https addresses and the credential's own address are allowed. Check the region or Base URL.",
	},
	LOG_DOWNLOAD_FAILED: {
		happened: ({ host, reason }: { host: string; reason: string }) =>
			`The export's file could not be downloaded from ${host} (${reason})`,
		remedy: again,
	},
	LOG_FILE_UNREADABLE: {
		happened: ({ reason }: { reason: string }) => `The export's file is not a valid 8x8 log: ${reason}`,
		remedy: ({ jobId }: OfJob) =>
			`Set Output to Files and use Get Export with the Job ID ${jobId} to see its contents.`,
	},
	LOG_TOO_LARGE: {
		happened: ({ megabytes }: { megabytes: number }) =>
			`The log is larger than ${megabytes} MB, too large to output as rows`,
		remedy: ({ jobId }: OfJob) =>
			`Set Output to Files and use Get Export with the Job ID ${jobId}, or choose a shorter period.`,
	},
} as const;
