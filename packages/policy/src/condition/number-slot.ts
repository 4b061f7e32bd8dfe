/**
 * One number, outside the heap's own. A function that gives back a number of more than 31 bits makes an object of it wherever it is
 * not inlined; one that leaves it in a slot makes nothing.
 */
export type NumberSlot = Float64Array;

/** A new slot. Whoever fills one has what it holds read before anything else can fill it again. */
export const numberSlot = (): NumberSlot => new Float64Array(1);
