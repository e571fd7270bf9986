// Asking the node to be let in: the signed query, the node's clock, and why it said no.
import { toBase64 } from './access-key.js';
import { nodeSeconds, setClock } from './node-clock.js';

const VALID_SECONDS = 60;
const NONCE_BYTES = 16;
const ANSWER_MS = 6000;

/** Where the live picture of a camera is; a camera of null is the node's default one. */
export const liveOf = camera => `${below(camera)}/stream`;

/** Where the recording of a camera is. */
export const recordedOf = camera => `${below(camera)}/recordings/stream`;

const below = camera => (camera === null ? '' : `/cameras/${encodeURIComponent(camera)}`);

export class Admission {
  #key;
  #path;

  /** Asks with a key for what is at a path: `liveOf(camera)` or `recordedOf(camera)`. */
  constructor(key, path) {
    this.#key = key;
    this.#path = path;
  }

  /** Makes a request that is good for a minute: `{ url, cnonce }`. */
  async request() {
    const cnonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const origin = location.origin.replace(/^http/, 'ws');
    return { url: `${origin}${this.#path}?${await this.#query(cnonce)}`, cnonce };
  }

  /**
   * Finds out why a connection was refused, since a browser does not say: 'admitted' (it would be let in), 'key', 'clock'
   * (it differed and is corrected now), 'unknown' (no such camera), 'full', 'away' (no answer) or 'other'.
   */
  async whyRefused() {
    const cnonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    let answer;
    try {
      answer = await ask(`${this.#path}/check?${await this.#query(cnonce)}`);
    } catch {
      return 'away';
    }
    if (answer.ok) return 'admitted';
    if (answer.status === 400) return (await correctClock(answer)) ? 'clock' : 'other';
    return { 401: 'key', 404: 'unknown', 502: 'away', 503: 'full', 504: 'away' }[answer.status] ?? 'other';
  }

  async #query(cnonce) {
    const exp = nodeSeconds() + VALID_SECONDS;
    const token = await this.#key.sign(`stream:${exp}`);
    return new URLSearchParams({ token: toBase64(token), exp, cnonce: toBase64(cnonce) }).toString();
  }
}

async function correctClock(answer) {
  try {
    return setClock(answer.headers.get('Date') ?? (await ask('/')).headers.get('Date'));
  } catch {
    return false;
  }
}

function ask(path) {
  const headers = { Accept: 'application/json' };
  return fetch(path, { headers, cache: 'no-store', credentials: 'omit', redirect: 'error', signal: AbortSignal.timeout(ANSWER_MS) });
}
