// What to say about pictures that the node left out because this viewer was slow. Merged: a notice of 6 s, at most one in 10 s.

const SHOWN_MS = 6000;
const EVERY_MS = 10_000;
const MINUTE_MS = 60_000;

export class Drops {
  #recent = [];
  #notice = { text: '', at: -Infinity };
  #untold = 0;
  count = 0;
  millis = 0;
  lastAt = null;

  /** Notes one message of the node. */
  add(millis, now) {
    this.count += 1;
    this.millis += millis;
    this.lastAt = new Date();
    this.#untold += millis;
    this.#recent.push({ millis, at: now });
  }

  /** The notice to show now, or null. */
  notice(now) {
    this.#recent = this.#recent.filter(drop => now - drop.at < MINUTE_MS);
    if (this.#untold && now - this.#notice.at >= EVERY_MS) {
      this.#notice = { text: this.#words(), at: now };
      this.#untold = 0;
    }
    return now - this.#notice.at < SHOWN_MS ? this.#notice.text : null;
  }

  #words() {
    if (this.#recent.length < 3) return `Your connection is slow: skipped ${seconds(this.#untold)}.`;
    return `Skipped ${seconds(this.#recent.reduce((sum, drop) => sum + drop.millis, 0))} in the last minute.`;
  }
}

const seconds = millis => `${(millis / 1000).toFixed(1)} s`;
