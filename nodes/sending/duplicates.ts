import { createHmac, hash } from 'crypto';
import { inOneSpacing } from '../text/spacing';
import type { PathOf } from './format';
import type { Ledger } from './ledger';
import type { MaybeSent } from './outcome';
import type { Slot } from './slots';

/** Finds messages that would send the same text to the same number a second time. */
export class DuplicateFinder {
	private readonly first = new Map<string, Slot>();
	private readonly secret: string;

	/**
	 * @param apiKey keys the hashes that the ledger keeps, so that nobody can find a text by trying
	 * @param withinRun whether it finds messages of this try, and not only what earlier tries sent from other places
	 */
	constructor(
		apiKey: string,
		private readonly ledger: Ledger,
		private readonly withinRun: boolean,
	) {
		this.secret = createHmac('sha256', apiKey).update('duplicates').digest('hex');
	}

	/** The same for messages with the same content to the same number, in requests of one path. */
	twinOf(path: PathOf, digits: string, content: string): string {
		const said = JSON.stringify([Object.entries(path).sort(), digits, inOneSpacing(content)]);
		// A hash behind a secret of fixed length, cut in half, is as good as an HMAC here, and four times as fast.
		return hash('sha256', this.secret + said).slice(0, 32);
	}

	/** Notes a message that is sent, or was sent by an earlier try. */
	note(twin: string | undefined, slot: Slot): void {
		if (this.withinRun && twin !== undefined && !this.first.has(twin)) this.first.set(twin, slot);
	}

	/** The place of the first message like this one; undefined where this is the first. */
	firstLike(twin: string): Slot | undefined {
		return this.first.get(twin);
	}

	/** A message like this one that an earlier try sent from a place that no longer exists. */
	sentBefore(twin: string): MaybeSent | undefined {
		return this.ledger.claimTwin(twin);
	}
}
