// One session: one WebSocket from open to close, and what the node says over it.
import { fromBase64 } from './access-key.js';
import { Opener } from './opener.js';

const HELLO_MS = 8000;
const PING_MS = 15000;
const MAX_TEXT = 64 << 10;
const NORMAL = 1000;

/**
 * `listener` hears, in this order: hello(hello), which may return a promise: of what to ask for besides, such as `{ audio: true }`, or of
 * false to go no further; then started(), opened(bytes) and told(message); at the end either closed({ code, greeted }) or broken(error), once. After `leave()` it hears nothing.
 */
export class Session {
  #socket;
  #listener;
  #cnonce;
  #key;
  #opener = null;
  #greeted = false;
  #started = false;
  #left = false;
  #helloTimer;
  #pingTimer = 0;

  constructor({ url, cnonce }, key, listener) {
    this.#key = key;
    this.#cnonce = cnonce;
    this.#listener = listener;
    this.#socket = new WebSocket(url);
    this.#socket.binaryType = 'arraybuffer';
    this.#socket.onmessage = ({ data }) => this.#heard(data);
    this.#socket.onclose = ({ code }) => this.#closed(code);
    this.#helloTimer = setTimeout(() => this.#giveUp(), HELLO_MS);
  }

  /** Number of the last sealed message. */
  get counter() {
    return this.#opener?.counter ?? 0;
  }

  /** Ends the session; the listener hears no more. */
  leave() {
    this.#left = true;
    clearTimeout(this.#helloTimer);
    clearInterval(this.#pingTimer);
    this.#opener?.close();
    this.#key = null;
    this.#socket.close(NORMAL);
  }

  /** Asks for a sign of life, to measure the way there and back. */
  ping() { this.say({ type: 'ping', ts: performance.now() / 1000 }); }

  /** Says something to the node, once the session has started; returns whether it was said. */
  say(message) {
    if (!this.#started || this.#socket.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  #heard(data) {
    if (this.#left) return;
    if (data instanceof ArrayBuffer) {
      this.#opener?.push(data);
      return;
    }
    const message = parse(data);
    if (message?.type === 'hello' && !this.#greeted) this.#greet(message);
    else if (message && this.#greeted) this.#listener.told(message);
  }

  async #greet(hello) {
    this.#greeted = true;
    clearTimeout(this.#helloTimer);
    try {
      const { conn, salt } = checked(hello, this.#cnonce);
      const [key, wish] = await Promise.all([this.#key.sessionKey(salt), this.#listener.hello(hello)]);
      if (this.#left || !wish) return;
      this.#opener = new Opener(key, hello, conn, {
        opened: bytes => this.#listener.opened(bytes),
        broken: error => { this.leave(); this.#listener.broken(error); },
      });
      this.#socket.send(JSON.stringify({ type: 'start', conn: hello.conn, exp: hello.exp, ...wish }));
      this.#started = true;
      this.ping();
      this.#pingTimer = setInterval(() => this.ping(), PING_MS);
      this.#listener.started?.();
    } catch {
      this.#giveUp();
    }
  }

  #giveUp() {
    if (this.#left) return;
    this.leave();
    this.#listener.closed({ code: 0, greeted: this.#greeted });
  }

  #closed(code) {
    if (this.#left) return;
    this.leave();
    this.#listener.closed({ code, greeted: this.#greeted });
  }
}

function parse(text) {
  if (text.length > MAX_TEXT) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function checked(hello, cnonce) {
  const snonce = fromBase64(hello.snonce);
  const conn = fromBase64(hello.conn);
  const numbers = [hello.w, hello.h, hello.fps, hello.exp];
  if (snonce.length !== 16 || conn.length !== 4 || !numbers.every(Number.isSafeInteger) || typeof hello.codec !== 'string') {
    throw new TypeError('this is no hello');
  }
  const salt = new Uint8Array(32);
  salt.set(cnonce);
  salt.set(snonce, 16);
  return { conn, salt };
}
