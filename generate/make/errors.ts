import { type CodeTable, schemaNamed, type Api } from '../../contract/model';

const explained =
	"[{{statusCode}}] {{ifempty(body.message, 'The answer has no explanation from 8x8')}} ({{ifempty(body.code, 'no code')}}). {{get(common.remedies, ifempty(toString(body.code), 'none'))}}";

/** What to say after an answer that leaves open whether 8x8 accepted the message. */
export const perhapsSent =
	'It is not known whether the message was sent: look in 8x8 Connect before you send it again.';

const known = {
	'400': { type: 'DataError', message: explained },
	'401': { type: 'InvalidAccessTokenError', message: explained },
	'403': { type: 'RuntimeError', message: explained },
	'404': { type: 'DataError', message: explained },
	'422': { type: 'DataError', message: explained },
	'426': { type: 'InvalidConfigurationError', message: explained },
	'429': { type: 'RateLimitError', message: explained },
} as const;

/** The error of a request that is safe to repeat. */
const errorOfLookup = { type: 'RuntimeError', message: explained, ...known } as const;

/**
 * The error of a request that sends: after a status that refuses, nothing was sent; after any other, something may
 * have been. None of its types lets Make repeat the request automatically, except after 429, which 8x8 answers before
 * it takes anything.
 */
export const errorOfSend = { type: 'RuntimeError', message: `${explained} ${perhapsSent}`, ...known } as const;

/** common.json: 8x8's error codes → what they mean, and what to do. */
export function commonData(sms: Api): { remedies: Record<string, string> } {
	const codes: CodeTable = schemaNamed(sms, 'ApiError')['x-error-codes'] ?? {};
	return {
		remedies: Object.fromEntries(
			Object.entries(codes).map(([code, { meaning, remedy }]) => [code, `${meaning} ${remedy}`]),
		),
	};
}

/** general/base: what every request of the app has. The key is sent only to the host of the connection. */
export const base = {
	baseUrl: "https://{{if(connection.region == 'other', connection.host, connection.region)}}/api/v1",
	headers: { Authorization: 'Bearer {{connection.apiKey}}' },
	followRedirects: false,
	followAllRedirects: false,
	response: {
		error: errorOfLookup,
		valid: {
			condition: '{{statusCode < 300}}',
			type: 'DataError',
			message: '[{{statusCode}}] The answer is a redirect, which is not followed.',
		},
	},
	log: { sanitize: ['request.headers.authorization'] },
} as const;
