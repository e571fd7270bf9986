// How long to wait before the next try: 0.5, 1, 2, 4, 8 s, for ever, with jitter so that viewers do not come back all at once.

const STEPS_MS = [500, 1000, 2000, 4000, 8000];
const JITTER = 0.2;

export class BackOff {
  #step = 0;

  /** Milliseconds to wait now; the next wait is longer. */
  next() {
    const wait = STEPS_MS[Math.min(this.#step, STEPS_MS.length - 1)];
    this.#step += 1;
    return wait * (1 - JITTER + 2 * JITTER * Math.random());
  }

  /** All is well: the next wait is the shortest again. */
  reset() {
    this.#step = 0;
  }
}
