// Counts what comes and what is shown, and keeps the last minute. Measures only; it decides nothing.

const WINDOW_MS = 5000;
const SECONDS_KEPT = 60;

export class Meter {
  #marks = [];
  #lastWait = 0;
  bytes = 0;
  messages = 0;
  roundTripMillis = null;
  firstPictureMillis = null;
  errors = 0;
  /** Seconds in hand, one figure a second, the newest last; at most a minute of them. */
  waits = [];

  arrived(size) {
    this.bytes += size;
    this.messages += 1;
  }

  /** Notes how things stand; called about ten times a second. */
  tick(now, frames, ahead) {
    this.#marks.push({ now, frames, bytes: this.bytes });
    while (now - this.#marks[0].now > WINDOW_MS) this.#marks.shift();
    if (now - this.#lastWait < 1000) return;
    this.#lastWait = now;
    this.waits.push(ahead);
    if (this.waits.length > SECONDS_KEPT) this.waits.shift();
  }

  /** Begins the rates anew, after a break. */
  pause() {
    this.#marks = [];
  }

  /** Pictures per second over the last 5 s, or null. */
  get frameRate() {
    return this.#rate('frames');
  }

  /** Bits per second over the last 5 s, or null. */
  get bitRate() {
    const rate = this.#rate('bytes');
    return rate === null ? null : rate * 8;
  }

  #rate(what) {
    const first = this.#marks[0];
    const last = this.#marks.at(-1);
    if (!first || last.now - first.now < 1000 || last[what] < first[what]) return null;
    return (last[what] - first[what]) * 1000 / (last.now - first.now);
  }
}
