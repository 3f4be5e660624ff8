/** What the test of a credential finds out by asking 8x8. */
export const credential = {
	KEY_NOT_ACCEPTED: {
		happened: '8x8 does not accept the API key',
		remedy: 'Copy it again from 8x8 Connect, and check the region.',
	},
	ANY_KEY_ACCEPTED: {
		happened: 'The server at the Base URL accepts any API key, so it cannot say whether this one is right',
		remedy: "Check the Base URL: the address of a proxy or of the sandbox, without the API's own path.",
	},
	SUB_ACCOUNT_OF_ANOTHER_ACCOUNT: {
		happened: ({ subAccountId }: { subAccountId: string }) =>
			`The API key works, but the sub-account '${subAccountId}' is not one of its account`,
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
		happened: ({ status }: { status: number }) => `8x8 could not say whether the credential is right (HTTP ${status})`,
		remedy: 'Try again in a minute.',
	},
} as const;
