import { isRecord, textOf } from '../problems/unknownValues';

/**
 * The vocabulary of 8x8's messages. An answer may repeat the text or the key, whole or cut, in capitals or encoded; a
 * message of only these words and without a number reveals neither a code nor a key nor a name.
 */
const vocabulary = new Set(
	`8x8 a above accepted access account accounts active address allowed already alphanumeric an and any api are as at attribute
	authentication authorization authorized balance batch be been before below between blacklisted blank blocked body bulk by
	call callback can cannot carrier channel character characters charge client clientbatchid clientip clientmessageid code
	connection content contract could country credential credentials credit currency date default denied destination
	destinations disabled does dlr dlrcallbackurl does duplicate e empty enabled encoding entry error exceeded exceeds exist
	exists expired expiry extended failed failure feature field fields filter for forbidden format found from future gateway
	greater gsm has have id in inactive incorrect insufficient internal invalid ip is it json key large later length less limit
	list long malformed mandatory many max maximum may message messages min minimum missing mobile more msisdn must name network
	no not null number numbers object of on one only operation operator or out over parameter parameters parse past payload
	permission permitted phone please prefix price pricing processing product property prohibited provided queue queued quota
	range rate reached reason recipient registered rejected request requests required reserved resource restricted retry route
	routing same schedule scheduled sender sent server service set short should size sms source spam specified status string
	subaccount sub suspended template temporarily text than the this time timestamp to token too track trial try type unable
	unauthorized unavailable unexpected unicode unknown unprocessable unregistered unsupported url use used valid validation
	value values version was webhook were whitelisted with without wrong`.split(/\s+/),
);

/** A name of a field in a list, as in messages[3].destination: the number tells where, and the words can do without it. */
const index = /\[\d{1,5}\]/g;

/** 8x8 often says the same of thousands of messages in a row. */
let last: { value: unknown; words: string | undefined } = { value: undefined, words: undefined };

/** 8x8's own words in quotes; undefined where there are none, or where any of them may come from the message or the key. */
export function wordsOf8x8(value: unknown): string | undefined {
	if (value !== last.value) last = { value, words: ownWords(value) };
	return last.words;
}

function ownWords(value: unknown): string | undefined {
	const words = textOf(value)?.slice(0, 300).replace(index, '').replace(/\s+/g, ' ').trim();
	if (words === undefined || words === '' || !/^[\w .,;:'"()/&-]+$/.test(words)) return undefined;
	const each = words.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
	return each.length > 0 && each.every((word) => vocabulary.has(word.toLowerCase())) ? words : undefined;
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const uuidWithoutDashes = /^[\da-f]{32}$/i;

/** An ID of 8x8's: a UUID, with or without dashes. Anything else there may be an echo of what was sent. */
export function uuidOf(value: unknown): string | undefined {
	if (typeof value !== 'string') return undefined;
	return uuid.test(value) || uuidWithoutDashes.test(value) ? value : undefined;
}

/** The number of an 8x8 error; undefined where it cannot be one. */
export function errorCodeOf(body: unknown): number | undefined {
	const code = isRecord(body) ? body.code : undefined;
	return typeof code === 'number' && Number.isInteger(code) && code >= 0 && code <= 9999 ? code : undefined;
}
