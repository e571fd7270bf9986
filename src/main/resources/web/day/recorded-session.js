// Asks the node for recorded pictures over one sealed socket, one request at a time: a new one takes the place of the last.
import { recordedOf } from '../admission.js';
import { Connection } from '../connection.js';
import { text } from './spans.js';

const NOTE = 0x6e;
const MEDIA = 0x6d;
// after these notes of a request, nothing more comes for it
// a browser cannot hold a socket back: so much may wait to be opened or written, and it is told each time so much was
const WINDOW_BYTES = 16e6;
const TELL_EVERY_BYTES = 2e6;
const LAST = new Set(['end', 'nothing', 'failed']);

export class RecordedSession {
  #connection;
  #heard;
  #id = 0;
  #request = null;
  #mine = false;
  #took = 0;
  #told = 0;

  /**
   * `heard` hears note(note) and media(bytes), which may return a promise of having taken them, of the newest request only, restarted() when a request is asked again after the connection
   * was lost, lost({ ended | trouble }), and with() when there is a connection.
   */
  constructor(key, camera, heard) {
    this.#heard = heard;
    this.#connection = new Connection(key, recordedOf(camera), {
      hello: () => ({}),
      started: () => this.#started(),
      opened: bytes => this.#opened(bytes),
      told: () => {},
      answered: () => {},
      unanswered: () => {},
      lost: how => heard.lost?.(how),
    });
    this.#connection.join();
  }

  /** Milliseconds until the next try to connect; 0 when none is planned. */
  retryIn() { return this.#connection.retryIn(performance.now()); }

  /** Whether a request is being answered. */
  get busy() { return this.#request !== null; }

  /** Asks for what is recorded between two times, beginning with the keyframe at or before the first. */
  play(from, to) { this.#ask({ type: 'play', from: text(from), to: text(to) }); }

  /** Asks for the keyframe at or before a time. */
  picture(at) { this.#ask({ type: 'picture', at: text(at) }); }

  /** Asks for one file of what is recorded between two times. */
  save(from, to) { this.#ask({ type: 'save', from: text(from), to: text(to) }); }

  /** Asks for nothing any more. */
  stop() {
    if (this.#request) this.#connection.say({ type: 'stop' });
    this.#request = null;
    this.#mine = false;
  }

  /** Connects at once. */
  tryNow() { this.#connection.tryNow(); }

  /** Ends the session until the next tryNow(). */
  leave() {
    this.#request = null;
    this.#mine = false;
    this.#connection.leave();
  }

  #ask(request) {
    this.#id += 1;
    this.#mine = false;
    this.#request = { ...request, id: this.#id };
    [this.#took, this.#told] = [0, 0];
    this.#connection.say(this.#request);
  }

  #started() {
    this.#connection.healthy();
    this.#connection.say({ type: 'window', bytes: WINDOW_BYTES });
    this.#heard.with?.();
    if (!this.#request) return;
    this.#heard.restarted?.();
    if (this.#request) this.#ask(this.#request);
  }

  #opened(bytes) {
    if (bytes[0] === NOTE) this.#noted(bytes.subarray(1));
    else if (bytes[0] === MEDIA && this.#mine) this.#taking(this.#id, bytes.subarray(1));
  }

  async #taking(id, bytes) {
    await this.#heard.media(bytes);
    if (id !== this.#request?.id) return;
    this.#took += bytes.length;
    if (this.#took - this.#told < TELL_EVERY_BYTES) return;
    this.#told = this.#took;
    this.#connection.say({ type: 'took', id, bytes: this.#took });
  }

  // media bear no number of their own: they go on from the note before
  #noted(bytes) {
    const note = parse(bytes);
    this.#mine = note !== null && note.id === this.#request?.id;
    if (!this.#mine) return;
    if (LAST.has(note.type)) {
      this.#request = null;
      this.#mine = false;
    }
    this.#heard.note(note);
  }
}

function parse(bytes) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
