export type { AcceptedMessage, MessageState } from './messages';
export type { SandboxOptions } from './settings';
export { startSandbox, type Sandbox } from './start';
