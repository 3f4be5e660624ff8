import { settled } from '../../operations/settled';

/** 8x8 has the feedback. */
export const feedback = settled(({ umid }, body) => ({ umid, ...body }));

/** 8x8 has taken the removal on, and carries it out by itself: nothing says when it is done. */
export const removal = settled(({ umid }) => ({ umid, removalAccepted: true }));
