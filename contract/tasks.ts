import { series } from 'gulp';
import { checkContractAgainst } from './vendor/against';
import { checkContractValid } from './checks/validity';

export { checkContractValid };

/** The contract is valid, and agrees with 8x8's own files. */
export const checkContract = Object.assign(series(checkContractValid, checkContractAgainst), {
	displayName: 'check:contract',
});
