import { series } from 'gulp';
import { checkContractAgainst } from './against';
import { checkContractValid } from './validity';

export { checkContractValid };

/** The contract is right in itself, and says what 8x8's own files say. */
export const checkContract = Object.assign(series(checkContractValid, checkContractAgainst), {
	displayName: 'check:contract',
});
