// Fetches what is played, a stretch at a time, so that no more is on its way than will be seen soon.
import { timeOf } from './spans.js';

const STRETCH_MS = 10_000;
const FIRST_MS = 3000;
const AHEAD_PLAYING_MS = 20_000;
const AHEAD_PAUSED_MS = 2000;
const AGAIN_MS = 500;

export class Stretches {
  #session;
  #player;
  #heard;
  #from = null;
  #asked = 0;
  #waitUntil = 0;
  #fresh = false;

  /** `heard` hears begins(time), when the first picture is of what is fetched, and ended(): nothing more is recorded. */
  constructor(session, player, heard) {
    this.#session = session;
    this.#player = player;
    this.#heard = heard;
  }

  /** Whether it fetches what follows when that is needed. */
  get goesOn() { return this.#from !== null; }

  /** Fetches from a time on, instead of what it did before. */
  from(time) {
    this.#from = time;
    this.#fresh = true;
    this.#waitUntil = 0;
    this.#ask(FIRST_MS);
  }

  /** Fetches nothing more. */
  stop() {
    this.#from = null;
    this.#session.stop();
  }

  /** Fetches more if what is there after the time that is seen will soon be used up. */
  tick(time, playing, now) {
    if (this.#from === null || this.#session.busy || now < this.#waitUntil) return;
    if (this.#player.ahead(time) < (playing ? AHEAD_PLAYING_MS : AHEAD_PAUSED_MS)) this.#ask(STRETCH_MS);
  }

  note(note) {
    if (note.type === 'segment') {
      this.#player.segment({ from: timeOf(note.from), media: note.media });
      if (this.#fresh) this.#heard.begins(timeOf(note.begins));
      this.#fresh = false;
    } else if (note.type === 'end') this.#go(timeOf(note.until), timeOf(note.next));
    else if (note.type === 'nothing') this.#go(this.#asked, timeOf(note.next));
    else this.#waitUntil = performance.now() + AGAIN_MS;
  }

  media(bytes) { this.#player.append(bytes); }

  #ask(length) {
    this.#asked = this.#from;
    this.#session.play(this.#from, this.#from + length);
  }

  #go(until, next) {
    this.#from = Math.max(until ?? this.#from, next ?? 0, this.#from);
    if (next !== null || this.#from > this.#asked) return;
    // the newest there is; more may be written
    this.#waitUntil = performance.now() + AGAIN_MS;
    this.#heard.ended();
  }
}
