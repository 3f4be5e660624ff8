import { problem } from '../../nodes/problems/catalogue';
import { isRecord } from '../../nodes/problems/unknownValues';

/** Where the modules are that an entry loads, as seen from it. */
interface Places {
	descriptions: string;
	implementation: string;
}

/** A node or a credential, taken apart. */
interface Parts {
	/** Its properties that are data, made anew. */
	data: () => Record<string, unknown>;
	/** Its properties that are functions or hold functions, and its methods. */
	functions: { properties: readonly [name: string, value: unknown][]; methods: readonly string[] };
}

/** Takes the class of a node or a credential apart. Throws where it is not the plain class that n8n loads. */
export function partsOf(exported: unknown): Parts {
	if (typeof exported !== 'function') throw new Error('There is no class');
	const make = (): Record<string, unknown> => {
		const instance: unknown = Reflect.construct(exported, []);
		if (!isRecord(instance)) throw new Error('There is no instance');
		return instance;
	};
	const instance = make();
	const prototype: unknown = Object.getPrototypeOf(instance);
	if (!isRecord(prototype) || Object.getPrototypeOf(prototype) !== Object.prototype) {
		throw new Error('The class extends another one');
	}
	const methods = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
	const accessor = methods.find((name) => Object.getOwnPropertyDescriptor(prototype, name)?.value === undefined);
	if (accessor !== undefined) throw new Error(`${accessor} is not a method`);
	return {
		data: () => Object.fromEntries(Object.entries(make()).filter(([, value]) => !holdsFunctions(value))),
		functions: { properties: Object.entries(instance).filter(([, value]) => holdsFunctions(value)), methods },
	};
}

function holdsFunctions(value: unknown): boolean {
	if (typeof value === 'function') return true;
	return typeof value === 'object' && value !== null && Object.values(value).some(holdsFunctions);
}

/**
 * The text of the module that n8n loads for a node or a credential: a class like the one in the implementation. Its data
 * comes from the descriptions. The first call of one of its functions loads the implementation; every call is passed on to it.
 * While n8n replaces the package, the implementation can be missing: then every item of a node that sends has failed, since
 * n8n would pass the items on as done if an error were thrown.
 */
export function entryModule(name: string, { functions }: Parts, { descriptions, implementation }: Places): string {
	const properties = functions.properties.map(([key, value]) => `\t${key} = ${callsIn(value, `.${key}`)};`);
	const methods = functions.methods.map((key) =>
		key === 'execute' ? `\t${executing}` : `\t${key}${callOf(`.${key}`)}`,
	);
	return `"use strict";
const { ${name}: data } = require("${descriptions}");
let made;
const whole = () => (made ??= new (require("${implementation}").${name})());
${functions.methods.includes('execute') ? failing : ''}exports.${name} = class ${name} {
${properties.join('\n')}
	constructor() {
		Object.assign(this, data());
	}
${methods.join('\n')}
};
`;
}

function callsIn(value: unknown, path: string): string {
	if (typeof value === 'function') return `function ${callOf(path)}`;
	if (!isRecord(value)) throw new Error(`${path} is neither a function nor an object of functions`);
	const entries = Object.entries(value).map(([key, inner]) => `${key}: ${callsIn(inner, `${path}.${key}`)}`);
	return `{ ${entries.join(', ')} }`;
}

function callOf(path: string): string {
	return `(...given) { return whole()${path}.apply(this, given); }`;
}

const executing = `execute(...given) {
		try {
			whole();
		} catch {
			return refuse(this);
		}
		return whole().execute.apply(this, given);
	}`;

const { code, happened, remedy } = problem('BEING_REPLACED');

const failing = `const refuse = async (context) => {
	const message = ${JSON.stringify(`${happened}. ${remedy}`)};
	if (!context.continueOnFail()) throw new Error(message);
	const json = { error: ${JSON.stringify(happened)}, message, details: { outcome: "rejected", code: ${JSON.stringify(code)} } };
	return [context.getInputData().map((_, item) => ({ json, pairedItem: { item } }))];
};
`;
