// Opens the sealed messages of one session, strictly in order. WebCrypto answers when it likes, and two messages in the wrong
// order would tear the stream; so each result waits for the one before it.

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CONN_BYTES = 4;
const MAX_WAITING_BYTES = 32 << 20;

/** What is wrong with a message: its seal, its number or its sender. */
export class BrokenSeal extends Error {}

/** This browser opens more slowly than the node sends. */
export class TooSlow extends Error {}

export class Opener {
  #key;
  #conn;
  #aad;
  #listener;
  #counter = 0n;
  #waiting = 0;
  #tail = Promise.resolve();
  #closed = false;

  /** Hands plain bytes to `listener.opened(bytes)` in order; at the first fault calls `listener.broken(error)` once and is silent. */
  constructor(key, hello, conn, listener) {
    this.#key = key;
    this.#conn = conn;
    this.#aad = new TextEncoder().encode(`${hello.conn}|${hello.exp}|${hello.codec.toLowerCase()}|${hello.w}x${hello.h}|${hello.fps}`);
    this.#listener = listener;
  }

  /** Number of the last message that was accepted for opening; 0 before the first. */
  get counter() {
    return Number(this.#counter);
  }

  /** Takes one binary message as it came. */
  push(message) {
    if (this.#closed) return;
    const bytes = new Uint8Array(message);
    const fault = this.#faultOf(bytes);
    if (fault) {
      this.#then(Promise.reject(fault), 0);
      return;
    }
    this.#waiting += bytes.length;
    this.#then(this.#key.open(bytes.subarray(0, NONCE_BYTES), tagLast(bytes), this.#aad), bytes.length);
  }

  /** Forgets the key and all that still waits. */
  close() {
    this.#closed = true;
    this.#key = null;
  }

  #faultOf(bytes) {
    if (bytes.length <= NONCE_BYTES + TAG_BYTES) return new BrokenSeal('a message is too short');
    if (this.#waiting > MAX_WAITING_BYTES) return new TooSlow('too much waits to be opened');
    if (this.#conn.some((byte, at) => byte !== bytes[at])) return new BrokenSeal('a message belongs to another session');
    const counter = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(CONN_BYTES);
    if (counter !== this.#counter + 1n) return new BrokenSeal('a message was repeated or left out');
    this.#counter = counter;
    return null;
  }

  #then(opening, size) {
    opening.catch(() => {});
    this.#tail = this.#tail.then(async () => {
      if (this.#closed) return;
      try {
        const plain = await opening;
        this.#waiting -= size;
        if (!this.#closed) this.#listener.opened(plain);
      } catch (fault) {
        this.#fail(fault);
      }
    });
  }

  #fail(fault) {
    if (this.#closed) return;
    this.close();
    this.#listener.broken(fault instanceof TooSlow ? fault : new BrokenSeal('a seal does not fit'));
  }
}

// the node sends nonce, tag, ciphertext; the browser wants ciphertext, tag
function tagLast(bytes) {
  const sealed = new Uint8Array(bytes.length - NONCE_BYTES);
  sealed.set(bytes.subarray(NONCE_BYTES + TAG_BYTES));
  sealed.set(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES), sealed.length - TAG_BYTES);
  return sealed;
}
