// Generated from openapi/chatApps.yaml by "npm run generate". Do not edit.

export interface paths {
	'/api/v1/accounts/{accountId}/channels/{channelId}/templates': {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The account's UUID, with or without dashes.
				 * @example 5f2c1a70-8f5e-4c39-9b0e-3d1f6f0f7a11
				 */
				accountId: components['parameters']['AccountId'];
				/**
				 * @description The WhatsApp channel's UUID, as 8x8 Connect and the details of a message have it.
				 * @example 2f0c9a51-3f4c-4d5e-8b6a-7c8d9e0f1a2b
				 */
				channelId: components['parameters']['ChannelId'];
			};
			cookie?: never;
		};
		/**
		 * List a WhatsApp channel's templates
		 * @description All of them in one answer. What the placeholders of a template are is not listed: they stand in its texts and links, as {{1}} or {{name}}. Only approved templates can be sent.
		 */
		get: operations['getTemplates'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/accounts/{accountId}/webhooks': {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The account's UUID, with or without dashes.
				 * @example 5f2c1a70-8f5e-4c39-9b0e-3d1f6f0f7a11
				 */
				accountId: components['parameters']['AccountId'];
			};
			cookie?: never;
		};
		/** List the account's webhooks for messages of chat apps */
		get: operations['getChatWebhooks'];
		put?: never;
		/**
		 * Add webhooks for messages of chat apps, or replace those there are
		 * @description Replaces the webhook of the same sub-account and type. Its secrets are lost then, since they read as *** only.
		 */
		post: operations['addChatWebhooks'];
		/** Delete webhooks for messages of chat apps */
		delete: operations['deleteChatWebhooks'];
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/subaccounts/{subAccountId}/events': {
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
		 * Show the person that an answer is being written
		 * @description In answer to a message that came in no more than 2 hours ago.
		 */
		post: operations['sendTypingIndicator'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/subaccounts/{subAccountId}/files': {
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
		 * Put a file where messages can fetch it
		 * @description For media that have no address of their own. The file is kept for a short time only, so it is uploaded just before the message is sent. Location is its path at the same host; whoever knows it can fetch the file.
		 */
		post: operations['uploadFile'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
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
		 * @description Without channels, the message goes the way that the sub-account is set up for. An answer without an error can still say that the message was rejected, and then nothing was sent. Each call is a message of its own.
		 */
		post: operations['sendMessage'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/subaccounts/{subAccountId}/messages/{umid}': {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The sub-account that sends and pays. It may hold an ampersand, so it is percent-encoded in the path.
				 * @example acme_hq
				 */
				subAccountId: components['parameters']['SubAccountId'];
				/**
				 * @description The message's ID at 8x8, as the send answered it.
				 * @example 7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11
				 */
				umid: components['parameters']['Umid'];
			};
			cookie?: never;
		};
		/**
		 * Look a message up
		 * @description A record for each channel that was tried, step 1 the first. The content and the person come masked, unless 8x8's support has lifted that for the account.
		 */
		get: operations['getMessage'];
		put?: never;
		post?: never;
		/** Cancel a scheduled message */
		delete: operations['cancelMessage'];
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/subaccounts/{subAccountId}/messages/{umid}/read': {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The sub-account that sends and pays. It may hold an ampersand, so it is percent-encoded in the path.
				 * @example acme_hq
				 */
				subAccountId: components['parameters']['SubAccountId'];
				/**
				 * @description The message's ID at 8x8, as the send answered it.
				 * @example 7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11
				 */
				umid: components['parameters']['Umid'];
			};
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Show the person that their message was read
		 * @description Of messages that came in through WhatsApp; other channels have nothing like it.
		 */
		post: operations['markMessageRead'];
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
		 * Send many messages through chat apps in one request
		 * @description What a message leaves out comes from the template. Messages are accepted or rejected one by one: an answer without an error can mean that some were rejected, which the counts tell.
		 */
		post: operations['sendMessageBatch'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/subaccounts/{subAccountId}/messages/batch/{batchId}': {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The batch's ID at 8x8, as the send answered it.
				 * @example 3b7e2f7c-9f0a-4c1d-8a55-7f4f3f0c9a02
				 */
				batchId: components['parameters']['BatchId'];
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
		post?: never;
		/** Cancel the scheduled messages of a batch */
		delete: operations['cancelMessageBatch'];
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
}
export interface webhooks {
	chatMessageStatus: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * The status of a sent message changed
		 * @description All channels of one message have its umid, so undelivered on one need not be the end while others remain. A message can be read up to 10 days later, and read can come without delivered.
		 */
		post: operations['chatMessageStatus'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	inboundChatMessage: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Somebody wrote to one of the account's channels
		 * @description A medium of it can be fetched for 24 hours, without the API key. Types that 8x8 adds later come as they are.
		 */
		post: operations['inboundChatMessage'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
}
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
			context?: components['schemas']['MessageRequest']['context'];
			dlrCallbackUrl?: components['schemas']['MessageRequest']['dlrCallbackUrl'];
			expiry?: components['schemas']['MessageRequest']['expiry'];
			scheduled?: components['schemas']['MessageRequest']['scheduled'];
			type?: components['schemas']['MessageRequest']['type'];
			user: components['schemas']['MessageRequest']['user'];
		};
		/** @description Opens the calendar with an entry in it. */
		CalendarEventAction: {
			/** @description The entry's text. */
			description?: string;
			/** @description When it ends, with an offset from UTC. */
			endTime: string;
			/** @description When it starts, with an offset from UTC. */
			startTime: string;
			/** @description The entry's title. */
			title: string;
		};
		CancelResponse: {
			/** @description How many messages will not go out. 0 when it was too late. */
			cancelledCount: number;
		};
		/** @description The picture or video of a card. */
		CardMedia: {
			contentInfo: components['schemas']['CardMediaFile'];
			/**
			 * @description How high it is, on vertical cards; small cards of a carousel have no tall one.
			 * @enum {string}
			 */
			height?: 'short' | 'medium' | 'tall';
		};
		/** @description Where the picture or video of a card is. */
		CardMediaFile: {
			/**
			 * Format: uri
			 * @description Its public address.
			 */
			fileUrl: string;
			/**
			 * @description Whether it is fetched anew where the address was used before.
			 * @default false
			 */
			forceRefresh?: boolean;
			/**
			 * Format: uri
			 * @description The public address of a small picture of it.
			 */
			thumbnailUrl?: string;
		};
		/** @description RCS cards side by side. 250 KB in all. */
		Carousel: {
			/** @description The cards, from left to right. */
			cards: components['schemas']['CarouselCard'][];
			/**
			 * @description How wide each card is.
			 * @enum {string}
			 */
			cardWidth: 'small' | 'medium';
		};
		/** @description A card of a carousel. */
		CarouselCard: {
			description?: components['schemas']['RichCard']['description'];
			media: components['schemas']['CardMedia'];
			suggestions?: components['schemas']['RichCard']['suggestions'];
			title?: components['schemas']['RichCard']['title'];
		};
		/**
		 * @description A way to the person's phone.
		 * @enum {string}
		 */
		Channel: 'SMS' | 'WhatsApp' | 'Facebook' | 'RCS' | 'Viber' | 'Line' | 'WeChat' | 'Zalo' | 'Instagram';
		/** @description A message on one of the channels that were tried. */
		ChannelAttempt: {
			/** @description The batch's ID at 8x8, of messages sent in one. */
			batchId?: string | null;
			/** @description The channel's name. */
			channel: string;
			/** @description The channel's ID at 8x8. */
			channelId: string;
			/** @description The ID given with the batch. */
			clientBatchId?: string | null;
			/** @description The ID given with the message. */
			clientMessageId?: string | null;
			/** @description Its content, masked. */
			content?: string;
			/** @description What it holds, such as Text or RichCard. */
			contentType: string;
			/** @description ISO 3166-1 alpha-2 code. */
			country?: string;
			/** @description When it was sent, in ISO 8601. */
			createdAt: string;
			/** @description outbound or inbound. */
			direction: string;
			status: components['schemas']['MessageStatus'];
			/** @description Which attempt it is, counted from 1. */
			step: number;
			subAccountId: string;
			/** @description The message's ID at 8x8. */
			umid: string;
			user?: components['schemas']['MaskedUser'];
		};
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
		ChatMessageStatusEvent: {
			description?: string;
			/** @constant */
			eventType: 'outbound_message_status_changed';
			/** @constant */
			namespace: 'ChatApps';
			payload: components['schemas']['ChatReceipt'];
			version?: components['schemas']['InboundChatMessageEvent']['version'];
		};
		ChatReceipt: {
			/** @description The batch's ID at 8x8, of messages sent in one. */
			batchId?: string | null;
			/** @description The channel that it is about, in capitals or not. */
			channel?: string;
			/** @description The ID given with the batch. */
			clientBatchId?: string | null;
			/** @description The ID given with the message. */
			clientMessageId?: string | null;
			/** @description What was sent, where 8x8 is set up to send it along. */
			outboundContent?: unknown;
			status: components['schemas']['ReceiptStatus'];
			subAccountId: string;
			/** @description The message's ID at 8x8, as the send answered it. */
			umid: string;
			user?: components['schemas']['ChatUser'];
			whatsapp?: components['schemas']['WhatsAppReceipt'];
		};
		/** @description Who wrote. Someone who hides their number has a channelUserId alone. */
		ChatUser: {
			/** @description The person's ID at the channel. To write to someone at LINE, it is given as lineUserId. */
			channelUserId?: string | null;
			/** @description The mobile number. */
			msisdn?: string | null;
			/** @description The name that the person chose. */
			name?: string | null;
		};
		/** @description The button or row. */
		ChosenReply: {
			/** @description The line under the name of a row. */
			description?: string;
			/** @description Its ID. */
			id?: string;
			/** @description Its label. */
			title?: string;
		};
		Coordinates: {
			/** @description In degrees. */
			latitude: number;
			/** @description In degrees. */
			longitude: number;
		};
		/** @description Opens the phone with a number in it. */
		DialAction: {
			/** @description The number, in international form with its plus sign. */
			phoneNumber: string;
		};
		FileUpload: {
			/** @description The file's bytes. */
			file: string;
		};
		/** @description What LINE wants to know of an image. */
		ImageDetails: {
			/** @description Address of a small picture. */
			thumbnail?: string;
		};
		InboundChatMessage: {
			content: components['schemas']['InboundContent'];
			recipient: components['schemas']['ReceivingChannel'];
			/** @description The ID of the message that it answers, where the channel tells. */
			replyToUmid?: string | null;
			subAccountId: string;
			/**
			 * Format: date-time
			 * @description When 8x8 received the message.
			 */
			timestamp: string;
			/** @description What it holds, such as Text, Image, Location or Interactive; in capitals or not. */
			type: string;
			/** @description The message's ID at 8x8. */
			umid: string;
			user: components['schemas']['ChatUser'];
		};
		InboundChatMessageEvent: {
			description?: string;
			/** @constant */
			eventType: 'inbound_message_received';
			/** @constant */
			namespace: 'ChatApps';
			payload: components['schemas']['InboundChatMessage'];
			/** @description The version of the event, where 8x8 gives one. */
			version?: number | string;
		};
		/** @description What the message holds, in the field of its type. Types that 8x8 adds later have fields of their own. */
		InboundContent: {
			interactive?: components['schemas']['InteractiveReply'];
			location?: components['schemas']['Location'];
			/** @description What the button or suggestion that was pressed sends back. */
			payload?: string;
			/** @description The text, the caption, or the label of what was pressed. */
			text?: string;
			/** @description Where the medium can be fetched for 24 hours, without the API key. */
			url?: string;
		};
		/** @description What there is to press. */
		InteractiveAction: {
			/** @description Of a list, the label of the button that opens it. */
			button?: string;
			/** @description Of a message with buttons. */
			buttons?: components['schemas']['ReplyButton'][];
			/**
			 * @description Of a request for the location.
			 * @enum {string}
			 */
			name?: 'send_location';
			/** @description Of a message with a link, its button. */
			parameters?: components['schemas']['LinkButton'];
			/** @description Of a list, its parts, with 10 rows in all. */
			sections?: components['schemas']['ListSection'][];
		};
		/** @description The text. */
		InteractiveBody: {
			/** @description The text. */
			text: string;
		};
		/** @description A line under the text. */
		InteractiveFooter: {
			/** @description The line. */
			text: string;
		};
		/** @description What is above the text, in the field of its type. Not with a request for the location. */
		InteractiveHeader: {
			document?: components['schemas']['InteractiveMedium'];
			image?: components['schemas']['InteractiveMedium'];
			/** @description A heading. */
			text?: string;
			/**
			 * @description What it is.
			 * @enum {string}
			 */
			type: 'text' | 'image' | 'video' | 'document';
			video?: components['schemas']['InteractiveMedium'];
		};
		/** @description A medium above the text. */
		InteractiveMedium: {
			/** @description The name of a document, with its ending. */
			filename?: string;
			/** @description Its public address. */
			link?: string;
		};
		/** @description A text with something to press: up to three buttons, a list to choose from, a link, or a request for the person's location. */
		InteractiveMessage: {
			action: components['schemas']['InteractiveAction'];
			body?: components['schemas']['InteractiveBody'];
			footer?: components['schemas']['InteractiveFooter'];
			header?: components['schemas']['InteractiveHeader'];
			/**
			 * @description What there is to press.
			 * @enum {string}
			 */
			type: 'button' | 'list' | 'cta_url' | 'location_request_message';
		} & (unknown & unknown & unknown & unknown);
		/** @description What was pressed or chosen, in the field of its type. 8x8 writes the fields in both spellings. */
		InteractiveReply: {
			button_reply?: components['schemas']['ChosenReply'];
			buttonReply?: components['schemas']['ChosenReply'];
			list_reply?: components['schemas']['ChosenReply'];
			listReply?: components['schemas']['ChosenReply'];
			type?: string;
		};
		/** @description A button that opens a web page. */
		LinkButton: {
			/** @description The label. */
			display_text: string;
			/** @description The page's address. */
			url: string;
		};
		/** @description A row to choose. */
		ListRow: {
			/** @description A line under the name. */
			description?: string;
			/** @description What comes back. Each row has one of its own. */
			id: string;
			/** @description The row's name. */
			title: string;
		};
		/** @description A part of a list. */
		ListSection: {
			/** @description What can be chosen. */
			rows: components['schemas']['ListRow'][];
			/** @description Its heading, needed when there are several parts. */
			title?: string;
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
		MaskedUser: {
			/** @description The person's ID at WhatsApp, masked. */
			channelUserId?: string;
			/** @description The mobile number with its last digits hidden. */
			msisdn?: string;
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
			carousel?: components['schemas']['Carousel'];
			/**
			 * @description What the SMS says when the message goes on as one.
			 * @example Your table is booked for 19:30.
			 */
			fallbackText?: string;
			image?: components['schemas']['ImageDetails'];
			interactive?: components['schemas']['InteractiveMessage'];
			location?: components['schemas']['Location'];
			richCard?: components['schemas']['RichCard'];
			sms?: components['schemas']['SmsSettings'];
			/** @description Chips under an RCS message, in the order given. With those of its cards, 11 at most. */
			suggestions?: components['schemas']['Suggestion'][];
			template?: components['schemas']['MessageTemplate'];
			/**
			 * @description The text, or the caption of media. WhatsApp accepts free text only within 24 hours of the person's last message; otherwise a template is needed, and 8x8 looks for one of yours that fits the text.
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
		/** @description The message of the conversation that this one answers, shown above it as a quotation. WhatsApp only. */
		MessageContext: {
			/**
			 * @description The quoted message's ID at 8x8, of one sent or received in the last 7 days.
			 * @example 7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e31
			 */
			umid: string;
		};
		/** @description What holds for all messages that say nothing else. */
		MessageDefaults: {
			channels?: components['schemas']['MessageRequest']['channels'];
			content?: components['schemas']['MessageRequest']['content'];
			dlrCallbackUrl?: components['schemas']['MessageRequest']['dlrCallbackUrl'];
			type?: components['schemas']['MessageRequest']['type'];
		};
		MessageDetails: {
			/** @description A record for each channel that was tried. */
			data: components['schemas']['ChannelAttempt'][];
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
			context?: components['schemas']['MessageContext'];
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
		} & (unknown & unknown & unknown & unknown & unknown & unknown & unknown);
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
		/** @description What happened to the message so far. */
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
			 * @description queued when 8x8 accepted the message. rejected, failed and error mean that nothing is sent.
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
		 * @description What the content holds: text needs text, image, audio, video and file need url, the others what they are called. richCard and carousel are for RCS alone.
		 * @enum {string}
		 */
		MessageType:
			'text' | 'image' | 'audio' | 'video' | 'file' | 'location' | 'template' | 'interactive' | 'richCard' | 'carousel';
		/** @description Who gets the message, as 8x8 understood it. */
		MessageUser: {
			/** @description The person's ID at WhatsApp. */
			channelUserId?: string;
			/** @description The country given. */
			country?: string;
			/** @description The mobile number. */
			msisdn?: string;
		};
		/** @description Opens a web page. */
		OpenUrlAction: {
			/**
			 * @description Whether it opens in the browser or within the messages.
			 * @default OPEN_URL_APPLICATION_UNSPECIFIED
			 * @enum {string}
			 */
			application?: 'OPEN_URL_APPLICATION_UNSPECIFIED' | 'BROWSER' | 'WEBVIEW';
			/** @description What screen readers say. */
			description?: string;
			/** @description The page's address. */
			url: string;
			/**
			 * @description How much of the screen it takes within the messages.
			 * @default FULL
			 * @enum {string}
			 */
			webviewViewMode?: 'OPEN_URL_WEBVIEW_VIEW_MODE_UNSPECIFIED' | 'FULL' | 'HALF' | 'TALL';
		};
		/** @description How far a message has come on a channel. */
		ReceiptStatus: {
			detail?: components['schemas']['MessageStatus']['detail'];
			/** @description Why it failed; see x-receipt-codes. 0 or missing when no reason is known. Codes of one or two digits are those of receipts for SMS. The numbers of WhatsApp and Viber overlap: the channel tells whose it is. */
			errorCode?: number;
			errorMessage?: components['schemas']['MessageStatus']['errorMessage'];
			/** @description rejected, failed and error: it was not sent. undelivered: it did not arrive on this channel, and the next one is tried where there is one. Channels other than WhatsApp, Viber and RCS never report read; LINE reports neither delivered nor read. */
			state: components['schemas']['MessageStatus']['state'];
			timestamp?: components['schemas']['MessageStatus']['timestamp'];
		};
		ReceivingChannel: {
			/** @description The channel's name, in capitals or not. */
			channel: string;
			/** @description The channel's ID at 8x8. */
			channelId?: string;
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
		/** @description A button that answers. */
		ReplyButton: {
			reply: components['schemas']['ReplyButtonContent'];
			/**
			 * @description The kind of button.
			 * @enum {string}
			 */
			type: 'reply';
		};
		/** @description What is on a button, and what comes back when it is pressed. */
		ReplyButtonContent: {
			/** @description What comes back. Each button has one of its own. */
			id: string;
			/** @description The label. Each button has one of its own. */
			title: string;
		};
		/** @description An RCS card with a picture or video, a title, a text and suggestions. 250 KB in all. */
		RichCard: {
			/**
			 * @description Whether the medium is above the text or beside it.
			 * @enum {string}
			 */
			cardOrientation: 'vertical' | 'horizontal';
			/** @description The card's text. */
			description?: string;
			media: components['schemas']['CardMedia'];
			/** @description The card's buttons. */
			suggestions?: components['schemas']['Suggestion'][];
			/**
			 * @description On which side of a horizontal card the medium is.
			 * @enum {string}
			 */
			thumbnailImageAlignment?: 'left' | 'right';
			/** @description The card's title. */
			title?: string;
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
		/** @description A chip that does something, in one of the fields for actions. */
		SuggestedAction: {
			createCalendarEventAction?: components['schemas']['CalendarEventAction'];
			dialAction?: components['schemas']['DialAction'];
			/** @description A page for phones that cannot do it. */
			fallbackUrl?: string;
			openUrlAction?: components['schemas']['OpenUrlAction'];
			postbackData: components['schemas']['SuggestedReply']['postbackData'];
			text: components['schemas']['SuggestedReply']['text'];
			viewLocationAction?: components['schemas']['ViewLocationAction'];
		} & (unknown | unknown | unknown | unknown);
		/** @description A chip that answers. */
		SuggestedReply: {
			/** @description What comes back when it is pressed. */
			postbackData: string;
			/** @description The label. */
			text: string;
		};
		/** @description A chip or button of an RCS message, either an answer or an action. */
		Suggestion: {
			action?: components['schemas']['SuggestedAction'];
			reply?: components['schemas']['SuggestedReply'];
		} & (unknown | unknown);
		/** @description A template of a WhatsApp channel, in one language. */
		Template: {
			/** @description UTILITY, MARKETING or AUTHENTICATION. */
			category?: string;
			categoryName?: string;
			/** @description The channel's ID at 8x8. */
			channelId?: string;
			/** @description The channel's name. */
			channelName?: string;
			/** @description Its parts. */
			components?: components['schemas']['TemplatePart'][];
			/** Format: date-time */
			createdAt?: string;
			/** @description The language code, such as en_US. */
			language?: string;
			languageName?: string;
			/** @description Only APPROVED ones can be sent. */
			status?: string;
			statusName?: string;
			/** @description The template's name. */
			templateName?: string;
			/** Format: date-time */
			updatedAt?: string;
		};
		/** @description A button of a template. */
		TemplateButton: {
			example?: string[];
			phoneNumber?: string;
			/** @description The label. */
			text?: string;
			/** @enum {string} */
			type:
				'PHONE_NUMBER' | 'URL' | 'QUICK_REPLY' | 'OTP' | 'COPY_CODE' | 'FLOW' | 'VOICE_CALL' | 'REQUEST_CONTACT_INFO';
			/** @description The page's address, which can end with a placeholder. */
			url?: string;
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
		/** @description Values that the template was approved with. */
		TemplateExample: {
			bodyText?: string[];
			headerHandle?: string[];
			headerText?: string[];
		};
		TemplateList: {
			templates?: components['schemas']['Template'][];
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
		/** @description A part of a template. */
		TemplatePart: {
			buttons?: components['schemas']['TemplateButton'][];
			example?: components['schemas']['TemplateExample'];
			/**
			 * @description What a header is.
			 * @enum {string}
			 */
			format?: 'Text' | 'Image' | 'Video' | 'Document' | 'Location';
			/** @description Its text, with placeholders as {{1}} or {{name}}. */
			text?: string;
			/**
			 * @default BODY
			 * @enum {string}
			 */
			type: 'HEADER' | 'BODY' | 'FOOTER' | 'BUTTONS';
		};
		TypingIndicator: {
			/**
			 * @description The channel that the person wrote through.
			 * @enum {string}
			 */
			channel: 'whatsapp' | 'rcs';
			/**
			 * @description What is shown.
			 * @enum {string}
			 */
			type: 'typing';
			/**
			 * Format: uuid
			 * @description The ID of the message that came in.
			 */
			umid: string;
		};
		UploadedFile: {
			/** @description The file's name at 8x8. */
			fileName: string;
			/** @description What the file can be fetched with. */
			token: string;
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
		/** @description Shows a place on the map, by its coordinates or by what to search for. */
		ViewLocationAction:
			| {
					/** @description The place's name. */
					label?: string;
					latLong?: components['schemas']['Coordinates'];
					/** @description What to search for near the person. Android only. */
					query?: string;
			  }
			| unknown
			| unknown;
		/** @description Where 8x8 posts the events of a sub-account. Secrets read as *** whatever they are, so a webhook that was read cannot be posted back as it was. */
		Webhook: {
			/**
			 * @description Whether events are posted at all.
			 * @default true
			 */
			enabled?: boolean;
			/** @description What 8x8 sends as the Authorization header of every event, as it stands. Left out when oauth is used. */
			httpAuthorization?: string;
			oauth?: components['schemas']['WebhookOauth'];
			/** @description The sub-account, or "*" for all of them. */
			subAccountId: string;
			type?: components['schemas']['WebhookType'];
			/**
			 * Format: uri
			 * @description Where the events are posted.
			 */
			url: string;
		};
		/** @description Which webhook is meant. */
		WebhookKey: {
			subAccountId: components['schemas']['Webhook']['subAccountId'];
			type?: components['schemas']['WebhookType'];
		};
		WebhookKeyList: components['schemas']['WebhookKey'][];
		WebhookList: components['schemas']['Webhook'][];
		/** @description Client credentials (OAuth 2.0) with which 8x8 gets a bearer token for its Authorization header. */
		WebhookOauth: {
			clientId: string;
			/** @description Reads as ***. */
			clientSecret: string;
			/**
			 * @description Whether ID and secret go in the header (HTTP Basic) or in the form body.
			 * @enum {string}
			 */
			credentialsLocation: 'header' | 'body';
			/** @description The scopes to ask for, separated by spaces. */
			scope?: string;
			/**
			 * Format: uri
			 * @description Where tokens are given out.
			 */
			url: string;
		};
		/**
		 * @description CADR: receipts. MSG: inbound messages. CABM: news of the business account, which nothing here reads. Left out, it gets CADR and MSG.
		 * @enum {string}
		 */
		WebhookType: 'CADR' | 'MSG' | 'CABM';
		/** @description What WhatsApp says beyond the status. */
		WhatsAppReceipt: {
			/** @description What it is charged as, such as utility or marketing. */
			pricingCategory?: string;
			/** @description WhatsApp's own number for the reason. */
			providerErrorCode?: string | number;
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
		/** @description The file is larger than 100 MB. Nothing was uploaded. */
		TooLarge: {
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
		 * @description The account's UUID, with or without dashes.
		 * @example 5f2c1a70-8f5e-4c39-9b0e-3d1f6f0f7a11
		 */
		AccountId: string;
		/**
		 * @description The batch's ID at 8x8, as the send answered it.
		 * @example 3b7e2f7c-9f0a-4c1d-8a55-7f4f3f0c9a02
		 */
		BatchId: string;
		/**
		 * @description The WhatsApp channel's UUID, as 8x8 Connect and the details of a message have it.
		 * @example 2f0c9a51-3f4c-4d5e-8b6a-7c8d9e0f1a2b
		 */
		ChannelId: string;
		/**
		 * @description The sub-account that sends and pays. It may hold an ampersand, so it is percent-encoded in the path.
		 * @example acme_hq
		 */
		SubAccountId: string;
		/**
		 * @description The message's ID at 8x8, as the send answered it.
		 * @example 7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11
		 */
		Umid: string;
	};
	requestBodies: never;
	headers: never;
	pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
	getTemplates: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The account's UUID, with or without dashes.
				 * @example 5f2c1a70-8f5e-4c39-9b0e-3d1f6f0f7a11
				 */
				accountId: components['parameters']['AccountId'];
				/**
				 * @description The WhatsApp channel's UUID, as 8x8 Connect and the details of a message have it.
				 * @example 2f0c9a51-3f4c-4d5e-8b6a-7c8d9e0f1a2b
				 */
				channelId: components['parameters']['ChannelId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The templates. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['TemplateList'];
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
	getChatWebhooks: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The account's UUID, with or without dashes.
				 * @example 5f2c1a70-8f5e-4c39-9b0e-3d1f6f0f7a11
				 */
				accountId: components['parameters']['AccountId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The webhooks, their secrets masked. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['WebhookList'];
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
	addChatWebhooks: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The account's UUID, with or without dashes.
				 * @example 5f2c1a70-8f5e-4c39-9b0e-3d1f6f0f7a11
				 */
				accountId: components['parameters']['AccountId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['WebhookList'];
			};
		};
		responses: {
			/** @description Added or replaced. The answer has no body. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
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
	deleteChatWebhooks: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The account's UUID, with or without dashes.
				 * @example 5f2c1a70-8f5e-4c39-9b0e-3d1f6f0f7a11
				 */
				accountId: components['parameters']['AccountId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['WebhookKeyList'];
			};
		};
		responses: {
			/** @description Deleted. The answer has no body. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
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
	sendTypingIndicator: {
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
				'application/json': components['schemas']['TypingIndicator'];
			};
		};
		responses: {
			/** @description Taken. The answer has no body. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
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
	uploadFile: {
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
				'multipart/form-data': components['schemas']['FileUpload'];
			};
		};
		responses: {
			/** @description The file can be fetched. */
			201: {
				headers: {
					/**
					 * @description The file's path at this host, with its token.
					 * @example /files/5e0e61c3452d4a5384f57f8622cb0c40.jpg?token=Qm3vT8s1LxZk4nRw9cYb2JdHf6gPa7eU
					 */
					Location?: string;
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['UploadedFile'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			413: components['responses']['TooLarge'];
			422: components['responses']['Unprocessable'];
			426: components['responses']['UpgradeRequired'];
			429: components['responses']['TooManyRequests'];
			500: components['responses']['ServerError'];
		};
	};
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
	getMessage: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The sub-account that sends and pays. It may hold an ampersand, so it is percent-encoded in the path.
				 * @example acme_hq
				 */
				subAccountId: components['parameters']['SubAccountId'];
				/**
				 * @description The message's ID at 8x8, as the send answered it.
				 * @example 7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11
				 */
				umid: components['parameters']['Umid'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description A record for each channel that was tried. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['MessageDetails'];
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
	cancelMessage: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The sub-account that sends and pays. It may hold an ampersand, so it is percent-encoded in the path.
				 * @example acme_hq
				 */
				subAccountId: components['parameters']['SubAccountId'];
				/**
				 * @description The message's ID at 8x8, as the send answered it.
				 * @example 7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11
				 */
				umid: components['parameters']['Umid'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The message will not go out. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CancelResponse'];
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
	markMessageRead: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The sub-account that sends and pays. It may hold an ampersand, so it is percent-encoded in the path.
				 * @example acme_hq
				 */
				subAccountId: components['parameters']['SubAccountId'];
				/**
				 * @description The message's ID at 8x8, as the send answered it.
				 * @example 7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11
				 */
				umid: components['parameters']['Umid'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description Taken. The answer has no body. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
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
	cancelMessageBatch: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The batch's ID at 8x8, as the send answered it.
				 * @example 3b7e2f7c-9f0a-4c1d-8a55-7f4f3f0c9a02
				 */
				batchId: components['parameters']['BatchId'];
				/**
				 * @description The sub-account that sends and pays. It may hold an ampersand, so it is percent-encoded in the path.
				 * @example acme_hq
				 */
				subAccountId: components['parameters']['SubAccountId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The messages that had not gone out yet are cancelled. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CancelResponse'];
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
	chatMessageStatus: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['ChatMessageStatusEvent'];
			};
		};
		responses: {
			/** @description Taken. No body is needed. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	inboundChatMessage: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['InboundChatMessageEvent'];
			};
		};
		responses: {
			/** @description Taken. No body is needed. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
}
