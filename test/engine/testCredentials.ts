import {
	type ICredentialDataDecryptedObject,
	ICredentialsHelper,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';
import { EightByEightSmsApi } from '../../credentials/EightByEightSmsApi.credentials';

/** Hands the test's own credential to the node, and authenticates requests with the real credential type. */
export class TestCredentials extends ICredentialsHelper {
	private readonly type = new EightByEightSmsApi();

	constructor(private readonly data: ICredentialDataDecryptedObject) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.type;
		return typeof authenticate === 'function' ? await authenticate(credentials, requestOptions) : requestOptions;
	}

	preAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	runPreAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	getCredentials(): never {
		throw new Error('The engine reads credentials decrypted');
	}

	getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		return Promise.resolve({ ...this.data });
	}

	updateCredentials(): Promise<void> {
		return Promise.resolve();
	}

	updateCredentialsOauthTokenData(): Promise<void> {
		return Promise.resolve();
	}

	getCredentialsProperties(): INodeProperties[] {
		return this.type.properties;
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}
}
