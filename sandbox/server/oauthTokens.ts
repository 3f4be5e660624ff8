import { z } from 'zod/v4';
import type { components } from '../../nodes/generated/smsTypes';

type Oauth = components['schemas']['WebhookOauth'];

const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number().default(60) });

/** Bearer tokens obtained with client credentials (OAuth 2.0), kept until they expire. */
export class OauthTokens {
	private readonly tokens = new Map<string, { value: string; until: number }>();

	/** The Authorization header for a webhook with this oauth. Rejects when no token is issued. */
	async authorization(oauth: Oauth, signal: AbortSignal): Promise<string> {
		const key = JSON.stringify(oauth);
		const kept = this.tokens.get(key);
		if (kept !== undefined && kept.until > Date.now()) return `Bearer ${kept.value}`;
		const form = new URLSearchParams({ grant_type: 'client_credentials' });
		if (oauth.scope !== undefined) form.set('scope', oauth.scope);
		const headers = new Headers();
		if (oauth.credentialsLocation === 'header') {
			const pair = `${encodeURIComponent(oauth.clientId)}:${encodeURIComponent(oauth.clientSecret)}`;
			headers.set('authorization', `Basic ${Buffer.from(pair).toString('base64')}`);
		} else {
			form.set('client_id', oauth.clientId);
			form.set('client_secret', oauth.clientSecret);
		}
		const answer = await fetch(oauth.url, { method: 'POST', headers, body: form, redirect: 'manual', signal });
		if (!answer.ok) throw new Error(`the token address answered with status ${answer.status}`);
		const token = tokenAnswer.parse(await answer.json());
		this.tokens.set(key, { value: token.access_token, until: Date.now() + token.expires_in * 1000 });
		return `Bearer ${token.access_token}`;
	}
}
