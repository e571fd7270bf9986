// Puts recorded media into a video element through MediaSource. The element's time is seconds since 1970, so that every segment has its place
// whatever came before it. Knows nothing of sockets.

const LAST_SECOND = 2 ** 32;
const KEEP_BEHIND_S = 30;
const TRIM_EVERY_S = 10;
const NEAR_S = 0.05;

const Source = globalThis.MediaSource ?? globalThis.ManagedMediaSource;

export class RecordedPlayer {
  #video;
  #troubled;
  #source = null;
  #buffer = null;
  #type = '';
  #todo = [];
  #over = new AbortController();

  /** Plays in `video`; `troubled({ cannotPlay, media })` is called when it cannot go on: with `cannotPlay`, never with this media. */
  constructor(video, troubled) {
    this.#video = video;
    this.#troubled = troubled;
    video.addEventListener('error', () => { if (this.#source) this.#fail({ cannotPlay: false }); }, { signal: this.#over.signal });
  }

  /** Takes what the node says of the segment that the next bytes belong to: when its media time is zero, and its media type. */
  segment({ from, media }) {
    if (!Source?.isTypeSupported(media)) {
      this.#fail({ cannotPlay: true, media });
      return;
    }
    if (!this.#source) this.#open(media);
    this.#do(() => {
      this.#reopen();
      // what came before may have ended within a fragment
      this.#buffer.abort();
      if (media !== this.#type) this.#buffer.changeType(media);
      this.#type = media;
      this.#buffer.timestampOffset = from / 1000;
    });
  }

  /** Takes the next bytes. */
  append(bytes) {
    this.#do(() => this.#buffer.appendBuffer(bytes));
  }

  /** Forgets all media; the picture stays until another is shown. */
  empty() {
    this.#todo = [];
    if (!this.#source) return;
    this.#do(() => {
      this.#reopen();
      this.#buffer.abort();
      this.#buffer.remove(0, LAST_SECOND);
    });
  }

  /** Nothing follows for now: without this a browser keeps back the last pictures. */
  finish() {
    this.#do(() => { if (this.#source.readyState === 'open') this.#source.endOfStream(); });
  }

  /** Sends the element to a time, once everything before is done. */
  go(time) {
    this.#do(() => {
      this.#video.currentTime = time / 1000;
    });
  }

  /** Forgets what was played a while ago. */
  trim() {
    const { buffered, currentTime } = this.#video;
    const until = currentTime - KEEP_BEHIND_S;
    if (buffered.length && until - buffered.start(0) > TRIM_EVERY_S && !this.#todo.length) this.#do(() => this.#buffer.remove(0, until));
  }

  /** How much media there is after a time, gaps not counted, in milliseconds. */
  ahead(time) {
    return ranges(this.#video.buffered).reduce((sum, { start, end }) => sum + Math.max(0, end * 1000 - Math.max(start * 1000, time)), 0);
  }

  /** Whether there is a picture for this time. */
  has(time) { return this.#range(time / 1000) !== null; }

  /** Where media begins after a time, or null. */
  next(time) {
    const starts = ranges(this.#video.buffered).map(({ start }) => start).filter(start => start > time / 1000);
    return starts.length ? Math.min(...starts) * 1000 : null;
  }

  /** Ends it. */
  close() {
    this.#over.abort();
    this.#source = this.#buffer = null;
    this.#todo = [];
    this.#video.removeAttribute('src');
    this.#video.load();
  }

  // an ended source is as long as what is in it
  #reopen() {
    if (this.#source.readyState !== 'ended') return;
    this.#buffer.timestampOffset = this.#buffer.timestampOffset;
    this.#source.duration = LAST_SECOND;
  }

  #range(second) {
    return ranges(this.#video.buffered).find(({ start, end }) => second >= start - NEAR_S && second < end) ?? null;
  }

  #open(media) {
    const source = new Source();
    this.#source = source;
    this.#type = media;
    this.#video.disableRemotePlayback = true;
    const address = URL.createObjectURL(source);
    source.addEventListener('sourceopen', () => {
      URL.revokeObjectURL(address);
      if (this.#source !== source) return;
      source.duration = LAST_SECOND;
      this.#buffer = source.addSourceBuffer(media);
      this.#buffer.addEventListener('updateend', () => this.#next());
      this.#next();
    }, { once: true });
    this.#video.src = address;
  }

  #do(act) {
    this.#todo.push(act);
    this.#next();
  }

  #next() {
    try {
      while (this.#todo.length && this.#buffer && !this.#buffer.updating) this.#todo.shift()();
    } catch (error) {
      this.#fail({ cannotPlay: false, error });
    }
  }

  #fail(how) {
    this.#source = this.#buffer = null;
    this.#todo = [];
    this.#troubled(how);
  }
}

const ranges = buffered => Array.from({ length: buffered.length }, (_, at) => ({ start: buffered.start(at), end: buffered.end(at) }));
