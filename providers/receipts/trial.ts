import { propertyOf, textOf } from '../../nodes/problems/unknownValues';

/**
 * Whether a receipt, as the trigger simplifies it, is that of a message that a script of `npm run providers` sent: the
 * platform does not know it.
 */
export function isOfTrial(receipt: unknown): boolean {
	return textOf(propertyOf(receipt, 'clientMessageId'))?.startsWith('try-') === true;
}
