// Generated from openapi/sms.yaml by "npm run generate". Do not edit.

export interface paths {
	'/api/v1/subaccounts/{subAccountId}/messages': {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The sub-account that sends and pays. It may hold an ampersand, so it is percent-encoded in the path.
				 * @example acme_hq
				 */
				subAccountId: components['parameters']['SubAccountId'];
			};
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Send one text message
		 * @description Each call is a message of its own: the API does not recognise a repeated one, not even by clientMessageId. An answer with status 200 can still say REJECTED, and then nothing was sent.
		 */
		post: operations['sendSms'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
}
export type webhooks = Record<string, never>;
export interface components {
	schemas: {
		ApiError: {
			/** @description 8x8's number for the kind of error. */
			code: number;
			/**
			 * Format: uuid
			 * @description What 8x8's support asks for.
			 */
			errorId: string;
			message: string;
			/** Format: date-time */
			timestamp: string;
		};
		/** @enum {string} */
		Encoding: 'AUTO' | 'GSM7' | 'UCS2';
		SmsRequest: {
			/**
			 * @description Address of the person who caused the message. 8x8 can limit messages by it.
			 * @example 203.0.113.7
			 */
			clientIp?: string;
			/**
			 * @description An ID of your own. It comes back in the answer and in every delivery receipt.
			 * @example booking-4711
			 */
			clientMessageId?: string;
			/**
			 * @description ISO 3166-1 alpha-2 code of the country that a national destination number belongs to.
			 * @example SG
			 */
			country?: string;
			/**
			 * @description The mobile number to text, in international form; in national form only together with country.
			 * @example +6591234567
			 */
			destination: string;
			/**
			 * Format: uri
			 * @description Where this message's delivery receipts are posted, in place of the sub-account's webhook.
			 * @example https://example.com/sms/receipts
			 */
			dlrCallbackUrl?: string;
			/**
			 * @description How the text is encoded. AUTO takes GSM7 where the text allows it, and UCS2 otherwise.
			 * @default AUTO
			 */
			encoding?: components['schemas']['Encoding'];
			/**
			 * Format: date-time
			 * @description After this moment the message is no longer sent.
			 * @example 2030-06-01T12:00:00+08:00
			 */
			expiry?: string;
			/**
			 * Format: date-time
			 * @description When to send, at most 7 days ahead. It can be cancelled until 3 minutes before.
			 * @example 2030-06-01T09:00:00+08:00
			 */
			scheduled?: string;
			/**
			 * @description The sender ID that the phone shows: a number, or up to 11 letters and digits. What is allowed depends on the country and the account.
			 * @example Bistro
			 */
			source?: string;
			/**
			 * @description The message. More than ten segments are cut off by the API.
			 * @example Your table is booked for 19:30.
			 */
			text: string;
			/**
			 * @description Whether a later feedback call will tell if the message served its purpose.
			 * @enum {string}
			 */
			track?: 'None' | 'Outcome';
		};
		SmsResponse: {
			/** @description The ID given with the request. */
			clientMessageId?: string | null;
			/** @description The number texted, usually without a plus sign. */
			destination: string;
			/** @description The encoding chosen. */
			encoding: components['schemas']['Encoding'];
			status: components['schemas']['SmsStatus'];
			/**
			 * @description The message's ID at 8x8.
			 * @example 7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11
			 */
			umid: string;
		};
		SmsStatus: {
			/**
			 * @description QUEUED means taken and charged; REJECTED means not sent.
			 * @enum {string}
			 */
			code: 'QUEUED' | 'REJECTED';
			/** @description The reason, in words. */
			description: string;
		};
	};
	responses: {
		/** @description A field is missing or wrong. Nothing was sent. */
		BadRequest: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['ApiError'];
			};
		};
		/** @description The API key is right but may not do this. Nothing was sent. */
		Forbidden: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['ApiError'];
			};
		};
		/** @description No such resource. */
		NotFound: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['ApiError'];
			};
		};
		/** @description 8x8 failed. Whether the message was taken is not known. */
		ServerError: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['ApiError'];
			};
		};
		/** @description Over the rate limit. Nothing was sent; try again after the time in Retry-After. */
		TooManyRequests: {
			headers: {
				'Retry-After': components['headers']['RetryAfter'];
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['ApiError'];
			};
		};
		/** @description The API key is missing or wrong. Nothing was sent. */
		Unauthorized: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['ApiError'];
			};
		};
		/** @description The request is well-formed but cannot be carried out. Nothing was sent. */
		Unprocessable: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['ApiError'];
			};
		};
		/** @description The connection used a version of TLS below 1.3. Nothing was sent. */
		UpgradeRequired: {
			headers: {
				Upgrade?: string;
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['ApiError'];
			};
		};
	};
	parameters: {
		/**
		 * @description The sub-account that sends and pays. It may hold an ampersand, so it is percent-encoded in the path.
		 * @example acme_hq
		 */
		SubAccountId: string;
	};
	requestBodies: never;
	headers: {
		/** @description Seconds to wait before the next request. */
		RetryAfter: number;
	};
	pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
	sendSms: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The sub-account that sends and pays. It may hold an ampersand, so it is percent-encoded in the path.
				 * @example acme_hq
				 */
				subAccountId: components['parameters']['SubAccountId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['SmsRequest'];
			};
		};
		responses: {
			/** @description The message was queued, or was rejected on its own account. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['SmsResponse'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			422: components['responses']['Unprocessable'];
			426: components['responses']['UpgradeRequired'];
			429: components['responses']['TooManyRequests'];
			500: components['responses']['ServerError'];
		};
	};
}
