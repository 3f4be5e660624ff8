// Generated from openapi/sms.yaml by "npm run generate". Do not edit.

/** What the contract allows in the fields of SmsRequest, and what forms call them. */
export const smsRequestFields = {
	destination: { label: 'Destination', pattern: '^\\+{0,1}[1-9]{1}[0-9]{6,14}$' },
	text: { label: 'Text' },
	source: { label: 'Sender ID', maxLength: 16 },
	country: { label: 'Country', maxLength: 2 },
	clientMessageId: { label: 'Client Message ID', maxLength: 350 },
	encoding: { label: 'Encoding', values: ['AUTO', 'GSM7', 'UCS2'] },
	scheduled: { label: 'Scheduled' },
	expiry: { label: 'Expiry' },
	dlrCallbackUrl: { label: 'Delivery Receipt URL' },
	clientIp: { label: 'Client IP' },
	track: { label: 'Track', values: ['None', 'Outcome'] },
} as const;

/** What the contract allows in the fields of SmsBatchRequest, and what forms call them. */
export const smsBatchRequestFields = {
	messages: { label: 'messages', minItems: 1, maxItems: 10000 },
	destinations: { label: 'Destinations', minItems: 1, maxItems: 10000 },
	template: { label: 'template' },
	clientBatchId: { label: 'Client Batch ID', maxLength: 20 },
	includeMessagesInResponse: { label: 'includeMessagesInResponse' },
	clientIp: { label: 'Client IP' },
} as const;

/** What the contract allows in the fields of SmsBatchMessage, and what forms call them. */
export const smsBatchMessageFields = {
	destination: { label: 'Destination', pattern: '^\\+{0,1}[1-9]{1}[0-9]{6,14}$' },
	text: { label: 'Text' },
	source: { label: 'Sender ID', maxLength: 16 },
	country: { label: 'Country', maxLength: 2 },
	clientMessageId: { label: 'Client Message ID', maxLength: 350 },
	encoding: { label: 'Encoding', values: ['AUTO', 'GSM7', 'UCS2'] },
	scheduled: { label: 'Scheduled' },
	expiry: { label: 'Expiry' },
	dlrCallbackUrl: { label: 'Delivery Receipt URL' },
	clientIp: { label: 'Client IP' },
	track: { label: 'Track', values: ['None', 'Outcome'] },
} as const;

/** What the contract allows in the fields of SmsBatchTemplate, and what forms call them. */
export const smsBatchTemplateFields = {
	text: { label: 'Text' },
	source: { label: 'Sender ID', maxLength: 16 },
	encoding: { label: 'Encoding', values: ['AUTO', 'GSM7', 'UCS2'] },
	scheduled: { label: 'Scheduled' },
	expiry: { label: 'Expiry' },
	dlrCallbackUrl: { label: 'Delivery Receipt URL' },
} as const;

/** What the contract allows in the fields of SmsFeedback, and what forms call them. */
export const smsFeedbackFields = {
	outcome: { label: 'Outcome', values: ['success', 'failure'] },
	timestamp: { label: 'Timestamp' },
} as const;

/** What the contract allows in the fields of LogExportRequest, and what forms call them. */
export const logExportRequestFields = {
	from: { label: 'From' },
	to: { label: 'To' },
	phoneNumber: { label: 'Phone Number' },
	countries: { label: 'Countries' },
	limit: { label: 'limit' },
} as const;

/** What the contract allows in the fields of SurveyRequest, and what forms call them. */
export const surveyRequestFields = {
	destination: { label: 'Destination', pattern: '^\\+{0,1}[1-9]{1}[0-9]{6,14}$' },
	templateBody: { label: 'Text' },
	templateVariables: { label: 'Variables' },
	source: { label: 'Sender ID', maxLength: 16 },
	country: { label: 'Country', maxLength: 2 },
	clientMessageId: { label: 'Client Message ID', maxLength: 350 },
	encoding: { label: 'Encoding', values: ['AUTO', 'GSM7', 'UCS2'] },
	scheduled: { label: 'Scheduled' },
	expiry: { label: 'Expiry' },
	dlrCallbackUrl: { label: 'Delivery Receipt URL' },
} as const;

/** What the contract allows in the fields of SurveyBatchRequest, and what forms call them. */
export const surveyBatchRequestFields = {
	messages: { label: 'messages', minItems: 1, maxItems: 10000 },
	template: { label: 'template' },
	clientBatchId: { label: 'Client Batch ID', maxLength: 20 },
	includeMessagesInResponse: { label: 'includeMessagesInResponse' },
} as const;

