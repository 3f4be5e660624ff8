import type { Json, Parameter } from './form';

/** What a module has in place of what follows from its operation. */
export interface Own {
	parameters?: readonly Parameter[];
	request?: Record<string, Json>;
	response?: Record<string, Json>;
	interface?: readonly Parameter[];
	samples?: Json;
}
