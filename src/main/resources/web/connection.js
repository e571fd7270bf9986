// Keeps a session with the node: joins, finds out why it ended, waits, joins again, for ever.
import { Admission } from './admission.js';
import { BackOff } from './back-off.js';
import { BrokenSeal } from './opener.js';
import { Session } from './session.js';

const STEADY_MS = 2000;

// what the node says by its close code: `ended` needs a person, `trouble` passes
const CLOSED = {
  1001: { trouble: 'restarting' },
  1013: { trouble: 'full', waitMs: 30_000 },
  4001: { ended: 'revoked' },
  4002: { trouble: 'stopped', waitMs: 5000 },
  4003: { trouble: 'connecting', atOnce: true },
  4005: { trouble: 'unplugged', waitMs: 5000 },
  4006: { ended: 'revoked' },
};
const REFUSED = {
  key: { ended: 'wrong' },
  clock: { trouble: null, atOnce: true },
  unknown: { ended: 'unknown' },
  full: { trouble: 'full', waitMs: 30_000 },
  away: { away: true },
};
const LOST = { trouble: 'reconnecting' };

export class Connection {
  #key;
  #admission;
  #listener;
  #session = null;
  #backOff = new BackOff();
  #timer = 0;
  #retryAt = 0;
  #joinedAt = 0;
  #generation = 0;
  joins = 0;

  /**
   * Joins at a path of `Admission`. `listener` hears hello(hello), started() if it wants to, opened(bytes), told(message), answered(),
   * unanswered(), and lost({ ended | trouble }).
   */
  constructor(key, path, listener) {
    this.#key = key;
    this.#admission = new Admission(key, path);
    this.#listener = listener;
  }

  /** Number of the last sealed message of this session. */
  get counter() { return this.#session?.counter ?? 0; }

  /** Whether a session is open or being opened. */
  get busy() { return this.#session !== null; }

  /** Milliseconds until the next try; 0 when none is planned. */
  retryIn(now) { return Math.max(0, this.#retryAt - now); }

  /** Opens a session now. */
  async join() {
    this.leave();
    const mine = this.#generation;
    this.#joinedAt = performance.now();
    this.joins += 1;
    const request = await this.#admission.request();
    if (mine !== this.#generation) return;
    this.#session = new Session(request, this.#key, {
      hello: hello => { this.#listener.answered(); return this.#listener.hello(hello); },
      started: () => this.#listener.started?.(),
      opened: bytes => this.#listener.opened(bytes),
      told: message => this.#listener.told(message),
      broken: error => this.#end(error instanceof BrokenSeal ? { ended: 'seal' } : { trouble: 'stalled' }),
      closed: how => this.#closed(how),
    });
  }

  /** Ends the session, if there is one, and plans nothing. */
  leave() {
    this.#generation += 1;
    clearTimeout(this.#timer);
    this.#retryAt = 0;
    this.#session?.leave();
    this.#session = null;
  }

  /** Ends the session and joins again after a while. */
  rejoinLater(waitMs = this.#backOff.next()) {
    this.leave();
    this.#retryAt = performance.now() + waitMs;
    this.#timer = setTimeout(() => this.join(), waitMs);
  }

  /** Says something to the node; returns whether there is a session that it can be said in. */
  say(message) { return this.#session?.say(message) ?? false; }

  /** All is well: the next wait may be short again. */
  healthy() { this.#backOff.reset(); }

  /** Forgets all waiting and tries at once. */
  tryNow() {
    this.#backOff.reset();
    this.join();
  }

  async #closed({ code, greeted }) {
    this.#session = null;
    if (greeted || CLOSED[code]) {
      this.#end(CLOSED[code] ?? LOST);
      return;
    }
    const mine = this.#generation;
    const why = await this.#admission.whyRefused();
    if (mine !== this.#generation) return;
    if (why === 'away') this.#listener.unanswered();
    else this.#listener.answered();
    this.#end(REFUSED[why] ?? LOST);
  }

  #end({ ended, away, trouble = null, waitMs, atOnce }) {
    this.#listener.lost({ ended, trouble: away ? 'reconnecting' : trouble });
    if (ended) {
      this.leave();
      return;
    }
    // "at once" only once: a node that says so each time must not be hammered
    const steady = performance.now() - this.#joinedAt > STEADY_MS;
    this.rejoinLater(waitMs ?? (atOnce && (steady || this.joins < 2) ? 0 : this.#backOff.next()));
  }
}
