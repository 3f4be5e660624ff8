// Generated from openapi/chatApps.yaml by "npm run generate". Do not edit.

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
		 * Send one message through a chat app
		 * @description Without channels, the message goes the way that the sub-account is set up for. An answer with status 200 can still say that the message was rejected, and then nothing was sent. Each call is a message of its own.
		 */
		post: operations['sendMessage'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/subaccounts/{subAccountId}/messages/batch': {
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
		 * Send up to 1,000 messages through chat apps
		 * @description What a message leaves out comes from the template. Messages are accepted or rejected one by one: status 200 can mean that some were rejected, which the counts tell.
		 */
		post: operations['sendMessageBatch'];
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
			/** @description 8x8's number for the kind of error; see x-error-codes. */
			code: number;
			/**
			 * Format: uuid
			 * @description What 8x8's support asks for.
			 */
			errorId: string;
			/** @description The error in 8x8's words. */
			message: string;
			/** Format: date-time */
			timestamp: string;
		};
		/** @description What LINE wants to know of a sound. */
		AudioDetails: {
			/** @description Length in seconds. */
			duration: number;
		};
		/** @description A message as sendMessage takes it, except that all but the recipient may come from the template. */
		BatchMessage: {
			channels?: components['schemas']['MessageRequest']['channels'];
			clientMessageId?: components['schemas']['MessageRequest']['clientMessageId'];
			content?: components['schemas']['MessageRequest']['content'];
			dlrCallbackUrl?: components['schemas']['MessageRequest']['dlrCallbackUrl'];
			expiry?: components['schemas']['MessageRequest']['expiry'];
			scheduled?: components['schemas']['MessageRequest']['scheduled'];
			type?: components['schemas']['MessageRequest']['type'];
			user: components['schemas']['MessageRequest']['user'];
		};
		/**
		 * @description A way to the person's phone.
		 * @enum {string}
		 */
		Channel: 'SMS' | 'WhatsApp' | 'Facebook' | 'RCS' | 'Viber' | 'Line' | 'WeChat' | 'Zalo' | 'Instagram';
		/** @description A channel to try, and when to go on to the next. */
		ChannelStep: {
			channel: components['schemas']['Channel'];
			/** @description Seconds after which the next channel is tried, if the message has not come as far as successStatus. */
			fallbackAfter?: number;
			/**
			 * @description How far the message has to come on this channel.
			 * @enum {string}
			 */
			successStatus?: 'Accepted' | 'Sent' | 'Delivered' | 'Read';
		};
		/** @description What LINE wants to know of an image. */
		ImageDetails: {
			/** @description Address of a small picture. */
			thumbnail?: string;
		};
		Location: {
			/** @description The place's address. */
			address?: string;
			/** @description In degrees. */
			latitude: number;
			/** @description In degrees. */
			longitude: number;
			/** @description The place's name. */
			name?: string;
		};
		MessageBatchRequest: {
			/**
			 * @description An ID of your own for the batch. It comes back in the answer and in receipts.
			 * @example reminders-0601
			 */
			clientBatchId?: string;
			/**
			 * @description Whether the answer lists the messages. They come in no promised order: clientMessageId tells which is which.
			 * @default false
			 */
			includeMessagesInResponse?: boolean;
			/** @description The messages. What one leaves out comes from the template. */
			messages: components['schemas']['BatchMessage'][];
			template?: components['schemas']['MessageDefaults'];
		};
		MessageBatchResponse: {
			/** @description How many messages are queued. */
			acceptedCount: number;
			/**
			 * Format: uuid
			 * @description The batch's ID at 8x8.
			 */
			batchId: string;
			/** @description The ID of your own, where one was given. */
			clientBatchId?: string | null;
			/** @description Every message, when includeMessagesInResponse asked for them. */
			messages?: components['schemas']['MessageResponse'][];
			/** @description How many messages are not sent. */
			rejectedCount: number;
		};
		/** @description What is sent. Which fields are needed, type says. */
		MessageContent: {
			audio?: components['schemas']['AudioDetails'];
			/**
			 * @description What the SMS says when the message goes on as one.
			 * @example Your table is booked for 19:30.
			 */
			fallbackText?: string;
			image?: components['schemas']['ImageDetails'];
			location?: components['schemas']['Location'];
			sms?: components['schemas']['SmsSettings'];
			template?: components['schemas']['MessageTemplate'];
			/**
			 * @description The text, or the caption of a medium. WhatsApp takes free text only within 24 hours of the person's last message; otherwise a template is needed, and 8x8 looks for one of yours that fits the text.
			 * @example Your table is booked for 19:30.
			 */
			text?: string;
			/**
			 * Format: uri
			 * @description Public address of the medium.
			 * @example https://example.com/menu.jpg
			 */
			url?: string;
			video?: components['schemas']['VideoDetails'];
		};
		/** @description What holds for all messages that say nothing else. */
		MessageDefaults: {
			channels?: components['schemas']['MessageRequest']['channels'];
			content?: components['schemas']['MessageRequest']['content'];
			dlrCallbackUrl?: components['schemas']['MessageRequest']['dlrCallbackUrl'];
			type?: components['schemas']['MessageRequest']['type'];
		};
		MessageRequest: {
			/** @description The channels to try, one after the other, such as WhatsApp and then SMS. Left out, those that the sub-account is set up for. */
			channels?: components['schemas']['ChannelStep'][];
			/**
			 * @description An ID of your own for the message. It comes back in the answer and in receipts.
			 * @example booking-4711
			 */
			clientMessageId?: string;
			content: components['schemas']['MessageContent'];
			/**
			 * Format: uri
			 * @description Where this message's receipts are posted, in place of the account's webhook.
			 * @example https://example.com/receipts
			 */
			dlrCallbackUrl?: string;
			/**
			 * Format: date-time
			 * @description A message that has not arrived by then is dropped.
			 * @example 2026-06-01T20:00:00+08:00
			 */
			expiry?: string;
			/**
			 * Format: date-time
			 * @description When to send, with an offset from UTC. Left out, at once.
			 * @example 2026-06-01T18:00:00+08:00
			 */
			scheduled?: string;
			type: components['schemas']['MessageType'];
			user: components['schemas']['Recipient'];
		} & (unknown & unknown & unknown & unknown);
		MessageResponse: {
			/** @description The ID of your own, where one was given. */
			clientMessageId?: string | null;
			status: components['schemas']['MessageStatus'];
			/**
			 * Format: uuid
			 * @description The message's ID at 8x8.
			 */
			umid: string;
			user: components['schemas']['MessageUser'];
		};
		/** @description What became of the message so far. */
		MessageStatus: {
			/**
			 * @description More on the state.
			 * @enum {string}
			 */
			detail?: 'delivered_to_operator' | 'delivered_to_recipient' | 'rejected_by_operator' | 'undelivered_to_recipient';
			/** @description 8x8's number for the reason. */
			errorCode?: number;
			/** @description The reason in 8x8's words. */
			errorMessage?: string;
			/**
			 * @description queued when 8x8 took the message. rejected, failed and error mean that nothing is sent.
			 * @enum {string}
			 */
			state?:
				'delivered' | 'error' | 'failed' | 'ok' | 'queued' | 'read' | 'rejected' | 'sent' | 'undelivered' | 'unknown';
			/**
			 * Format: date-time
			 * @description Since when the message has this state.
			 */
			timestamp?: string;
		};
		/** @description A template that the channel approved, and what its placeholders are filled with. */
		MessageTemplate: {
			/** @description The parts of the template that have placeholders. */
			components?: components['schemas']['TemplateComponent'][];
			/**
			 * @description The language code of the template's version.
			 * @example en_US
			 */
			language?: string;
			/**
			 * @description The template's name, as in 8x8 Connect.
			 * @example sign_in_code
			 */
			name?: string;
		};
		/**
		 * @description What the content holds: text needs text, image, audio, video and file need url, location and template what they are called.
		 * @enum {string}
		 */
		MessageType: 'text' | 'image' | 'audio' | 'video' | 'file' | 'location' | 'template';
		/** @description Who gets the message, as 8x8 understood it. */
		MessageUser: {
			/** @description The person's ID at WhatsApp. */
			channelUserId?: string;
			/** @description The country given. */
			country?: string;
			/** @description The mobile number. */
			msisdn?: string;
		};
		/** @description Who gets the message. With several of them given, the phone number counts. */
		Recipient: {
			/**
			 * @description The person's ID at your WhatsApp business account, for people who hide their number; a country code, a dot, and letters and digits.
			 * @example SG.13491208655302741918
			 */
			channelUserId?: string;
			/**
			 * @description The ISO 3166-1 alpha-2 code of the country that a national number belongs to.
			 * @example SG
			 */
			country?: string;
			/**
			 * @description The person's ID at LINE.
			 * @example Ua12b345678c1de0fg1a1234567891011
			 */
			lineUserId?: string;
			/**
			 * @description The mobile number, in international form; in national form only together with country.
			 * @example +6591234567
			 */
			msisdn?: string;
		};
		/** @description How the message looks when it goes on as an SMS. */
		SmsSettings: {
			/**
			 * @description The SMS's encoding; AUTO takes GSM7 where all characters are in it.
			 * @enum {string}
			 */
			encoding?: 'AUTO' | 'GSM7' | 'UCS2';
			/**
			 * @description The Sender ID that the phone shows.
			 * @example Bistro
			 */
			source?: string;
		};
		/** @description A part of the template with the values for its placeholders. */
		TemplateComponent: {
			/**
			 * @description Which button it is, counted from 0.
			 * @default 0
			 */
			index?: number;
			/** @description The values, in the order of the placeholders. */
			parameters?: components['schemas']['TemplateParameter'][];
			/**
			 * @description The kind of a button.
			 * @enum {string}
			 */
			subType?: 'QuickReply' | 'Url' | 'CopyCode';
			/**
			 * @description Which part it is. Each button is a part of its own.
			 * @default body
			 * @enum {string}
			 */
			type?: 'header' | 'body' | 'footer' | 'button';
		};
		/** @description A value for a placeholder, in the field that belongs to its type. */
		TemplateParameter: {
			/** @description The code that the button copies. */
			couponCode?: string;
			location?: components['schemas']['Location'];
			/** @description What comes back when the person taps the quick reply. */
			payload?: string;
			/** @description The text of a text. */
			text?: string;
			/**
			 * @description What the value is: image, gif, video and document stand in url, the others in the field of their name. A gif is a video file.
			 * @enum {string}
			 */
			type: 'text' | 'image' | 'gif' | 'video' | 'document' | 'location' | 'payload' | 'couponCode';
			/** @description Public address of an image, gif, video or document. */
			url?: string;
		};
		/** @description What Viber and LINE want to know of a video. */
		VideoDetails: {
			/** @description Length in seconds. */
			duration?: number;
			/** @description Size in bytes. */
			filesize?: number;
			/** @description Address of a small picture. */
			thumbnail?: string;
		};
	};
	responses: {
		/** @description A field is missing or wrong. Nothing was sent or changed. */
		BadRequest: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['ApiError'];
			};
		};
		/** @description The API key is right but may not do this. Nothing was sent or changed. */
		Forbidden: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['ApiError'];
			};
		};
		/** @description There is no such message, batch, account or sub-account. */
		NotFound: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['ApiError'];
			};
		};
		/** @description 8x8 failed. After a send, it is not known whether the message was taken. */
		ServerError: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['ApiError'];
			};
		};
		/** @description Over the rate limit. Nothing was sent or changed; try again after the time in Retry-After. */
		TooManyRequests: {
			headers: {
				/**
				 * @description Seconds to wait before the next request.
				 * @example 1
				 */
				'Retry-After'?: number;
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['ApiError'];
			};
		};
		/** @description The API key is missing or wrong. Nothing was sent or changed. */
		Unauthorized: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['ApiError'];
			};
		};
		/** @description The request is well-formed but cannot be carried out. Nothing was sent or changed. */
		Unprocessable: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['ApiError'];
			};
		};
		/** @description The connection used a version of TLS below 1.3. Nothing was sent or changed. */
		UpgradeRequired: {
			headers: {
				/** @example TLS/1.3 */
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
	headers: never;
	pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
	sendMessage: {
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
				'application/json': components['schemas']['MessageRequest'];
			};
		};
		responses: {
			/** @description The message was queued, or was rejected on its own account. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['MessageResponse'];
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
	sendMessageBatch: {
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
				'application/json': components['schemas']['MessageBatchRequest'];
			};
		};
		responses: {
			/** @description The batch was taken. Its messages were queued or rejected one by one. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['MessageBatchResponse'];
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
