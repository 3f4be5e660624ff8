import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
	port: number;
	/** Each as it came, headers and all. */
	mails: string[];
	close(): Promise<void>;
}

/** A mail server on loopback that takes mail from and for anybody. */
export async function startMailbox(): Promise<Mailbox> {
	const mails: string[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData(stream, _session, done) {
			void text(stream).then((mail) => {
				mails.push(mail);
				done();
			}, done);
		},
	});
	server.on('error', () => undefined);
	const listener = server.listen(0, '127.0.0.1');
	await once(listener, 'listening');
	const address = listener.address();
	if (typeof address !== 'object' || address === null) throw new Error('no port');
	return {
		port: address.port,
		mails,
		close: () => new Promise((resolve) => server.close(resolve)),
	};
}
