// What is recorded of a camera, as far as it was asked for. Times are milliseconds since 1970 by the node's clock.
import { command } from '../command.js';

const MAX_SPANS = 20_000;

export class Spans {
  #key;
  #camera;
  #asked = 0;
  #ahead = 0;

  /** The recorded stretches, oldest first: `{ from, to, bytes, kept }`; known from `from` until `to`. */
  list = [];
  from = Infinity;
  to = -Infinity;
  /** First and last picture of the whole recording, or null. */
  oldest = null;
  newest = null;
  /** Whether the newest segment is being written. */
  open = false;

  constructor(key, camera) {
    this.#key = key;
    this.#camera = camera;
  }

  /** The node's time now. */
  get now() { return Date.now() + this.#ahead; }

  /** Whether what lies between two times is known. */
  knows(from, to) { return from >= this.from && Math.min(to, this.now) <= this.to; }

  /** Asks the node; gives the status of the answer, or -1 if another question came in between. */
  async ask(from, to) {
    this.#asked += 1;
    const mine = this.#asked;
    const { status, answer } = await command(this.#key, '/recordings/spans', { camera: this.#camera, from: text(from), to: text(to) });
    if (mine !== this.#asked) return -1;
    if (status === 200) this.#take(answer, from, to);
    return status;
  }

  /** The stretch that holds a time, or null. */
  at(time) { return this.list.find(span => time >= span.from && time < span.to) ?? null; }

  /** The stretches that have something of what lies between two times. */
  between(from, to) { return this.list.filter(span => span.to > from && span.from < to); }

  /** Where recorded pictures go on after a time in a gap, or null. */
  next(time) { return this.list.find(span => span.from > time)?.from ?? null; }

  /** Where they ended before a time in a gap, or null. */
  before(time) { return this.list.findLast(span => span.to <= time)?.to ?? null; }

  #take(answer, from, to) {
    const told = Array.isArray(answer?.spans) ? answer.spans.slice(0, MAX_SPANS) : [];
    this.list = told.map(span => ({ from: Date.parse(span.from), to: Date.parse(span.to), bytes: Number(span.bytes) || 0, kept: span.protected === true }))
      .filter(span => span.to > span.from);
    const now = Date.parse(answer?.now);
    this.#ahead = Number.isNaN(now) ? 0 : now - Date.now();
    this.from = from;
    this.to = answer?.more === true && this.list.length ? this.list.at(-1).to : Math.min(to, this.now);
    this.oldest = timeOf(answer?.oldest);
    this.newest = timeOf(answer?.newest);
    this.open = answer?.open === true;
  }
}

/** A time as the node reads it. */
export const text = time => new Date(time).toISOString();

/** A time as the node writes it, or null. */
export function timeOf(written) {
  const time = typeof written === 'string' ? Date.parse(written) : NaN;
  return Number.isNaN(time) ? null : time;
}
