import { inOneSpacing } from '../text/spacing';
import type { AnyRequest, PathOf } from './format';
import type { Ledger } from './ledger';
import type { Message } from './message';
import type { MaybeSent } from './outcome';
import type { Slot } from './slots';

/** Finds messages that would send the same text to the same number a second time. */
export class DuplicateFinder<Request extends AnyRequest> {
	private readonly first = new Map<string, Slot>();
	private last: { path: PathOf; written: string } | undefined;

	/** @param withinRun whether it finds messages of this try, and not only what earlier tries sent from other places */
	constructor(
		private readonly ledger: Ledger,
		private readonly withinRun: boolean,
		private readonly contentOf: (request: Request) => string,
	) {}

	/** What a message says and to whom: the same for messages with the same content to the same number, in requests of one path. */
	said({ path, destination, request }: Pick<Message<Request>, 'path' | 'destination' | 'request'>): string {
		// Nearly all messages of a run have one path.
		if (this.last?.path !== path) this.last = { path, written: JSON.stringify(Object.entries(path).sort()) };
		return `${this.last.written}${destination.length} ${destination}${inOneSpacing(this.contentOf(request))}`;
	}

	/** Notes a message that is sent, or was sent by an earlier try. */
	note(said: string, slot: Slot): void {
		this.noteTwin(this.keyOf(said), slot);
	}

	/** The same for what an earlier try noted of it. */
	noteTwin(twin: string | undefined, slot: Slot): void {
		if (this.withinRun && twin !== undefined && !this.first.has(twin)) this.first.set(twin, slot);
	}

	/** The place of the first message like this one; undefined where this is the first. */
	firstLike(said: string): Slot | undefined {
		return this.first.get(this.keyOf(said));
	}

	/** A message like this one that an earlier try sent from a place that no longer exists. */
	sentBefore(said: string): MaybeSent | undefined {
		return this.ledger.claimTwin(said);
	}

	/** Hashes are needed only where messages are compared with what an earlier try noted. */
	private keyOf(said: string): string {
		return this.ledger.isFirst ? said : this.ledger.twinOf(said);
	}
}
