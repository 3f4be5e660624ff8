import type { components } from '../generated/chatAppsTypes';

type Schemas = components['schemas'];

export type Content = Schemas['MessageContent'];
export type ChannelStep = Schemas['ChannelStep'];
export type Channel = Schemas['Channel'];
export type Suggestion = Schemas['Suggestion'];
export type Interactive = Schemas['InteractiveMessage'];
export type MessageType = Schemas['MessageType'];
export type TemplateComponent = Schemas['TemplateComponent'];
export type TemplateParameter = Schemas['TemplateParameter'];

/** A file of an input item that is uploaded just before the message goes out. */
export interface Upload {
	itemIndex: number;
	binaryPropertyName: string;
	/** The largest that the channels take, in megabytes. */
	mostMegabytes: number;
}

/** A message of a chat app as it will be sent, with what the node needs to know of it beside the request. */
export interface ChatRequest extends Omit<Schemas['MessageRequest'], 'content' | 'user'> {
	user: Schemas['Recipient'];
	content: Content;
	/** Plus and digits, or an ID of the person at WhatsApp or LINE. */
	destination: string;
	/** The sender ID of the SMS that it may become. */
	source?: string;
	/** A file that takes the place of the medium's address. */
	upload?: Upload;
}
