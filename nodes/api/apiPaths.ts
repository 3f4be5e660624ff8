/** Where single messages of a sub-account are posted. A sub-account ID may hold an ampersand. */
export function messagesPath(subAccountId: string): string {
	return `/api/v1/subaccounts/${encodeURIComponent(subAccountId)}/messages`;
}

/** Where batches of a sub-account are posted. */
export function batchPath(subAccountId: string): string {
	return `${messagesPath(subAccountId)}/batch`;
}
