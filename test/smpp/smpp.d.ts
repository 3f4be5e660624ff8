// The parts of npm's `smpp` that tests use.
declare module 'smpp' {
	import type { EventEmitter } from 'node:events';
	import type { Server as NetServer } from 'node:net';

	namespace smpp {
		interface Pdu {
			command: string;
			command_status: number;
			response(fields?: object): Pdu;
			[field: string]: unknown;
		}
		interface Session extends EventEmitter {
			on(event: 'pdu', listener: (pdu: Pdu) => void): this;
			on(event: 'error' | 'close' | 'connect', listener: (error?: Error) => void): this;
			send(pdu: Pdu): boolean;
			deliver_sm(fields: object): boolean;
			submit_sm(fields: object, onAnswer: (pdu: Pdu) => void): boolean;
			bind_transceiver(fields: object, onAnswer: (pdu: Pdu) => void): boolean;
			unbind(onAnswer: (pdu: Pdu) => void): boolean;
			close(): void;
		}
		type Server = NetServer;
		function createServer(onSession: (session: Session) => void): Server;
		function connect(options: object): Session;
	}
	export default smpp;
}
