import { registryOf } from '../operations/registry';
import { account } from './resources/account';
import { log } from './resources/log';
import { message } from './resources/message';
import { survey } from './resources/survey';

/** Everything that the node can do. */
export const { fields, execute } = registryOf([message, survey, log, account], {
	withoutSubAccount: [account.entry.value],
});
