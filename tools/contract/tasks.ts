export { checkContractAgainst } from './against';
