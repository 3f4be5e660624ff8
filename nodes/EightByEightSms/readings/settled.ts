import { settled } from '../../operations/settled';

/** 8x8 has the feedback. */
export const feedback = settled(({ umid }, body) => ({ umid, ...body }));

/** 8x8 has accepted the removal and carries it out later: nothing reports when it is done. */
export const removal = settled(({ umid }) => ({ umid, removalAccepted: true }));
