// Does something again and again while the page is seen: nobody asks the node for a hidden tab.

export class Repeat {
  #act;
  #everyMs;
  #timer = 0;
  #busy = false;
  #over = new AbortController();

  /** Calls the asynchronous `act` at once, and again `everyMs` after it is done. */
  constructor(act, everyMs) {
    this.#act = act;
    this.#everyMs = everyMs;
    document.addEventListener('visibilitychange', () => this.now(), { signal: this.#over.signal });
    this.now();
  }

  /** Milliseconds from one time to the next; counts from now. */
  set everyMs(wanted) {
    if (wanted === this.#everyMs) return;
    this.#everyMs = wanted;
    this.#wait();
  }

  /** Whether it was stopped. */
  get over() { return this.#over.signal.aborted; }

  /** Does it now, unless it is being done. */
  async now() {
    if (this.over || this.#busy || document.hidden) return;
    this.#busy = true;
    try {
      await this.#act();
    } finally {
      this.#busy = false;
      this.#wait();
    }
  }

  /** Does it no more. */
  stop() {
    this.#over.abort();
    clearTimeout(this.#timer);
  }

  #wait() {
    clearTimeout(this.#timer);
    if (!this.over) this.#timer = setTimeout(() => this.now(), this.#everyMs);
  }
}