/** What the contract allows in the fields of SurveyBatchMessage, and what forms call them. */
export const surveyBatchMessageFields = {
	destination: { label: 'Destination', pattern: '^\\+{0,1}[1-9]{1}[0-9]{6,14}$' },
	templateBody: { label: 'Text' },
	templateVariables: { label: 'Variables' },
	source: { label: 'Sender ID', maxLength: 16 },
	country: { label: 'Country', maxLength: 2 },
	clientMessageId: { label: 'Client Message ID', maxLength: 350 },
	encoding: { label: 'Encoding', values: ['AUTO', 'GSM7', 'UCS2'] },
	scheduled: { label: 'Scheduled' },
	expiry: { label: 'Expiry' },
	dlrCallbackUrl: { label: 'Delivery Receipt URL' },
} as const;

/** What the contract allows in the fields of SurveyBatchTemplate, and what forms call them. */
export const surveyBatchTemplateFields = {
	templateBody: { label: 'Text' },
	source: { label: 'Sender ID', maxLength: 16 },
	encoding: { label: 'Encoding', values: ['AUTO', 'GSM7', 'UCS2'] },
	scheduled: { label: 'Scheduled' },
	expiry: { label: 'Expiry' },
	dlrCallbackUrl: { label: 'Delivery Receipt URL' },
} as const;

/** What the contract allows in the fields of MessageRequest, and what forms call them. */
export const messageRequestFields = {
	user: { label: 'user' },
	type: {
		label: 'Message Type',
		values: ['text', 'image', 'audio', 'video', 'file', 'location', 'template', 'interactive', 'richCard', 'carousel'],
	},
	content: { label: 'content' },
	channels: { label: 'Channels' },
	context: { label: 'Reply To' },
	clientMessageId: { label: 'Client Message ID', maxLength: 50 },
	scheduled: { label: 'Scheduled' },
	expiry: { label: 'Expiry' },
	dlrCallbackUrl: { label: 'Delivery Receipt URL' },
} as const;

/** What the contract allows in the fields of Recipient, and what forms call them. */
export const recipientFields = {
	msisdn: { label: 'Destination' },
	country: { label: 'Country', maxLength: 2 },
	channelUserId: { label: 'WhatsApp User ID' },
	lineUserId: { label: 'LINE User ID' },
} as const;

/** What the contract allows in the fields of MessageContent, and what forms call them. */
export const messageContentFields = {
	text: { label: 'Text', maxLength: 35000 },
	url: { label: 'Media URL' },
	template: { label: 'Template' },
	location: { label: 'Location' },
	fallbackText: { label: 'SMS Text', maxLength: 35000 },
	sms: { label: 'SMS Settings' },
	interactive: { label: 'interactive' },
	richCard: { label: 'richCard' },
	carousel: { label: 'carousel' },
	suggestions: { label: 'suggestions', maxItems: 7 },
	image: { label: 'image' },
	video: { label: 'video' },
	audio: { label: 'audio' },
} as const;

/** What the contract allows in the fields of TemplateComponent, and what forms call them. */
export const templateComponentFields = {
	type: { label: 'Type', values: ['header', 'body', 'footer', 'button'] },
	subType: { label: 'Button Type', values: ['QuickReply', 'Url', 'CopyCode'] },
	index: { label: 'Button Index', minimum: 0, maximum: 9 },
	parameters: { label: 'Parameters' },
} as const;

/** What the contract allows in the fields of TemplateParameter, and what forms call them. */
export const templateParameterFields = {
	type: { label: 'Type', values: ['text', 'image', 'gif', 'video', 'document', 'location', 'payload', 'couponCode'] },
	text: { label: 'Text' },
	url: { label: 'URL' },
	location: { label: 'Location' },
	payload: { label: 'Payload' },
	couponCode: { label: 'Coupon Code' },
} as const;

/** What the contract allows in the fields of SmsSettings, and what forms call them. */
export const smsSettingsFields = {
	encoding: { label: 'Encoding', values: ['AUTO', 'GSM7', 'UCS2'] },
	source: { label: 'Sender ID', maxLength: 16 },
} as const;

/** What the contract allows in the fields of InteractiveMessage, and what forms call them. */
export const interactiveMessageFields = {
	type: { label: 'type', values: ['button', 'list', 'cta_url', 'location_request_message'] },
	header: { label: 'header' },
	body: { label: 'body' },
	footer: { label: 'footer' },
	action: { label: 'action' },
} as const;

/** What the contract allows in the fields of InteractiveHeader, and what forms call them. */
export const interactiveHeaderFields = {
	type: { label: 'type', values: ['text', 'image', 'video', 'document'] },
	text: { label: 'text', maxLength: 60 },
	image: { label: 'image' },
	video: { label: 'video' },
	document: { label: 'document' },
} as const;

/** What the contract allows in the fields of InteractiveBody, and what forms call them. */
export const interactiveBodyFields = { text: { label: 'text', maxLength: 1024 } } as const;

/** What the contract allows in the fields of InteractiveFooter, and what forms call them. */
export const interactiveFooterFields = { text: { label: 'text', maxLength: 60 } } as const;

