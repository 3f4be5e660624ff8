// Generated from openapi/sms.yaml by "npm run generate". Do not edit.

/** The data centres of 8x8, by the name that the credential uses for them, and where they call webhooks from. */
export const regions = {
	ap: {
		name: 'Asia Pacific',
		baseUrl: 'https://sms.8x8.com',
		chatAppsBaseUrl: 'https://chatapps.8x8.com',
		webhookAddresses: ['52.220.117.120', '52.220.109.9', '18.136.13.204'],
	},
	us: {
		name: 'North America',
		baseUrl: 'https://sms.us.8x8.com',
		chatAppsBaseUrl: 'https://chatapps.us.8x8.com',
		webhookAddresses: ['50.112.250.190', '100.21.170.42', '52.10.10.63'],
	},
	eu: {
		name: 'Europe',
		baseUrl: 'https://sms.8x8.uk',
		chatAppsBaseUrl: 'https://chatapps.8x8.uk',
		webhookAddresses: ['34.142.20.188', '34.142.64.178', '34.39.69.103', '34.39.114.155'],
	},
	id: {
		name: 'Indonesia',
		baseUrl: 'https://sms.8x8.id',
		chatAppsBaseUrl: 'https://chatapps.8x8.id',
		webhookAddresses: ['34.101.157.207', '34.101.215.77', '34.34.217.244', '34.101.109.67'],
	},
} as const;
