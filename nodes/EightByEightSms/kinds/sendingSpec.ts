import type { OperationSpec } from '../../api/spec';

/** What sends messages of a sub-account. */
export type SendingSpec = OperationSpec<`${string}{subAccountId}${string}`>;
