import type { IDataObject } from 'n8n-workflow';
import { scalar } from '../../events/scalar';
import { problem } from '../../problems/catalogue';
import { failed } from '../../problems/result';
import { isRecord, propertyOf } from '../../problems/unknownValues';
import type { Reading } from '../../operations/request';
import { foreign, readReply } from '../../operations/requestAnswer';

const forbiddenCode = 1201;

/** The balance of a prepaid account. For any other account a sentence says that it has none; that is not an error. */
export const balance: Reading = {
	conclude: (reply, { spec, values }) => {
		const answer = readReply(spec, reply, values.path);
		if (!answer.ok) return answer.problem.code === forbiddenCode ? failed(problem('BALANCE_NOT_PREPAID')) : answer;
		return typeof answer.value.balance === 'number' ? answer : failed(foreign(200));
	},
};

/** The price list, as a row for each operator of a country, and for each kind of receiving number. */
export const prices: Reading = {
	conclude: (reply, { spec, values }) => {
		const answer = readReply(spec, reply, values.path);
		return answer.ok && !Array.isArray(answer.value.subAccounts) ? failed(foreign(200)) : answer;
	},
	simplify: ({ subAccounts }) =>
		records(subAccounts).flatMap((subAccount) =>
			(['outbound', 'inbound'] as const).flatMap((direction) =>
				records(propertyOf(subAccount[direction], 'countries')).flatMap((country) =>
					rowsOf(country, { subAccountId: scalar(subAccount.subAccountId), direction }),
				),
			),
		),
};

function rowsOf(country: Record<string, unknown>, of: IDataObject): IDataObject[] {
	const common = {
		...of,
		country: scalar(country.alpha2Code),
		countryName: scalar(country.countryName),
		dialingPrefix: scalar(country.dialingPrefix),
	};
	return [
		...records(country.operators).map((operator) => ({
			...common,
			operator: scalar(operator.operatorName),
			operatorId: scalar(operator.operatorId),
			networks: records(operator.hni).map(({ mcc, mnc }) => `${String(scalar(mcc))}-${String(scalar(mnc))}`),
			...priceFields(operator.price),
		})),
		...records(country.numberTypes).map((numberType) => ({
			...common,
			numberType: scalar(numberType.type),
			...priceFields(numberType.defaultPrice),
		})),
	];
}

function priceFields(price: unknown): IDataObject {
	return { price: scalar(propertyOf(price, 'amount')), currency: scalar(propertyOf(price, 'currency')) };
}

function records(value: unknown): Record<string, unknown>[] {
	return Array.isArray(value) ? value.filter(isRecord) : [];
}
