import { isRecord } from '../../nodes/problems/unknownValues';

/** What has less JSON is written again: reading it takes less time than putting it in its place. */
const leastShared = 100;

/** A CommonJS module, and the JSON that it reads. */
interface DataModule {
	module: string;
	json: string;
}

/**
 * The texts of a CommonJS module that exports a function for each of these, which returns the same data. A long text or a
 * large object at several places, or in what a function returns twice, is one there as well. JSON is read several times faster
 * than JavaScript is run. Throws where something is not data.
 * @param jsonPath where the module finds the JSON
 */
export function dataModule(makers: Readonly<Record<string, () => unknown>>, jsonPath: string): DataModule {
	const made = Object.entries(makers).map(([name, make]) => ({ name, value: make(), again: make() }));
	const packer = new Packer(usesOf(made.flatMap(({ value, again }) => [value, again])));
	const own = made.map(({ name, value }) => {
		const { data, links = {} } = packer.packed([value]);
		return [name, JSON.stringify([data, links])] as const;
	});
	const module = `"use strict";
const { shared, links, own } = require("${jsonPath}");
// Links name the places where a shared value belongs, and which one.
const linked = (holder, links) => {
	for (const key in links) {
		const link = links[key];
		if (typeof link === "number") holder[key] = shared[link];
		else linked(holder[key], link);
	}
	return holder;
};
linked(shared, links);
${made.map(({ name }) => `exports.${name} = () => linked(...JSON.parse(own.${name}))[0];`).join('\n')}
`;
	const { shared, links } = packer;
	return { module, json: JSON.stringify({ shared, links, own: Object.fromEntries(own) }) };
}

/** At how many places each object and each string is. */
function usesOf(values: readonly unknown[]): ReadonlyMap<unknown, number> {
	const uses = new Map<unknown, number>();
	const count = (value: unknown) => {
		const known = uses.get(value) ?? 0;
		uses.set(value, known + 1);
		if (known === 0 && isObject(value)) Object.values(value).forEach(count);
	};
	values.forEach(count);
	return uses;
}

/** The number of the shared value that belongs somewhere, or what belongs where inside. */
type Links = number | { [key: string]: Links };

interface Packed {
	/** The data, with null where something shared belongs. */
	data: unknown;
	links?: Links;
}

class Packer {
	/** What is at several places. */
	readonly shared: unknown[] = [];
	/** What belongs inside each of those: only what is before it in the list. */
	readonly links: Record<string, Links> = {};
	private readonly numbers = new Map<unknown, number>();

	constructor(private readonly uses: ReadonlyMap<unknown, number>) {}

	packed(value: unknown): Packed {
		const known = this.numbers.get(value);
		if (known !== undefined) return { data: null, links: known };
		const inside = this.packedInside(value);
		if (!this.isShared(value)) return inside;
		const number = this.shared.push(inside.data) - 1;
		if (inside.links !== undefined) this.links[number] = inside.links;
		this.numbers.set(value, number);
		return { data: null, links: number };
	}

	private isShared(value: unknown): boolean {
		if (!(typeof value === 'string' || isObject(value)) || (this.uses.get(value) ?? 0) < 2) return false;
		return JSON.stringify(value).length >= leastShared;
	}

	private packedInside(value: unknown): Packed {
		if (typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value))
			return { data: value };
		const isArray = Array.isArray(value);
		if (!isArray && (!isRecord(value) || Object.getPrototypeOf(value) !== Object.prototype))
			throw new Error(`${typeof value} is not data`);
		const entries = Object.entries(value).map(([key, entry]) => ({ key, ...this.packed(entry) }));
		const links = entries.flatMap(({ key, links: inside }) => (inside === undefined ? [] : [[key, inside] as const]));
		return {
			data: isArray ? entries.map(({ data }) => data) : Object.fromEntries(entries.map(({ key, data }) => [key, data])),
			...(links.length > 0 && { links: Object.fromEntries(links) }),
		};
	}
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}
