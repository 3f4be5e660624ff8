import { series } from 'gulp';
import { checkContractAgainst } from './vendor/against';
import { checkContractValid } from './checks/validity';

export { checkContractValid };

/** The contract is right in itself, and says what 8x8's own files say. */
export const checkContract = Object.assign(series(checkContractValid, checkContractAgainst), {
	displayName: 'check:contract',
});
