// The keys that this page holds: one to watch, one to manage. Each is in memory, and in the browser's keeping if a person wanted that.
import { hasWebCrypto, makeAccessKey, makeManagementKey } from './seal.js';

const MAKE = { access: makeAccessKey, management: makeManagementKey };

export class HeldKeys {
  #keys = { access: null, management: null };
  #remembered = { access: false, management: false };

  /** The key to watch with, or null. */
  get access() { return this.#keys.access; }

  /** The key to manage with, or null. */
  get management() { return this.#keys.management; }

  /** Whether the browser keeps the key of this kind. */
  remembers(kind) { return this.#remembered[kind]; }

  /** Takes what the browser kept. */
  async recall() {
    if (!hasWebCrypto) return;
    const kept = await import('./remembered.js');
    for (const kind of Object.keys(this.#keys)) {
      this.#keys[kind] ??= await kept.recall(kind);
      this.#remembered[kind] = this.#keys[kind] !== null;
    }
  }

  /** Holds a key of 32 bytes, which are wiped; returns false if it was to be remembered and the browser did not. */
  async hold(kind, bytes, remember) {
    this.#keys[kind] = await MAKE[kind](bytes);
    this.#remembered[kind] = false;
    return !remember || this.remember(kind, true);
  }

  /** Has the browser keep the key, or forget it; returns whether it did. */
  async remember(kind, wanted) {
    if (!hasWebCrypto) return !wanted;
    const kept = await import('./remembered.js');
    try {
      await (wanted ? kept.remember(kind, this.#keys[kind]) : kept.forget(kind));
      this.#remembered[kind] = wanted;
      return true;
    } catch {
      return false;
    }
  }

  /** Lets go of a key, here and in the browser's keeping. */
  async drop(kind) {
    this.#keys[kind] = null;
    await this.remember(kind, false);
  }
}
