// One picture on, or back. A browser does not tell when the next picture is; it tells when one is shown that it was sent to.

// times in WebM are rounded to milliseconds
const INTO_S = 0.004;
const SHORTEST_S = 1 / 120;
const FAR_S = 60;
const WAIT_MS = 150;
const MOST_TRIES = 60;

export class Stepping {
  #video;
  #shown = null;
  #count = 0;
  #shortest = null;
  #busy = false;

  /** Follows the pictures of `video` until `signal` ends it. */
  constructor(video, signal) {
    this.#video = video;
    const seen = (now, picture) => {
      if (signal.aborted) return;
      this.#learn(picture);
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
      await (by < 0 ? this.#back(seek) : this.#on(seek));
    } finally {
      this.#busy = false;
    }
  }

  // just before a picture begins is the one before it
  async #back(seek) {
    const from = this.#shown;
    await this.#go(from - INTO_S, seek);
    if (this.#shown < from) this.#note(from - this.#shown);
  }

  // never further at once than the shortest picture lasts, so none is left out
  async #on(seek) {
    const from = this.#shown;
    if (this.#shortest === null) await this.#back(seek);
    const least = this.#shortest ?? SHORTEST_S;
    for (let tries = 0; tries < MOST_TRIES && this.#shown <= from; tries += 1) {
      await this.#go(from + least * (1.25 + tries * 0.75), seek);
    }
  }

  // the browser tells of the picture a little after it has gone there
  async #go(second, seek) {
    const count = this.#count;
    await seek(second * 1000);
    const until = performance.now() + WAIT_MS;
    while (this.#count === count && performance.now() < until) await new Promise(done => { requestAnimationFrame(done); });
  }

  // what follows while it plays is a neighbour
  #learn({ mediaTime, presentedFrames }) {
    const apart = this.#shown === null ? 0 : mediaTime - this.#shown;
    if (Math.abs(apart) > FAR_S) this.#shortest = null;
    else if (!this.#video.paused && presentedFrames === this.#count + 1 && apart > 0) this.#note(apart);
    this.#shown = mediaTime;
    this.#count = presentedFrames;
  }

  #note(apart) {
    if (apart < FAR_S && (this.#shortest === null || apart < this.#shortest)) this.#shortest = Math.max(apart, SHORTEST_S);
  }
}
