// The node's clock, as far as it differs from this machine's: what is signed holds a time that the node compares with its own.

const WORTH_CORRECTING_MS = 5000;
let offsetMs = 0;

/** Seconds since 1970 by the node's clock. */
export const nodeSeconds = () => Math.floor((Date.now() + offsetMs) / 1000);

/** Sets the clock by the `Date` header of an answer; returns whether that made so much of a difference that another try is worth it. */
export function setClock(date) {
  const offset = Date.parse(date ?? '') - Date.now();
  if (!(Math.abs(offset - offsetMs) > WORTH_CORRECTING_MS)) return false;
  offsetMs = offset;
  return true;
}