/** What the contract allows in the fields of InteractiveAction, and what forms call them. */
export const interactiveActionFields = {
	buttons: { label: 'buttons', minItems: 1, maxItems: 3 },
	button: { label: 'button', maxLength: 20 },
	sections: { label: 'sections', minItems: 1, maxItems: 10 },
	parameters: { label: 'parameters' },
	name: { label: 'name', values: ['send_location'] },
} as const;

/** What the contract allows in the fields of ReplyButton, and what forms call them. */
export const replyButtonFields = { type: { label: 'type', values: ['reply'] }, reply: { label: 'reply' } } as const;

/** What the contract allows in the fields of ReplyButtonContent, and what forms call them. */
export const replyButtonContentFields = {
	id: { label: 'id', maxLength: 256 },
	title: { label: 'title', maxLength: 20 },
} as const;

/** What the contract allows in the fields of ListSection, and what forms call them. */
export const listSectionFields = {
	title: { label: 'title', maxLength: 24 },
	rows: { label: 'rows', minItems: 1, maxItems: 10 },
} as const;

/** What the contract allows in the fields of ListRow, and what forms call them. */
export const listRowFields = {
	id: { label: 'id', maxLength: 200 },
	title: { label: 'title', maxLength: 24 },
	description: { label: 'description', maxLength: 72 },
} as const;

/** What the contract allows in the fields of LinkButton, and what forms call them. */
export const linkButtonFields = {
	display_text: { label: 'display_text', maxLength: 20 },
	url: { label: 'url' },
} as const;

/** What the contract allows in the fields of RichCard, and what forms call them. */
export const richCardFields = {
	cardOrientation: { label: 'cardOrientation', values: ['vertical', 'horizontal'] },
	thumbnailImageAlignment: { label: 'thumbnailImageAlignment', values: ['left', 'right'] },
	title: { label: 'title', maxLength: 200 },
	description: { label: 'description', maxLength: 2000 },
	media: { label: 'media' },
	suggestions: { label: 'suggestions', maxItems: 4 },
} as const;

/** What the contract allows in the fields of CardMedia, and what forms call them. */
export const cardMediaFields = {
	height: { label: 'height', values: ['short', 'medium', 'tall'] },
	contentInfo: { label: 'contentInfo' },
} as const;

/** What the contract allows in the fields of SuggestedReply, and what forms call them. */
export const suggestedReplyFields = {
	text: { label: 'text', maxLength: 25 },
	postbackData: { label: 'postbackData', maxLength: 2048 },
} as const;

/** What the contract allows in the fields of SuggestedAction, and what forms call them. */
export const suggestedActionFields = {
	text: { label: 'text', maxLength: 25 },
	postbackData: { label: 'postbackData', maxLength: 2048 },
	fallbackUrl: { label: 'fallbackUrl' },
	openUrlAction: { label: 'openUrlAction' },
	dialAction: { label: 'dialAction' },
	viewLocationAction: { label: 'viewLocationAction' },
	createCalendarEventAction: { label: 'createCalendarEventAction' },
} as const;

/** What the contract allows in the fields of OpenUrlAction, and what forms call them. */
export const openUrlActionFields = {
	url: { label: 'url', maxLength: 2048 },
	application: { label: 'application', values: ['OPEN_URL_APPLICATION_UNSPECIFIED', 'BROWSER', 'WEBVIEW'] },
	webviewViewMode: {
		label: 'webviewViewMode',
		values: ['OPEN_URL_WEBVIEW_VIEW_MODE_UNSPECIFIED', 'FULL', 'HALF', 'TALL'],
	},
	description: { label: 'description', maxLength: 2048 },
} as const;

/** What the contract allows in the fields of ViewLocationAction, and what forms call them. */
export const viewLocationActionFields = {
	latLong: { label: 'latLong' },
	label: { label: 'label', maxLength: 100 },
	query: { label: 'query', maxLength: 200 },
} as const;

/** What the contract allows in the fields of Coordinates, and what forms call them. */
export const coordinatesFields = {
	latitude: { label: 'latitude', minimum: -90, maximum: 90 },
	longitude: { label: 'longitude', minimum: -180, maximum: 180 },
} as const;

/** What the contract allows in the fields of CalendarEventAction, and what forms call them. */
export const calendarEventActionFields = {
	title: { label: 'title', maxLength: 100 },
	description: { label: 'description', maxLength: 500 },
	startTime: { label: 'startTime' },
	endTime: { label: 'endTime' },
} as const;

/** What the contract allows in the fields of Carousel, and what forms call them. */
export const carouselFields = {
	cardWidth: { label: 'cardWidth', values: ['small', 'medium'] },
	cards: { label: 'cards', minItems: 2, maxItems: 10 },
} as const;

