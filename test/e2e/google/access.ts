import { generateKeyPairSync, randomUUID, verify } from 'node:crypto';
import { z } from 'zod/v4';

/** What n8n's credential "Google Service Account API" holds. */
export interface ServiceAccount {
	email: string;
	privateKey: string;
	region: string;
}

const claims = z.object({
	iss: z.string(),
	aud: z.literal('https://oauth2.googleapis.com/token'),
	exp: z.number(),
	scope: z.string().includes('auth/spreadsheets'),
});

/** One user and one service account, with a key made for the test, and the tokens given to them. */
export class Access {
	readonly serviceAccount: ServiceAccount;
	/** The token of a user who has given consent. */
	readonly userToken: string = randomUUID();
	private readonly publicKey: string;
	private readonly tokens = new Set([this.userToken]);

	constructor() {
		const { privateKey, publicKey } = generateKeyPairSync('rsa', {
			modulusLength: 2048,
			publicKeyEncoding: { type: 'spki', format: 'pem' },
			privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
		});
		this.serviceAccount = { email: 'sheets@test-project.iam.gserviceaccount.com', privateKey, region: 'global' };
		this.publicKey = publicKey;
	}

	/** A token in exchange for a signed JWT; undefined if the service account has not signed it, or it has expired. */
	tokenFor(assertion: string): string | undefined {
		const [header = '', payload = '', signature = ''] = assertion.split('.');
		const signed = Buffer.from(`${header}.${payload}`);
		if (!verify('RSA-SHA256', signed, this.publicKey, Buffer.from(signature, 'base64url'))) return undefined;
		const parsed = claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
		if (!parsed.success || parsed.data.iss !== this.serviceAccount.email) return undefined;
		if (parsed.data.exp * 1000 < Date.now()) return undefined;
		const token = randomUUID();
		this.tokens.add(token);
		return token;
	}

	isGranted(authorization: string | undefined): boolean {
		const [scheme, token = ''] = (authorization ?? '').split(' ');
		return scheme === 'Bearer' && this.tokens.has(token);
	}
}
