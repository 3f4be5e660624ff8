// Generated from openapi/sms.yaml by "npm run generate". Do not edit.

export interface paths {
	'/api/v1/accounts/{accountId}/balance': {
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
		/**
		 * See what money is left
		 * @description For prepaid accounts only. Any other account gets 403 with code 1201.
		 */
		get: operations['getBalance'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/accounts/{accountId}/prices': {
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
		/**
		 * List what messages cost
		 * @description Without the subAccountId parameter it lists every sub-account, so it also tells which sub-accounts there are.
		 */
		get: operations['getPrices'];
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
		/**
		 * List the account's webhooks
		 * @description 8x8 describes two forms: a webhook with no type for all events of a sub-account, and a webhook for each type. A client follows the form it finds here. One sub-account can stand in the list several times.
		 */
		get: operations['getWebhooks'];
		put?: never;
		/**
		 * Add webhooks, or replace those there are
		 * @description Replaces the webhook of the same sub-account (and type, where types are used). Its secrets are lost then, since they read as *** only. While the sub-account has a webhook of the old Wavecell format, the API refuses with an error that says so: that one has to be deleted first.
		 */
		post: operations['addWebhooks'];
		/**
		 * Delete webhooks
		 * @description "*" names the webhook for all sub-accounts; it does not stand for every webhook. Where the account uses types, the type is needed.
		 */
		delete: operations['deleteWebhooks'];
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
		 * @description The text and the phone number come masked, unless 8x8's support has lifted that for the account.
		 */
		get: operations['getSms'];
		put?: never;
		post?: never;
		/**
		 * Cancel a scheduled message
		 * @description Works until 3 minutes before the scheduled time.
		 */
		delete: operations['cancelSms'];
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/subaccounts/{subAccountId}/messages/{umid}/feedback': {
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
		 * Tell 8x8 whether a message served its purpose
		 * @description For messages sent with track Outcome, such as one-time codes: 8x8 measures the conversion rate with it and looks for trouble on the way to the phone.
		 */
		post: operations['sendSmsFeedback'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/subaccounts/{subAccountId}/messages/{umid}/pii': {
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
		post?: never;
		/**
		 * Remove a message's personal data
		 * @description The answer says that the removal was taken on; it happens shortly afterwards. What was sent stays sent, and no removed text or number comes back.
		 */
		delete: operations['deletePersonalData'];
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
		 * Send many text messages in one request
		 * @description Either messages of their own (messages) or one text to many (destinations with template); with both, the API takes messages alone. The messages of a batch share source, encoding, scheduled and expiry. The answer counts the rejected ones, and 200 with a rejectedCount above 0 is a partial failure; which ones they are is told only when includeMessagesInResponse is true. 8x8 reckons with about 25,000 messages a second this way.
		 */
		post: operations['sendSmsBatch'];
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
		/**
		 * Cancel the scheduled messages of a batch
		 * @description Works until 3 minutes before the scheduled time.
		 */
		delete: operations['cancelSmsBatch'];
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/subaccounts/{subAccountId}/messages/exports': {
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
		 * Start an export of the log of messages
		 * @description A job makes CSV files of the sub-account's messages, sent and received. Months, and no limit, take it longer.
		 */
		post: operations['startLogExport'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/subaccounts/{subAccountId}/messages/exports/{jobId}': {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The export's ID at 8x8, as its start answered it.
				 * @example Qm3vT8s1LxZk4nRw9cYb2JdHf6gPa7eUqMv5tNi0oXs1KzWbEyCr3DhGjTl8uVp2
				 */
				jobId: components['parameters']['JobId'];
				/**
				 * @description The sub-account that sends and pays. It may hold an ampersand, so it is percent-encoded in the path.
				 * @example acme_hq
				 */
				subAccountId: components['parameters']['SubAccountId'];
			};
			cookie?: never;
		};
		/**
		 * See how far an export of the log is
		 * @description Once the job has succeeded, the answer has links to its CSV files, good for a month. Texts and the last digits of phone numbers are masked, unless 8x8's support has lifted that for the account. Columns: umid, subaccountid, direction (1 sent, 0 received), country, operator, mcc, mnc, status_value, status_details, status_errorcode, status_errormessage, status_timestamp, msisdn, source, encoding, createdat, smscount, price_currency, price_persms, price_total, clientmessageid, clientbatchid, batchid, body.
		 */
		get: operations['getLogExport'];
		put?: never;
		post?: never;
		/** Cancel an export of the log */
		delete: operations['cancelLogExport'];
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/subaccounts/{subAccountId}/surveys/{surveyId}/messages': {
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
				 * @description The survey's name at 8x8, which sets it up.
				 * @example table-feedback
				 */
				surveyId: components['parameters']['SurveyId'];
			};
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Send one text message with a link to a survey
		 * @description A text message like any other, and charged as one: its text is made of templateBody and templateVariables, and has a link of its own to the survey. What the person answers there is posted as surveyAnswer, with this message's umid. 8x8 sets up the surveys (SMS Engage) of an account.
		 */
		post: operations['sendSurvey'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/subaccounts/{subAccountId}/surveys/{surveyId}/messages/batch': {
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
				 * @description The survey's name at 8x8, which sets it up.
				 * @example table-feedback
				 */
				surveyId: components['parameters']['SurveyId'];
			};
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Send many people a text message with a link to a survey, in one request
		 * @description Every message has variables of its own, and a text of its own or the template's. The messages of a batch share source, encoding, scheduled and expiry. The answer is that of sendSmsBatch.
		 */
		post: operations['sendSurveyBatch'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
}
export interface webhooks {
	deliveryReceipt: {
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
		 * @description A message's receipts come within 48 hours or never. No order is promised.
		 */
		post: operations['deliveryReceipt'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	inboundMessage: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/** Somebody texted one of the account's numbers */
		post: operations['inboundMessage'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	surveyAnswer: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Somebody answered an SMS Engage survey
		 * @description Without the envelope of the other two; within 48 hours or never. 8x8's support sets its URL.
		 */
		post: operations['surveyAnswer'];
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
		Balance: {
			/** @description What is left to spend. */
			balance?: number;
			/** @description ISO 4217 code, such as EUR. */
			currency?: string;
		};
		CancelResponse: {
			/** @description How many messages will not go out. */
			cancelledCount: number;
		};
		DeliveryReceipt: {
			/** @description The batch's ID at 8x8; only of messages sent in a batch. */
			batchId?: string | null;
			/** @description The ID given with the batch. */
			clientBatchId?: string | null;
			/** @description The ID given with the message. */
			clientMessageId?: string | null;
			/** @description The number texted. */
			destination: string;
			/** @description Left out where nothing is charged. */
			price?: components['schemas']['SmsPrice'];
			/** @description How many segments it took. */
			smsCount: number;
			/** @description The sender ID. */
			source: string;
			status: components['schemas']['ReceiptStatus'];
			subAccountId: string;
			/** @description The message's ID at 8x8, as the send answered it. */
			umid: string;
		};
		DeliveryReceiptEvent: {
			description?: string;
			/** @constant */
			eventType: 'outbound_message_status_changed';
			/** @constant */
			namespace: 'SMS';
			payload: components['schemas']['DeliveryReceipt'];
		};
		/** @enum {string} */
		Encoding: 'AUTO' | 'GSM7' | 'UCS2';
		InboundCountryPrices: {
			alpha2Code?: components['schemas']['OutboundCountryPrices']['alpha2Code'];
			countryName?: components['schemas']['OutboundCountryPrices']['countryName'];
			dialingPrefix?: components['schemas']['OutboundCountryPrices']['dialingPrefix'];
			numberTypes?: components['schemas']['NumberTypePrice'][];
		};
		InboundMessage: {
			/** @description The text. */
			body: string;
			/** @description The number texted, one of the account's own. */
			destination: string;
			/** @enum {string} */
			encoding: 'GSM7' | 'UCS2';
			price?: components['schemas']['SmsPrice'];
			/** @description How many segments it took. */
			smsCount: number;
			/** @description The phone that sent it. */
			source: string;
			/** @description The sub-account that owns the number texted. */
			subAccountId: string;
			/**
			 * Format: date-time
			 * @description When 8x8 received the message.
			 */
			timestamp: string;
			/** @description The message's ID at 8x8. */
			umid: string;
		};
		InboundMessageEvent: {
			description?: string;
			/** @constant */
			eventType: 'inbound_message_received';
			/** @constant */
			namespace: 'SMS';
			payload: components['schemas']['InboundMessage'];
		};
		InboundPrices: {
			countries?: components['schemas']['InboundCountryPrices'][];
		};
		LogExportJob: {
			/** @description Links to the CSV files; only once it has succeeded. */
			data?: string[];
			/** @description Until when the links are good, in ISO 8601; only once it has succeeded. */
			expires?: string;
			/**
			 * @description How far it is: waiting (queued), at work (running), ready (succeeded), ready without a message in it (empty), or ended without files (failed, cancelled, error).
			 * @enum {string}
			 */
			status?: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'empty' | 'error';
		};
		/** @description Which messages. Without any of it, those of the last 7 days. */
		LogExportRequest: {
			/**
			 * @description Only messages to these countries, as ISO 3166-1 alpha-2 codes.
			 * @example [
			 *       "SG",
			 *       "US"
			 *     ]
			 */
			countries?: string[];
			/**
			 * Format: date-time
			 * @description The first moment. 8x8 also takes a date alone, and reads what has no offset as UTC. Left out, it is the start of the day 7 days ago, in UTC.
			 * @example 2026-05-04T00:00:00+08:00
			 */
			from?: string;
			/**
			 * @description At most so many messages; 0 for all of them.
			 * @example 1000
			 */
			limit?: number;
			/**
			 * @description Only messages to or from this number, in E.164 form.
			 * @example 6591234567
			 */
			phoneNumber?: string;
			/**
			 * Format: date-time
			 * @description The last moment, in the same forms and after from. Left out, it is today, in UTC.
			 * @example 2026-05-05T00:00:00+08:00
			 */
			to?: string;
		};
		LogExportStarted: {
			/** @description The export's ID at 8x8. */
			jobId: string;
		};
		NetworkCode: {
			/** @description Mobile country code, three digits. */
			mcc?: string;
			/** @description Mobile network code, two or three digits. */
			mnc?: string;
		};
		NumberTypePrice: {
			defaultPrice?: components['schemas']['PriceAmount'];
			/**
			 * @description The kind of number that receives. 8x8 writes toll-free in both ways.
			 * @enum {string}
			 */
			type?: 'longcode' | 'shortCodePremium' | 'shortCodeP2P' | 'shortCodeFTEU' | 'tollfree' | 'tollFree';
		};
		OperatorPrice: {
			/** @description The networks of this operator (home network identities). */
			hni?: components['schemas']['NetworkCode'][];
			operatorId?: number;
			operatorName?: string;
			price?: components['schemas']['PriceAmount'];
		};
		OutboundCountryPrices: {
			/** @description ISO 3166-1 alpha-2 code. */
			alpha2Code?: string;
			countryName?: string;
			/** @description With its plus sign, such as +65. */
			dialingPrefix?: string;
			operators?: components['schemas']['OperatorPrice'][];
		};
		OutboundPrices: {
			countries?: components['schemas']['OutboundCountryPrices'][];
		};
		/** @description The price of one segment. */
		PriceAmount: {
			amount?: number;
			/** @description ISO 4217 code, such as EUR. */
			currency?: string;
		};
		PriceList: {
			subAccounts?: components['schemas']['SubAccountPrices'][];
		};
		ReceiptStatus: {
			/**
			 * @description How far a delivered message got, or who turned an undelivered one away.
			 * @enum {string}
			 */
			detail?: 'delivered_to_operator' | 'delivered_to_recipient' | 'rejected_by_operator' | 'undelivered_to_recipient';
			/** @description Why it failed; see x-receipt-codes. 0 or missing when no reason is known. */
			errorCode?: number;
			/** @description The reason in words. */
			errorMessage?: string;
			/**
			 * @description queued: waiting at 8x8. rejected: refused by 8x8. sent: with the operator, not confirmed. delivered and read: arrived. undelivered: the operator says it did not arrive. After a final state only read can follow.
			 * @enum {string}
			 */
			state: 'queued' | 'rejected' | 'sent' | 'delivered' | 'undelivered' | 'read';
			/**
			 * Format: date-time
			 * @description When the status was seen.
			 */
			timestamp: string;
		};
		/** @description A message as sendSms takes it, except that its text may come from the template. */
		SmsBatchMessage: {
			clientIp?: components['schemas']['SmsRequest']['clientIp'];
			clientMessageId?: components['schemas']['SmsRequest']['clientMessageId'];
			country?: components['schemas']['SmsRequest']['country'];
			destination: components['schemas']['SmsRequest']['destination'];
			dlrCallbackUrl?: components['schemas']['SmsRequest']['dlrCallbackUrl'];
			encoding?: components['schemas']['SmsRequest']['encoding'];
			expiry?: components['schemas']['SmsRequest']['expiry'];
			scheduled?: components['schemas']['SmsRequest']['scheduled'];
			source?: components['schemas']['SmsRequest']['source'];
			text?: components['schemas']['SmsRequest']['text'];
			track?: components['schemas']['SmsRequest']['track'];
		};
		/** @description Exactly one of messages and destinations. */
		SmsBatchRequest: {
			/**
			 * @description An ID of your own for the batch. It comes back in the answer and in every delivery receipt.
			 * @example reminders-0601
			 */
			clientBatchId?: string;
			clientIp?: components['schemas']['SmsRequest']['clientIp'];
			/**
			 * @description Numbers that all get the template's text. A wrong one is rejected by itself.
			 * @example [
			 *       "+6591234567",
			 *       "+6591234568"
			 *     ]
			 */
			destinations?: string[];
			/** @description Whether the answer lists the messages. They come in no promised order: clientMessageId tells which is which. */
			includeMessagesInResponse?: boolean;
			/** @description Messages of their own. What one leaves out comes from the template. */
			messages?: components['schemas']['SmsBatchMessage'][];
			template?: components['schemas']['SmsBatchTemplate'];
		};
		SmsBatchResponse: {
			/** @description How many messages were queued. */
			acceptedCount: number;
			/**
			 * Format: uuid
			 * @description The batch's ID at 8x8.
			 */
			batchId: string;
			/** @description The ID given with the request; null without one. */
			clientBatchId?: string | null;
			/** @description The messages one by one, in any order; only when includeMessagesInResponse was true. */
			messages?: components['schemas']['SmsResponse'][];
			/** @description How many messages were rejected, and not sent. */
			rejectedCount: number;
		};
		/** @description What the messages of a batch have in common. */
		SmsBatchTemplate: {
			dlrCallbackUrl?: components['schemas']['SmsRequest']['dlrCallbackUrl'];
			encoding?: components['schemas']['SmsRequest']['encoding'];
			expiry?: components['schemas']['SmsRequest']['expiry'];
			scheduled?: components['schemas']['SmsRequest']['scheduled'];
			source?: components['schemas']['SmsRequest']['source'];
			text?: components['schemas']['SmsRequest']['text'];
		};
		SmsDetails: {
			/** @description The batch's ID at 8x8. */
			batchId?: string | null;
			/**
			 * @description The text, masked.
			 * @default **MASKED**
			 */
			body: string;
			/** @description The ID given with the batch. */
			clientBatchId?: string | null;
			/** @description The ID given with the message. */
			clientMessageId?: string | null;
			/** @description ISO 3166-1 alpha-2 code of the phone number's country. */
			country?: string;
			/**
			 * Format: date-time
			 * @description When 8x8 accepted the message.
			 */
			createdAt: string;
			/**
			 * @description Whether it was sent (outbound) or received (inbound).
			 * @enum {string}
			 */
			direction: 'outbound' | 'inbound';
			/** @enum {string} */
			encoding: 'GSM7' | 'GSM8' | 'UCS2';
			/** @description The phone number, with its last digits masked. */
			msisdn: string;
			price: components['schemas']['SmsPrice'];
			/** @description How many segments it took. */
			smsCount: number;
			/** @description The sender ID. */
			source: string;
			status: components['schemas']['SmsDetailsStatus'];
			/** @description The sub-account that sent or received it. */
			subAccountId: string;
			/** @description The message's ID at 8x8. */
			umid: string;
		};
		/** @description As in a delivery receipt, with some more states. */
		SmsDetailsStatus: {
			detail?: components['schemas']['ReceiptStatus']['detail'];
			errorCode?: components['schemas']['ReceiptStatus']['errorCode'];
			errorMessage?: components['schemas']['ReceiptStatus']['errorMessage'];
			/**
			 * @description Where the message is. failed is what receipts call rejected.
			 * @enum {string}
			 */
			state?:
				'unknown' | 'queued' | 'rejected' | 'failed' | 'sent' | 'delivered' | 'undelivered' | 'read' | 'ok' | 'error';
			timestamp?: components['schemas']['ReceiptStatus']['timestamp'];
		};
		SmsFeedback: {
			/**
			 * @description Whether the recipient did what the message was for.
			 * @enum {string}
			 */
			outcome: 'success' | 'failure';
			/**
			 * Format: date-time
			 * @description When that happened.
			 */
			timestamp?: string;
		};
		SmsPrice: {
			/** @description ISO 4217 code, such as EUR. */
			currency: string;
			/** @description What one segment cost. */
			perSms: number;
			/** @description What the message cost, all segments together. */
			total: number;
		};
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
			 * @description The message. More than 10 segments are cut off by the API.
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
			/** @description The ID given with the request; null without one. */
			clientMessageId?: string | null;
			/** @description The number texted, usually without a plus sign. */
			destination: string;
			/** @description The encoding chosen. */
			encoding: components['schemas']['Encoding'];
			status: components['schemas']['SmsStatus'];
			/**
			 * @description The message's ID at 8x8, a UUID.
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
			/** @description The reason, in words. Of a rejected message: no text, a text or source that is too long, an expiry in the past, a destination that is not an E.164 number, or trouble at 8x8. */
			description: string;
		};
		SubAccountPrices: {
			/** @description What messages received cost. */
			inbound?: components['schemas']['InboundPrices'];
			/** @description What messages sent cost. */
			outbound?: components['schemas']['OutboundPrices'];
			subAccountId?: string;
		};
		SurveyAnswer: {
			answer: string;
			/** @description The choice picked; null where the answer was typed. */
			answerId?: string | null;
			/** @description The question's text; it can hold HTML. */
			question: string;
			questionId: string;
		};
		SurveyAnswerEvent: {
			/** @description One entry for each question that was answered. */
			answers: components['schemas']['SurveyAnswer'][];
			/** @description The survey's name at 8x8. */
			surveyId: string;
			/** Format: date-time */
			surveyStartedAt: string;
			/** Format: date-time */
			surveySubmittedAt: string;
			/** @description The values that the survey's message was sent with. */
			templateVariables: components['schemas']['SurveyVariable'][];
			/** @description The ID of the message that carried the survey. */
			umid: string;
		};
		/** @description A message as sendSurvey takes it, except that its text may come from the template. */
		SurveyBatchMessage: {
			clientMessageId?: components['schemas']['SmsRequest']['clientMessageId'];
			country?: components['schemas']['SmsRequest']['country'];
			destination: components['schemas']['SmsRequest']['destination'];
			dlrCallbackUrl?: components['schemas']['SmsRequest']['dlrCallbackUrl'];
			encoding?: components['schemas']['SmsRequest']['encoding'];
			expiry?: components['schemas']['SmsRequest']['expiry'];
			scheduled?: components['schemas']['SmsRequest']['scheduled'];
			source?: components['schemas']['SmsRequest']['source'];
			templateBody?: components['schemas']['SurveyRequest']['templateBody'];
			templateVariables?: components['schemas']['SurveyRequest']['templateVariables'];
		};
		SurveyBatchRequest: {
			clientBatchId?: components['schemas']['SmsBatchRequest']['clientBatchId'];
			includeMessagesInResponse?: components['schemas']['SmsBatchRequest']['includeMessagesInResponse'];
			/** @description The messages. What one leaves out comes from the template. */
			messages: components['schemas']['SurveyBatchMessage'][];
			template?: components['schemas']['SurveyBatchTemplate'];
		};
		/** @description What the messages of a batch have in common. */
		SurveyBatchTemplate: {
			dlrCallbackUrl?: components['schemas']['SmsRequest']['dlrCallbackUrl'];
			encoding?: components['schemas']['SmsRequest']['encoding'];
			expiry?: components['schemas']['SmsRequest']['expiry'];
			scheduled?: components['schemas']['SmsRequest']['scheduled'];
			source?: components['schemas']['SmsRequest']['source'];
			templateBody: components['schemas']['SurveyRequest']['templateBody'];
		};
		SurveyRequest: {
			clientMessageId?: components['schemas']['SmsRequest']['clientMessageId'];
			country?: components['schemas']['SmsRequest']['country'];
			destination: components['schemas']['SmsRequest']['destination'];
			dlrCallbackUrl?: components['schemas']['SmsRequest']['dlrCallbackUrl'];
			encoding?: components['schemas']['SmsRequest']['encoding'];
			expiry?: components['schemas']['SmsRequest']['expiry'];
			scheduled?: components['schemas']['SmsRequest']['scheduled'];
			source?: components['schemas']['SmsRequest']['source'];
			/**
			 * @description The text. {{url:}} stands for the link, and {{url:name:name}} for one that passes variables on to the survey; {{name}} stands for a variable's value.
			 * @example Hi {{firstName}}, how was your evening? {{url:firstName:booking}}
			 */
			templateBody: string;
			/**
			 * @description The values of the variables, by name. They come back with the answers to the survey.
			 * @example {
			 *       "firstName": "Ann",
			 *       "booking": "4711"
			 *     }
			 */
			templateVariables?: {
				[key: string]: string | number | boolean;
			};
		};
		SurveyVariable: {
			name: string;
			value: string;
		};
		/** @description Where 8x8 posts the events of a sub-account. Secrets read as *** whatever they are, so a webhook that was read cannot be posted back as it was. Where types are used, version and httpContenttype can be read as well. */
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
			/** @description The events it gets. Without a type it gets inbound messages and delivery receipts. */
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
		 * @description DR: delivery receipts. MO: inbound SMS. MSG: inbound messages of SMS and chat apps. EV: events of chat groups. 8x8's text, though not its list of values, has "*" for all of them too.
		 * @enum {string}
		 */
		WebhookType: 'DR' | 'MO' | 'MSG' | 'EV';
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
				'Retry-After': components['headers']['RetryAfter'];
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
		 * @description The export's ID at 8x8, as its start answered it.
		 * @example Qm3vT8s1LxZk4nRw9cYb2JdHf6gPa7eUqMv5tNi0oXs1KzWbEyCr3DhGjTl8uVp2
		 */
		JobId: string;
		/**
		 * @description The sub-account that sends and pays. It may hold an ampersand, so it is percent-encoded in the path.
		 * @example acme_hq
		 */
		SubAccountId: string;
		/**
		 * @description The survey's name at 8x8, which sets it up.
		 * @example table-feedback
		 */
		SurveyId: string;
		/**
		 * @description The message's ID at 8x8, as the send answered it.
		 * @example 7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11
		 */
		Umid: string;
	};
	requestBodies: never;
	headers: {
		/**
		 * @description Seconds to wait before the next request.
		 * @example 1
		 */
		RetryAfter: number;
	};
	pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
	getBalance: {
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
			/** @description The account's balance. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Balance'];
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
	getPrices: {
		parameters: {
			query?: {
				/**
				 * @description ISO 3166-1 alpha-2 code of one country.
				 * @example SG
				 */
				country?: string;
				/**
				 * @description Only the prices of messages sent, or only those of messages received.
				 * @example outbound
				 */
				direction?: 'outbound' | 'inbound';
				/**
				 * @description Mobile country code of an operator. Goes together with mnc.
				 * @example 525
				 */
				mcc?: number;
				/**
				 * @description Mobile network code of an operator. Goes together with mcc.
				 * @example 1
				 */
				mnc?: number;
				/**
				 * @description Only the prices of this sub-account.
				 * @example acme_hq
				 */
				subAccountId?: string;
			};
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
			/** @description The prices, sub-account by sub-account. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['PriceList'];
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
	getWebhooks: {
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
	addWebhooks: {
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
	deleteWebhooks: {
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
	getSms: {
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
			/** @description The message and its latest status. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['SmsDetails'];
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
	cancelSms: {
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
	sendSmsFeedback: {
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
		requestBody: {
			content: {
				'application/json': components['schemas']['SmsFeedback'];
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
	deletePersonalData: {
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
			/** @description Taken on, and carried out shortly. The answer has no body. */
			202: {
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
	sendSmsBatch: {
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
				'application/json': components['schemas']['SmsBatchRequest'];
			};
		};
		responses: {
			/** @description Every message was queued, or rejected on its own account. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['SmsBatchResponse'];
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
	cancelSmsBatch: {
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
	startLogExport: {
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
				'application/json': components['schemas']['LogExportRequest'];
			};
		};
		responses: {
			/** @description The job is taken on. */
			202: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['LogExportStarted'];
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
	getLogExport: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The export's ID at 8x8, as its start answered it.
				 * @example Qm3vT8s1LxZk4nRw9cYb2JdHf6gPa7eUqMv5tNi0oXs1KzWbEyCr3DhGjTl8uVp2
				 */
				jobId: components['parameters']['JobId'];
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
			/** @description How far the job is. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['LogExportJob'];
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
	cancelLogExport: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The export's ID at 8x8, as its start answered it.
				 * @example Qm3vT8s1LxZk4nRw9cYb2JdHf6gPa7eUqMv5tNi0oXs1KzWbEyCr3DhGjTl8uVp2
				 */
				jobId: components['parameters']['JobId'];
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
			/** @description The job is cancelled. The answer has no body. */
			204: {
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
	sendSurvey: {
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
				 * @description The survey's name at 8x8, which sets it up.
				 * @example table-feedback
				 */
				surveyId: components['parameters']['SurveyId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['SurveyRequest'];
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
	sendSurveyBatch: {
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
				 * @description The survey's name at 8x8, which sets it up.
				 * @example table-feedback
				 */
				surveyId: components['parameters']['SurveyId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['SurveyBatchRequest'];
			};
		};
		responses: {
			/** @description Every message was queued, or rejected on its own account. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['SmsBatchResponse'];
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
	deliveryReceipt: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['DeliveryReceiptEvent'];
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
	inboundMessage: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['InboundMessageEvent'];
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
	surveyAnswer: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['SurveyAnswerEvent'];
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
