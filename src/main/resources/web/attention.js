// Whether anybody looks. A picture in a hidden tab costs the node and the network for nobody.

const HIDDEN_MS = 10_000;

export class Attention {
  #timer = 0;
  #resting = false;
  #listener;

  /** `listener` hears rest() after 10 s of a hidden page, wake() when it is seen again after that, and glance() when it was shorter. */
  constructor(signal, listener) {
    this.#listener = listener;
    document.addEventListener('visibilitychange', () => this.#changed(), { signal });
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  /** Whether the page rests. */
  get resting() { return this.#resting; }

  #changed() {
    clearTimeout(this.#timer);
    if (document.hidden) {
      this.#timer = setTimeout(() => this.#rest(), HIDDEN_MS);
    } else if (this.#resting) {
      this.#resting = false;
      this.#listener.wake();
    } else this.#listener.glance();
  }

  #rest() {
    if (document.pictureInPictureElement) return;
    this.#resting = this.#listener.rest();
  }
}
