// Plays one byte stream in a video element through MediaSource. Knows nothing of sockets or seals.
import { LiveEdge } from './live-edge.js';
import { mediaTypes, mediaTypeWithSound } from './media-types.js';

const KEEP_BEHIND_S = 10;
const TRIM_EVERY_S = 10;
const KEEP_PAUSED_S = 60;
const MAX_QUEUED_BYTES = 16 << 20;
const STUCK_MS = 1000;

const Source = globalThis.MediaSource ?? globalThis.ManagedMediaSource;
const managed = Boolean(Source) && Source === globalThis.ManagedMediaSource;

/** Which player of the browser is used, in words. */
export const playerName = managed ? 'ManagedMediaSource' : 'MediaSource';

export class Player {
  #video;
  #troubled;
  #edge = new LiveEdge();
  #source = null;
  #buffer = null;
  #queue = [];
  #queued = 0;
  #evicting = false;
  #moved = { time: 0, at: 0 };
  #jumps = 0;
  #begun = false;
  #sound = false;

  /** Plays in `video` until `signal` ends it; `troubled(reason)` is called when this stream cannot go on and a new one is needed. */
  constructor(video, signal, troubled) {
    this.#video = video;
    this.#troubled = troubled;
    video.addEventListener('error', () => { if (this.#source) this.#fail(`the decoder said: ${video.error?.message || video.error?.code}`); }, { signal });
  }

  /** Times the picture was moved to now at once because it was late or stuck. */
  get jumps() { return this.#jumps; }

  /** Seconds in hand that are wanted. */
  get target() { return this.#edge.target; }

  /** Whether too much is in hand for the picture to be called live. */
  get behind() { return this.#edge.behind; }

  /** Seconds of media in hand, not shown yet. */
  get ahead() {
    const { buffered, currentTime } = this.#video;
    return buffered.length ? Math.max(0, buffered.end(buffered.length - 1) - currentTime) : 0;
  }

  /** Whether the stream was opened with sound: then only one with sound may be appended. */
  get sound() { return this.#sound; }

  /** Begins a new stream; the element is empty until media arrives. Returns whether the browser can play it; with `listen`, with sound if it can. */
  async open(hello, listen) {
    this.close();
    const withSound = listen ? mediaTypeWithSound(hello) : null;
    const type = Source && [withSound, ...mediaTypes(hello)].find(one => one && Source.isTypeSupported(one));
    if (!type) return false;
    this.#sound = type === withSound;
    const source = new Source();
    this.#source = source;
    if (managed) this.#manage(source);
    const address = URL.createObjectURL(source);
    const opened = new Promise(done => { source.addEventListener('sourceopen', done, { once: true }); });
    this.#video.src = address;
    await opened;
    URL.revokeObjectURL(address);
    if (this.#source !== source) return true;
    source.duration = Infinity;
    this.#buffer = source.addSourceBuffer(type);
    this.#buffer.mode = 'sequence';
    this.#buffer.addEventListener('updateend', () => this.#updated());
    return true;
  }

  /** Takes the next bytes of the stream. */
  append(bytes, now) {
    if (!this.#source) return;
    this.#edge.arrived(now);
    this.#queue.push(bytes);
    this.#queued += bytes.length;
    if (this.#queued > MAX_QUEUED_BYTES) this.#fail('more waits for the player than it can take');
    else this.#next();
  }

  /** Keeps the picture near now; called about ten times a second. With `hold` time shift is left alone. */
  tick(now, hold) {
    if (!this.#buffer || !this.#video.buffered.length) return;
    const { currentTime, paused } = this.#video;
    if (currentTime !== this.#moved.time || paused) this.#moved = { time: currentTime, at: now };
    if (hold) {
      this.#video.playbackRate = 1;
      // a very long pause outlives what is kept: go on with the oldest there is
      const oldest = this.#video.buffered.start(0);
      if (!paused && currentTime < oldest) this.#video.currentTime = oldest;
      return;
    }
    const { jump, late, rate } = this.#edge.advise(this.ahead, now);
    const stuck = now - this.#moved.at > STUCK_MS && this.ahead > this.target;
    if (jump || stuck) {
      this.#jumps += late || stuck ? 1 : 0;
      this.jump();
    }
    if (this.#video.playbackRate !== rate) this.#video.playbackRate = rate;
  }

  /** Goes to the newest picture at once. */
  jump() {
    const { buffered } = this.#video;
    if (!buffered.length) return;
    const last = buffered.length - 1;
    this.#video.currentTime = Math.max(buffered.start(last), buffered.end(last) - this.target);
    this.#moved.at = performance.now();
  }

  /** Ends the stream. The element goes blank when the next one opens, not before. */
  close() {
    this.#source = null;
    this.#buffer = null;
    this.#queue = [];
    this.#queued = 0;
    this.#evicting = false;
    this.#begun = false;
    this.#sound = false;
    this.#edge.join(0);
  }

  #manage(source) {
    this.#video.disableRemotePlayback = true;
    source.addEventListener('startstreaming', () => this.#next());
  }

  // the first pictures are those the node had kept: begin with the newest of them
  #updated() {
    if (!this.#begun && this.#video.buffered.length) {
      this.#begun = true;
      this.jump();
    }
    this.#next();
  }

  #next() {
    const buffer = this.#buffer;
    if (!buffer || buffer.updating || this.#source.readyState !== 'open') return;
    if (this.#trim() || !this.#queue.length || (managed && !this.#source.streaming)) return;
    const part = this.#queue.length === 1 ? this.#queue[0] : joined(this.#queue, this.#queued);
    try {
      buffer.appendBuffer(part);
      this.#queue = [];
      this.#queued = 0;
      this.#evicting = false;
    } catch (error) {
      this.#queue = [part];
      if (error.name === 'QuotaExceededError' && !this.#evicting) this.#evict();
      else this.#fail(`the player did not take the stream: ${error.name}`);
    }
  }

  // returns whether the buffer is busy with it
  #trim() {
    const { buffered, currentTime } = this.#video;
    if (!buffered.length) return false;
    const start = buffered.start(0);
    const keepFrom = Math.max(currentTime - KEEP_BEHIND_S, buffered.end(buffered.length - 1) - KEEP_PAUSED_S);
    if (keepFrom - start < TRIM_EVERY_S) return false;
    this.#buffer.remove(start, keepFrom);
    return true;
  }

  #evict() {
    const { buffered, currentTime } = this.#video;
    this.#evicting = true;
    const until = currentTime - 1;
    if (buffered.length && until > buffered.start(0)) this.#buffer.remove(buffered.start(0), until);
    else this.#fail('the browser has no room for the picture');
  }

  #fail(reason) {
    this.close();
    this.#troubled(reason);
  }
}

function joined(parts, size) {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
