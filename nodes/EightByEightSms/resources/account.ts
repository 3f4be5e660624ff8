import { getBalance, getPrices } from '../../generated/sms';
import { request } from '../../operations/request';
import type { Resource } from '../../operations/operation';
import { balance, prices } from '../readings/account';

export const account: Resource = {
	entry: { name: 'Account', value: 'account' },
	operations: [request(getBalance, balance), request(getPrices, prices)],
};
