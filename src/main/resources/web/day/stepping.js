// One picture on, or back. A browser does not tell when the next picture is; it tells when one is shown that it was sent to.

const INTO_S = 0.001;
const SHORTEST_S = 1 / 120;
const WAIT_MS = 300;
const MOST_TRIES = 60;

export class Stepping {
  #video;
  #shown = null;
  #shortest = null;
  #busy = false;

  /** Follows the pictures of `video` until `signal` ends it. */
  constructor(video, signal) {
    this.#video = video;
    const seen = (now, { mediaTime }) => {
      if (signal.aborted) return;
      this.#learn(mediaTime);
      video.requestVideoFrameCallback(seen);
    };
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(seen);
  }

  /** When the picture that is shown begins, in milliseconds, or null if that is not known. */
  get time() { return this.#shown === null ? null : this.#shown * 1000; }

  /**
   * Goes to the picture before (`by` of -1) or after the one that is shown. `seek(time)` sends the video to a time and resolves when it is
   * there. Does nothing while it is busy.
   */
  async step(by, seek) {
    if (this.#busy || this.#shown === null) return;
    this.#busy = true;
    try {
      if (by < 0) await seek((this.#shown - INTO_S) * 1000);
      else await this.#next(seek);
    } finally {
      this.#busy = false;
    }
  }

  // never further at once than the shortest picture lasts, so none is left out
  async #next(seek) {
    const from = this.#shown;
    const least = this.#shortest ?? SHORTEST_S;
    for (let tries = 0; tries < MOST_TRIES && this.#shown <= from; tries += 1) {
      await seek((from + least * (1.25 + tries * 0.75)) * 1000);
      await this.#settled(from);
    }
  }

  // the browser tells of the picture a little after it has gone there
  async #settled(from) {
    const until = performance.now() + (this.#shortest === null ? WAIT_MS / 3 : WAIT_MS);
    while (this.#shown <= from && performance.now() < until) await new Promise(done => { requestAnimationFrame(done); });
  }

  #learn(mediaTime) {
    const apart = this.#shown === null ? 0 : Math.abs(mediaTime - this.#shown);
    if (apart > SHORTEST_S / 2 && (this.#shortest === null || apart < this.#shortest)) this.#shortest = apart;
    this.#shown = mediaTime;
  }
}
