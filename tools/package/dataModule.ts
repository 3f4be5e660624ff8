import { isRecord } from '../../nodes/problems/unknownValues';

/** A shorter string is written again. */
const longString = 10;

/** A CommonJS module, and the JSON that it reads. */
interface DataModule {
	module: string;
	json: string;
}

/**
 * The texts of a CommonJS module that exports a function for each of these, which returns the same data: what is the same object
 * at two places, or in what a function returns twice, is one object there as well. JSON is read several times faster than
 * JavaScript is run. Throws where something is not data.
 * @param jsonPath where the module finds the JSON
 */
export function dataModule(makers: Readonly<Record<string, () => unknown>>, jsonPath: string): DataModule {
	const made = Object.entries(makers).map(([name, make]) => ({ name, value: make(), again: make() }));
	const packer = new Packer(usesOf(made.flatMap(({ value, again }) => [value, again])));
	const own = made.map(({ name, value }) => [name, JSON.stringify(packer.packed(value))] as const);
	const module = `"use strict";
const { shared, own } = require("${jsonPath}");
// A negative number stands for a value that is at several places: -1 for the first.
const filled = (holder) => {
	for (const key in holder) {
		const value = holder[key];
		if (typeof value === "number") {
			if (value < 0) holder[key] = shared[-1 - value];
		} else if (typeof value === "object" && value !== null) filled(value);
	}
	return holder;
};
for (const value of shared) if (typeof value === "object") filled(value);
${made.map(({ name }) => `exports.${name} = () => filled(JSON.parse(own.${name}));`).join('\n')}
`;
	return { module, json: JSON.stringify({ shared: packer.shared, own: Object.fromEntries(own) }) };
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

class Packer {
	/** What is at several places; each holds numbers of those before it alone. */
	readonly shared: unknown[] = [];
	private readonly numbers = new Map<unknown, number>();

	constructor(private readonly uses: ReadonlyMap<unknown, number>) {}

	/** The value with a negative number wherever something shared is. */
	packed(value: unknown): unknown {
		const known = this.numbers.get(value);
		if (known !== undefined) return known;
		const inside = this.packedInside(value);
		if (!this.isShared(value)) return inside;
		const number = -this.shared.push(inside);
		this.numbers.set(value, number);
		return number;
	}

	private isShared(value: unknown): boolean {
		if (typeof value === 'number') return value < 0;
		if (typeof value === 'string' && value.length < longString) return false;
		return (typeof value === 'string' || isObject(value)) && (this.uses.get(value) ?? 0) > 1;
	}

	private packedInside(value: unknown): unknown {
		if (typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value))
			return value;
		if (Array.isArray(value)) return value.map((entry) => this.packed(entry));
		if (!isRecord(value) || Object.getPrototypeOf(value) !== Object.prototype)
			throw new Error(`${typeof value} is not data`);
		return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, this.packed(entry)]));
	}
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}