/** What the contract allows in the fields of CarouselCard, and what forms call them. */
export const carouselCardFields = {
	title: { label: 'title', maxLength: 200 },
	description: { label: 'description', maxLength: 2000 },
	media: { label: 'media' },
	suggestions: { label: 'suggestions', maxItems: 4 },
} as const;

/** What the contract allows in the fields of ChannelStep, and what forms call them. */
export const channelStepFields = {
	channel: {
		label: 'Channel',
		values: ['SMS', 'WhatsApp', 'Facebook', 'RCS', 'Viber', 'Line', 'WeChat', 'Zalo', 'Instagram'],
	},
	fallbackAfter: { label: 'Fallback After', minimum: 10, maximum: 86400 },
	successStatus: { label: 'Success Status', values: ['Accepted', 'Sent', 'Delivered', 'Read'] },
} as const;

/** What the contract allows in the fields of MessageBatchRequest, and what forms call them. */
export const messageBatchRequestFields = {
	messages: { label: 'messages', minItems: 1, maxItems: 1000 },
	template: { label: 'template' },
	clientBatchId: { label: 'Client Batch ID', maxLength: 100 },
	includeMessagesInResponse: { label: 'includeMessagesInResponse' },
} as const;

/** What the contract allows in the fields of BatchMessage, and what forms call them. */
export const batchMessageFields = {
	user: { label: 'user' },
	type: {
		label: 'Message Type',
		values: ['text', 'image', 'audio', 'video', 'file', 'location', 'template', 'interactive', 'richCard', 'carousel'],
	},
	content: { label: 'content' },
	channels: { label: 'Channels' },
	clientMessageId: { label: 'Client Message ID', maxLength: 50 },
	scheduled: { label: 'Scheduled' },
	expiry: { label: 'Expiry' },
	dlrCallbackUrl: { label: 'Delivery Receipt URL' },
	context: { label: 'Reply To' },
} as const;

/** What the contract allows in the fields of MessageDefaults, and what forms call them. */
export const messageDefaultsFields = {
	type: {
		label: 'Message Type',
		values: ['text', 'image', 'audio', 'video', 'file', 'location', 'template', 'interactive', 'richCard', 'carousel'],
	},
	content: { label: 'content' },
	channels: { label: 'Channels' },
	dlrCallbackUrl: { label: 'Delivery Receipt URL' },
} as const;

/** What the contract allows in the fields of TypingIndicator, and what forms call them. */
export const typingIndicatorFields = {
	channel: { label: 'Channel', values: ['whatsapp', 'rcs'] },
	type: { label: 'type', values: ['typing'] },
	umid: { label: 'Message ID (UMID)' },
} as const;

/** What the contract allows as a SubAccountId. */
export const subAccountIdLimits = { minLength: 3, maxLength: 50, pattern: '^[A-Za-z0-9\\-._&]{3,50}$' } as const;

/** What the contract allows as a AccountId. */
export const accountIdLimits = {
	minLength: 32,
	maxLength: 36,
	pattern: '^[0-9A-Fa-f]{8}[-]?(?:[0-9A-Fa-f]{4}[-]?){3}[0-9A-Fa-f]{12}$',
} as const;

/** What the contract allows as a ChannelId. */
export const channelIdLimits = { pattern: '^[0-9A-Fa-f]{8}[-]?(?:[0-9A-Fa-f]{4}[-]?){3}[0-9A-Fa-f]{12}$' } as const;

/** Limits of the whole API, as openapi/README.md describes them. */
export const smsLimits = {
	scheduleAheadDays: 7,
	cancelBeforeMinutes: 3,
	textSegments: 10,
	segmentLength: { GSM7: { alone: 160, joined: 153 }, UCS2: { alone: 70, joined: 67 } },
	alphanumericSourceLength: 11,
	surveyLinkLength: 21,
	receiptHours: 48,
	logExportDays: 7,
	webhookRetrySeconds: [1, 10, 30, 90],
} as const;

/** Limits of the whole API, as openapi/README.md describes them. */
export const chatAppsLimits = {
	textLength: { WhatsApp: 4096, RCS: 3072, Viber: 1000, Zalo: 400 },
	captionLength: { WhatsApp: 1024, RCS: 2000 },
	mediaMegabytes: {
		WhatsApp: { image: 5, audio: 16, video: 16, file: 100 },
		RCS: { image: 100, audio: 100, video: 100, file: 100 },
		Viber: { image: 1, video: 200 },
	},
	uploadMegabytes: 100,
	mediaUrlLength: 2048,
	cardKilobytes: 250,
	suggestionsTogether: 11,
	listRows: 10,
	freeTextHours: 24,
	quoteDays: 7,
	typingHours: 2,
	inboundMediaHours: 24,
	readReceiptDays: 10,
	webhookRetrySeconds: [1, 10, 30, 90],
} as const;
