import { fieldsOf, type Operation, type Schema } from '../../contract/model';
import { kindOf } from './fieldKinds';

const digitsOf = (value: string) => `replace(toString(${value}), '/[^0-9]/g', emptystring)`;

/**
 * A formula of whether the answer to a message names the number and the ID of its request. It may leave either out. If
 * the request has a national number, the answer has the international one.
 */
export function isAboutRequest(schema: Schema): string {
	const phone = phoneIn(schema, 'body');
	if (phone === undefined) throw new Error('The answer to a message has no number');
	const given = `parameters.${phone.name}`;
	const [sent, answered] = [digitsOf(given), digitsOf(phone.place)];
	const isNumber = `if(contains(toString(${given}), '+'), ${answered} == ${sent}, contains(${answered}, ${sent}))`;
	const hasIds = 'if(body.clientMessageId, parameters.clientMessageId, false)';
	const isId = 'toString(body.clientMessageId) == toString(parameters.clientMessageId)';
	return `if(if(${phone.place}, ${isNumber}, true), if(${hasIds}, ${isId}, true), false)`;
}

/** The number in an answer, which can be within its `user`. */
function phoneIn(schema: Schema, place: string): { name: string; place: string } | undefined {
	const fields = fieldsOf(schema);
	const phone = fields.find((field) => kindOf(field) === 'phone');
	if (phone !== undefined) return { name: phone.name, place: `${place}.${phone.name}` };
	const user = fields.find(({ name }) => name === 'user');
	return user === undefined ? undefined : phoneIn(user.schema, `${place}.user`);
}

/** A formula of whether the answer is about what the path names; undefined where the answer does not say. */
export function isAboutPath({ parameters }: Operation, schema: Schema | undefined): string | undefined {
	const answered = new Set(fieldsOf(schema ?? {}).map(({ name }) => name));
	const [id] = parameters.filter(
		({ place, name }) => place === 'path' && name !== 'subAccountId' && answered.has(name),
	);
	return id === undefined ? undefined : `lower(body.${id.name}) == lower(parameters.${id.name})`;
}

/** The values of a field of a list's items, without those that are missing. */
const valuesOf = (list: string, name: string) =>
	`remove(split(replace(join(map(${list}, '${name}'), ','), '/[+]/g', emptystring), ','), emptystring)`;

/** A formula of whether the list in a batch's answer names no number and no ID that was not in its request. */
export function isAboutBatch(): string {
	const isWithin = (name: string) => {
		const [sent, answered] = [valuesOf('parameters.messages', name), valuesOf('body.messages', name)];
		return `if(length(${sent}) == 0, true, length(distinct(merge(${sent}, ${answered}))) == length(distinct(${sent})))`;
	};
	return `if(${isWithin('destination')}, ${isWithin('clientMessageId')}, false)`;
}
