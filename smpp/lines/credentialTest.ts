import type { ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import type { Problem } from '../../nodes/problems/problem';
import { smppAccountOf } from '../account/account';
import { bind } from '../session/bind';
import { bindProblem } from './failure';

/**
 * Binds and unbinds. As a transmitter, whatever the credential is used for: 8x8 sends receipts and texts to any bind
 * that takes them, and a test would take them away from the trigger.
 */
export async function testCredential(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const account = smppAccountOf(credential.data ?? {});
	if (!account.ok) return failedBy(account.problem);
	const { bindable } = account.value;
	const bound = await bind('bindTransmitter', bindable, { onRequest: () => undefined, onClose: () => undefined });
	if (!bound.ok) return failedBy(bindProblem(bound.failure));
	await bound.connection.unbind();
	return { status: 'OK', message: `8x8 let ${bindable.systemId} in.` };
}

function failedBy({ happened, remedy }: Problem): INodeCredentialTestResult {
	return { status: 'Error', message: `${happened}. ${remedy}` };
}
