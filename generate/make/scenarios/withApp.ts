import { ofApp } from './step';
import { cell } from './sheet';
import { digits, messageId, onError, type Sending, sent, unknown } from './texts';

/** The types of errors after which nothing was sent, unless the message says otherwise. All others leave it open. */
const refusals = [
	'DataError',
	'RuntimeError',
	'RateLimitError',
	'InvalidAccessTokenError',
	'InvalidConfigurationError',
	'BundleValidationError',
];

const status = `{{if(contains(4.error.message; "not known whether"); "UNKNOWN"; switch(4.error.type; ${refusals
	.map((type) => `"${type}"; "NOT SENT"`)
	.join('; ')}; "UNKNOWN"))}}`;

/** Sending with the app's Send an SMS, whose errors say what happened. */
export const withApp: Sending = {
	send: [
		ofApp(4, 'sendSms', {
			name: '8x8: Send an SMS',
			mapper: {
				destination: `{{${digits}}}`,
				text: `{{toString(${cell(1, 'Message')})}}`,
				source: '',
				clientMessageId: `{{${messageId}}}`,
			},
			onerror: onError(5, { Status: status, Error: `{{ifempty(4.error.message; "${unknown}")}}` }),
		}),
	],
	outcome: [sent(8, '{{4.umid}}')],
};
