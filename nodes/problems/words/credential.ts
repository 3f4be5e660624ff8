/** What the test of a credential finds out by asking 8x8. */
export const credential = {
	KEY_NOT_ACCEPTED: {
		happened: '8x8 does not accept the API key',
		remedy: 'Copy it again from 8x8 Connect, and check the region.',
	},
	ANY_KEY_ACCEPTED: {
		happened: 'The server at the Base URL accepts any API key, so it cannot tell whether this one is right',
		remedy: "Check the Base URL. For a proxy or the sandbox, enter its address without the API's own path.",
	},
	SUB_ACCOUNT_OF_ANOTHER_ACCOUNT: {
		happened: ({ subAccountId }: { subAccountId: string }) =>
			`The API key works, but the sub-account '${subAccountId}' does not belong to its account`,
		remedy: 'Copy the ID from 8x8 Connect, and check the region.',
	},
	ACCOUNT_ID_OF_ANOTHER_ACCOUNT: {
		happened: 'The API key works, but not for this Account ID',
		remedy: 'Copy the ID from 8x8 Connect, or leave it empty.',
	},
	ACCOUNT_UNABLE: {
		happened: ({ meaning }: { meaning: string }) => meaning,
		remedy: ({ advice }: { advice: string }) => advice,
	},
	NOT_TESTED: {
		happened: ({ status }: { status: number }) => `The credential could not be checked (HTTP ${status})`,
		remedy: 'Try again in a minute.',
	},
} as const;
