export type { Delivery } from './delivery';
export type { FaultInput } from './faults';
export type { AcceptedMessage, Message, MessageState } from './messages';
export type { SandboxOptions } from './settings';
export { startSandbox, type Sandbox } from './start';
