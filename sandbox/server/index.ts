export type { AcceptedMessage } from './messages';
export type { SandboxOptions } from './settings';
export { startSandbox, type Sandbox } from './start';
export { smppPassword } from './smpp/port';
