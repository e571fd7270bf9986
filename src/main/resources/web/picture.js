// The picture on the screen: when it last changed, its last frame kept while a new stream is prepared, and pausing it.

export class Picture {
  #video;
  #still;
  #waiting = true;
  #own = false;
  #time = 0;

  /** Set when the browser plays only after a press. */
  needsPress = false;
  /** Whether a person paused; the picture then lags until `release`. */
  shifted = false;
  /** `performance.now()` and the time of day of the newest picture shown; null before the first. */
  seenAt = null;
  seenDate = null;

  /** `first` is called at the first picture of each stream; `still` is the canvas that holds the last frame of the one before; `signal` ends it. */
  constructor(video, still, signal, first) {
    this.#video = video;
    this.#still = still;
    this.first = first;
    video.addEventListener('pause', () => this.#paused(), { signal });
    video.addEventListener('play', () => { this.needsPress = false; }, { signal });
    const seen = () => {
      if (signal.aborted) return;
      if (!video.paused || this.#waiting) this.#seen();
      video.requestVideoFrameCallback(seen);
    };
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(seen);
  }

  /** Milliseconds since the picture last changed; 0 before the first. */
  age(now) {
    return this.seenAt === null ? 0 : now - this.seenAt;
  }

  /** Whether the stream that plays now has shown a picture. */
  get shown() {
    return !this.#waiting;
  }

  /** Keeps the last frame in sight; the next stream may empty the element. */
  hold() {
    if (!this.#waiting && this.#video.videoWidth) {
      this.#still.width = this.#video.videoWidth;
      this.#still.height = this.#video.videoHeight;
      this.#still.getContext('2d').drawImage(this.#video, 0, 0);
      this.#still.hidden = false;
    }
    this.#waiting = true;
    this.#own = false;
    this.shifted = false;
  }

  /** The next stream is in the element: from now on a picture is one of its own. */
  expect() {
    this.#own = true;
    this.#time = this.#video.currentTime;
    this.play();
  }

  /** Plays, without sound if the browser does not like it, or finds that it wants a press first. */
  play() {
    this.#video.play().catch(error => {
      if (error.name !== 'NotAllowedError') return;
      if (this.#video.muted) this.needsPress = true;
      else {
        this.#video.muted = true;
        this.play();
      }
    });
  }

  /** Stops the picture without calling it a person's wish. */
  stop() {
    this.#own = false;
    this.#video.pause();
  }

  /** Where frames are not announced, or nobody looks, a clock that runs stands for them. */
  tick() {
    const { currentTime } = this.#video;
    const announced = 'requestVideoFrameCallback' in this.#video && !document.hidden;
    if (!announced && currentTime !== this.#time) this.#seen();
    this.#time = currentTime;
  }

  #seen() {
    if (!this.#own) return;
    this.seenAt = performance.now();
    this.seenDate = new Date();
    if (!this.#waiting) return;
    this.#waiting = false;
    this.#still.hidden = true;
    this.first();
  }

  #paused() {
    // browsers pause a hidden picture by themselves; only a person's pause is time shift
    if (this.#own && !document.hidden && !this.#waiting && !this.#video.error) this.shifted = true;
  }
}
