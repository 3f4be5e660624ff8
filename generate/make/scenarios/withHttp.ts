import { cell, updateRow } from './sheet';
import { type Condition, router } from './step';
import { digits, messageId, onError, type Sending, sent, unknown } from './texts';

const status = '{{4.statusCode}}';
const code = '{{4.data.status.code}}';
const number = (o: string, b: number): Condition => ({ a: status, o: `number:${o}`, b: String(b) });
const is = (b: string): Condition => ({ a: code, o: 'text:equal', b });
const isNot = (b: string): Condition => ({ a: code, o: 'text:notequal', b });

const queued = { name: 'Queued', conditions: [[number('equal', 200), is('QUEUED')]] };
const refused = {
	name: 'Known not to be sent',
	conditions: [
		[number('equal', 200), is('REJECTED')],
		[number('greater', 399), number('less', 500), number('notequal', 408)],
	],
};
const open = {
	name: 'May have been sent',
	conditions: [
		[number('less', 200)],
		[number('greater', 200), number('less', 400)],
		[number('equal', 408)],
		[number('greater', 499)],
		[number('equal', 200), isNot('QUEUED'), isNot('REJECTED')],
	],
};

/** Sending with Make's HTTP module, for those who cannot install the app. The key is in Make's keychain. */
export const withHttp: Sending = {
	send: [
		{
			id: 3,
			module: 'json:TransformToJSON',
			version: 1,
			parameters: { space: '' },
			name: 'The text as JSON',
			mapper: { object: `{{toString(${cell(1, 'Message')})}}` },
		},
		{
			id: 4,
			module: 'http:MakeRequest',
			version: 4,
			parameters: { tlsType: '', authenticationType: 'apiKey', apiKeyKeychain: null },
			name: '8x8: send',
			mapper: {
				url: 'https://sms.8x8.com/api/v1/subaccounts/YOUR_SUB_ACCOUNT/messages',
				method: 'post',
				headers: [],
				queryParameters: [],
				contentType: 'json',
				inputMethod: 'jsonString',
				jsonStringBodyContent: `{"destination":"{{${digits}}}","text":{{3.json}},"clientMessageId":"{{${messageId}}}","encoding":"AUTO"}`,
				parseResponse: true,
				stopOnHttpError: false,
				allowRedirects: false,
				shareCookies: false,
				requestCompressedContent: true,
				timeout: '60',
			},
			onerror: onError(5, { Status: 'UNKNOWN', Error: unknown }),
		},
	],
	outcome: [
		router(
			7,
			[{ ...sent(8, '{{4.data.umid}}'), filter: queued }],
			[
				updateRow(
					9,
					'Not sent',
					1,
					{ Status: 'NOT SENT', Error: `${status} {{4.data.status.description}}{{4.data.message}}` },
					refused,
				),
			],
			[
				updateRow(
					10,
					'Unknown',
					1,
					{
						Status: 'UNKNOWN',
						Error: `8x8 answered ${status}, so the text may have been sent or not. Look in 8x8 Connect before you clear the Status.`,
					},
					open,
				),
			],
		),
	],
};
