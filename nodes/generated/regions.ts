// Generated from openapi/sms.yaml by "npm run generate". Do not edit.

/** The data centres of the API, by the name that the credential uses for them. */
export const regions = {
	ap: { name: 'Asia Pacific', baseUrl: 'https://sms.8x8.com' },
	us: { name: 'North America', baseUrl: 'https://sms.us.8x8.com' },
	eu: { name: 'Europe', baseUrl: 'https://sms.8x8.uk' },
	id: { name: 'Indonesia', baseUrl: 'https://sms.8x8.id' },
} as const;
