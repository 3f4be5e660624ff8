import type { Json, Parameter } from './form';

/** What a module has instead of the defaults from its operation. */
export interface Own {
	parameters?: readonly Parameter[];
	request?: Record<string, Json>;
	response?: Record<string, Json>;
	interface?: readonly Parameter[];
	samples?: Json;
}
