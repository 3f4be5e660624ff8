import { itemName } from '../problems/itemName';
import type { PlaceKey } from './ledger';
import type { SentAs } from './message';
import type { Failure, Outcome } from './outcome';

/** A message's place in the output. Items count from 0, as in n8n's own messages. */
export interface Slot {
	/** Position in the output. */
	index: number;
	/** The input item that the message comes from. */
	itemIndex: number;
	/** Set where one item makes several messages: a key that is unique in the item, and how a person finds the message. */
	withinItem?: { key: string; label: string } | undefined;
	/** Whether it is the place of a whole list, none of whose numbers could be read. */
	isOfList?: boolean | undefined;
}

/** A message of an input item, and how sending it ended. */
export interface Settled extends Slot {
	outcome: Outcome;
	/** Set where the message was left out because an equal one was sent, whose outcome this is. */
	duplicateOf?: Slot | undefined;
	/** Whether an earlier try sent it, and the input has no place for it now. */
	isLeftover?: true;
}

/** A message that has passed every check of its own: where it is to go. */
export interface Expected extends PlaceKey {
	sentAs: SentAs;
}

/** One object for both: there may be very many messages. */
interface Place extends Slot {
	expected: Expected | undefined;
	outcome: Outcome | undefined;
	duplicateOf: Slot | undefined;
}

/** "Row 4 (item 3)", or "Row 4 (item 3), number 2" where an item makes several messages. */
export function nameOf({ itemIndex, withinItem }: Slot): string {
	return `${itemName(itemIndex)}${withinItem === undefined ? '' : `, ${withinItem.label}`}`;
}

const none = {};

/** The places of all messages of a run, in the order in which they were made, and how sending each ended so far. */
export class Slots {
	private readonly places: Place[] = [];
	/** The first message of this run of the node that failed. One that an earlier try left open does not count. */
	firstFailure: { slot: Slot; outcome: Failure } | undefined;

	add(itemIndex: number, { withinItem, isOfList }: Pick<Slot, 'withinItem' | 'isOfList'> = none): Slot {
		const index = this.places.length;
		const place: Place = {
			index,
			itemIndex,
			withinItem,
			isOfList,
			expected: undefined,
			outcome: undefined,
			duplicateOf: undefined,
		};
		this.places.push(place);
		return place;
	}

	/** Notes where a message is to go that has passed every check of its own. */
	expect(message: Expected & { slot: Slot }): void {
		const at = this.places[message.slot.index];
		if (at !== undefined) at.expected = message;
	}

	/** Undefined where the message was not tried. */
	outcomeAt({ index }: Slot): Outcome | undefined {
		return this.places[index]?.outcome;
	}

	/** Notes the outcome from an earlier try. */
	recall(slot: Slot, outcome: Outcome): void {
		const place = this.places[slot.index];
		if (place !== undefined) place.outcome = outcome;
	}

	/** Notes the outcome of this try. */
	settle(slot: Slot, outcome: Outcome): void {
		this.recall(slot, outcome);
		if (outcome.outcome !== 'accepted') this.firstFailure ??= { slot, outcome };
	}

	/** Notes that a message is not sent because an equal one is: it shares the outcome of that one. */
	skip(slot: Slot, duplicateOf: Slot): void {
		const place = this.places[slot.index];
		if (place !== undefined) place.duplicateOf = duplicateOf;
	}

	/** Every message with its outcome. @param outcomeOfUntried that of a message which was not tried */
	settled(outcomeOfUntried: (expected: Expected | undefined) => Outcome): Settled[] {
		return this.places.map((place): Settled => {
			const { expected, outcome } = this.places[place.duplicateOf?.index ?? place.index] ?? place;
			place.outcome = outcome ?? outcomeOfUntried(expected);
			return place as Place & Settled;
		});
	}
}
