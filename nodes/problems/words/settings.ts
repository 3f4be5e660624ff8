/** Problems of the credential and of the settings that all messages of a run share. */
export const settings = {
	API_KEY_MISSING: {
		happened: 'The credential has no API key',
		remedy: 'Create one in 8x8 Connect under API Keys, and paste it into the credential.',
	},
	OPTION_OUT_OF_RANGE: {
		happened: ({ label, shown }: { label: string; shown: string; allowed: string }) => `${label} is ${shown}`,
		remedy: ({ allowed }: { allowed: string }) => `Enter ${allowed}.`,
	},
} as const;
