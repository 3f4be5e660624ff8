import type { components } from '../../../nodes/generated/chatAppsTypes';

export type Channel = components['schemas']['Channel'];

/** The account's channels, each with the ID that 8x8 knows it by. */
export const channelIds: Readonly<Record<Channel, string>> = {
	SMS: '2f0c9a51-3f4c-4d5e-8b6a-7c8d9e0f1a2a',
	WhatsApp: '2f0c9a51-3f4c-4d5e-8b6a-7c8d9e0f1a2b',
	RCS: '2f0c9a51-3f4c-4d5e-8b6a-7c8d9e0f1a2c',
	Viber: '2f0c9a51-3f4c-4d5e-8b6a-7c8d9e0f1a2d',
	Line: '2f0c9a51-3f4c-4d5e-8b6a-7c8d9e0f1a2e',
	Facebook: '2f0c9a51-3f4c-4d5e-8b6a-7c8d9e0f1a2f',
	WeChat: '2f0c9a51-3f4c-4d5e-8b6a-7c8d9e0f1a30',
	Zalo: '2f0c9a51-3f4c-4d5e-8b6a-7c8d9e0f1a31',
	Instagram: '2f0c9a51-3f4c-4d5e-8b6a-7c8d9e0f1a32',
};

/** Channels that report when a message was read; the others never do. */
const tellRead: readonly Channel[] = ['WhatsApp', 'RCS', 'Viber'];

/** Whether a channel reports this state. LINE reports neither that a message arrived nor that it was read. */
export function isReported(channel: Channel | undefined, state: string): boolean {
	if (channel === undefined) return true;
	if (state === 'read') return tellRead.includes(channel);
	return channel !== 'Line' || state !== 'delivered';
}
