import type { components as ChatApps } from '../../nodes/generated/chatAppsTypes';
import type { components } from '../../nodes/generated/smsTypes';

type Schemas = components['schemas'];

/**
 * The type for all events, which 8x8's text mentions but its list of values does not contain. An account can have such
 * a webhook from the start, and delete it; it cannot add one.
 */
export const allTypes = '*';
export type WebhookType = Schemas['WebhookType'] | ChatApps['schemas']['WebhookType'] | typeof allTypes;

export type Webhook = Omit<Schemas['Webhook'], 'type'> & { type?: WebhookType };
export type WebhookKey = Omit<Schemas['WebhookKey'], 'type'> & { type?: WebhookType };
