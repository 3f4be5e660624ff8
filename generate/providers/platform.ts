import { fieldsOf, type ProviderConfig, valueIn, type Variant } from './config';
import { baseIn } from './placeholders';

/** A platform that can take 8x8 as its SMS provider, as its folder under providers/ describes it. */
export interface Platform {
	/** Its folder under providers/. */
	name: string;
	config: ProviderConfig;
	/** reasons.md: how it fits together, why it was done so, and what could not be tried. */
	reasons: string;
	/** File name → text of the request bodies that the variants name. */
	bodies: Map<string, string>;
	/** 8x8's receipt code → the platform's own code, if it has codes. */
	errorCodes?: ReadonlyMap<number, string>;
}

/** The text of a file with a request body. */
export function bodyText({ name, bodies }: Platform, file: string): string {
	const text = bodies.get(file);
	if (text === undefined) throw new Error(`providers/${name} has no body ${file}`);
	return text;
}

/** The address that a variant posts to, with its placeholders. */
export function addressOf(config: ProviderConfig, variant: Variant): string {
	const address = fieldsOf(config, variant)
		.map((field) => valueIn(field, variant))
		.find((value) => typeof value === 'string' && baseIn(value) !== undefined);
	if (typeof address !== 'string') throw new Error(`${config.platform}, ${variant.name}: no field holds the address`);
	return address;
}
