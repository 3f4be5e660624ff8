import { createHmac } from 'crypto';
import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { accountOf } from '../../api/account';
import { credentialName } from '../../api/transport';
import type { EventSource } from '../source';

type Context = IHookFunctions | IWebhookFunctions;

/**
 * The Authorization header that 8x8 sends to this trigger: derived from the API key, and the same at every
 * registration. n8n keeps static data as one piece for each workflow, so a run that ends after a new registration can
 * put the old data back; what can be derived again survives that, and is stored nowhere.
 */
export function secretFor(context: Context, { name }: EventSource, apiKey: string): string {
	const { id, webhookId } = context.getNode();
	const trigger = [name, context.getInstanceId(), context.getWorkflow().id ?? '', webhookId ?? id];
	return `Bearer ${createHmac('sha256', apiKey).update(trigger.join('\n')).digest('base64url')}`;
}

/** The same with the key that the credential holds now; undefined where it holds none. */
export async function presentSecret(context: IWebhookFunctions, source: EventSource): Promise<string | undefined> {
	try {
		const account = accountOf(await context.getCredentials(credentialName));
		return account.ok ? secretFor(context, source, account.value.apiKey) : undefined;
	} catch {
		return undefined;
	}
}
