/**
 * Formulas about the account's webhooks as `body` lists them. Formulas can filter by only one field, so a match of two
 * fields is read from the URLs that are in both lists: rarely one too many, never one too few.
 */
export interface Listed {
	/** Whether every webhook has a type. If there are no webhooks yet, types are tried. */
	isTyped: string;
	/** The URLs beside this one of the sub-account and of all sub-accounts, whose events it would take. */
	others: string;
	/** Whether no other URL gets events of these types. */
	isFree: (types: readonly string[]) => string;
	/** Whether this URL is among those of the sub-account. */
	isListed: string;
	/** Whether it is, and no other webhook would be removed with it: `type` is a formula. */
	isRemovable: (type: string) => string;
}

/**
 * @param subject a formula of the sub-account, or of the asterisk that stands for all
 * @param url a formula of this webhook's URL
 * @param allTypes every type that a webhook can have
 */
export function listed(subject: string, url: string, allTypes: readonly string[]): Listed {
	const isTyped = `length(${urls('type', ...allTypes.map(quoted))}) == length(body)`;
	const withoutOwn = (list: string) => `remove(${list}, ${url})`;
	const others = withoutOwn(urls('subAccountId', subject, "'*'"));
	const sharing = withoutOwn(urls('subAccountId', subject));
	const isListed = `contains(${urls('subAccountId', subject)}, ${url})`;
	const isList = "length(map(body, 'url')) == length(body)";
	return {
		isTyped,
		others,
		isListed,
		isFree: (types) => {
			const ofType = withoutOwn(urls('type', ...types.map(quoted)));
			return `if(${isList}, if(${isTyped}, ${isApart(others, ofType)}, length(${others}) == 0), false)`;
		},
		isRemovable: (type) => {
			const ofType = withoutOwn(urls('type', type));
			const isAlone = `if(${isTyped}, ${isApart(sharing, ofType)}, length(${sharing}) == 0)`;
			return `if(${isListed}, ${isAlone}, false)`;
		},
	};
}

const quoted = (text: string) => `'${text}'`;

/** Whether two lists have no URL in common. */
function isApart(one: string, other: string): string {
	return `length(distinct(merge(${one}, ${other}))) == length(distinct(${one})) + length(distinct(${other}))`;
}

/** The URLs of the listed webhooks in which a field has one of the values. */
function urls(field: string, ...values: string[]): string {
	const lists = values.map((value) => `map(body, 'url', '${field}', ${value})`);
	return lists.length === 1 ? (lists[0] ?? '') : `merge(${lists.join(', ')})`;
}
