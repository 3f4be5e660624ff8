import type { Operation } from '../../contract/model';
import { batch } from './batch';
import type { Own } from './own';
import { prices } from './prices';

/** The modules that are more than a request and its answer: ID → how they are made. */
export const special: Readonly<Record<string, ((operation: Operation, pattern: string) => Own) | undefined>> = {
	sendSmsBatch: batch,
	listPrices: prices,
};
