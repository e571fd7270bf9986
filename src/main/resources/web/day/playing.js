// Plays what was recorded: from any moment, at any speed, over gaps. The one who says what the video element does.
import { INTO_MS, KeyPicture } from './key-picture.js';
import { RecordedPlayer } from './recorded-player.js';
import { RecordedSession } from './recorded-session.js';
import { Stretches } from './stretches.js';

/** Above this speed only key pictures are shown. */
const FASTEST_WHOLE = 2;
const KEY_EVERY_MS = 200;
const KEY_LATE_MS = 3000;
const ARRIVE_MS = 2000;
const STALLED = 3;
const NOTED_GAP_MS = 1000;

export class Playing {
  #video;
  #heard;
  #player;
  #session;
  #stretches;
  #keys;
  #at = 0;
  #rate = 1;
  #running = false;
  #waitingSince = null;
  #since = 0;
  #keyAt = 0;
  #lastKey = 0;
  #arrived = () => {};
  #over = new AbortController();

  /** How many pictures a person asked for were seen. */
  shown = 0;

  /**
   * Plays a camera in `video`. `heard` hears shown(), when a picture that was asked for is seen; skipped(from, to) over a gap; ended(),
   * when nothing more is recorded; cannotPlay(media); lost(how) and with() of the connection; and gives newest(), the time of the newest
   * picture there can be: Infinity, if no more are recorded.
   */
  constructor(key, camera, video, heard) {
    const { signal } = this.#over;
    this.#video = video;
    this.#heard = heard;
    this.#player = new RecordedPlayer(video, how => this.#troubled(how));
    this.#session = new RecordedSession(key, camera, {
      note: note => this.#taker.note(note),
      media: bytes => this.#taker.media(bytes),
      lost: how => heard.lost(how),
      with: () => heard.with(),
    });
    this.#stretches = new Stretches(this.#session, this.#player, { begins: time => this.#begins(time), ended: () => this.#ended() });
    this.#keys = new KeyPicture(this.#session, this.#player, video, { shown: time => this.#keyShown(time), nothing: next => this.#keyMissing(next) });
    video.addEventListener('seeked', () => this.#seeked(), { signal });
  }

  /** The time that is seen, or that was asked for. */
  get time() {
    if (this.#waitingSince !== null || !this.#running) return this.#at;
    return this.#fast ? this.#at : Math.max(this.#at, this.#video.currentTime * 1000 - INTO_MS);
  }

  get running() { return this.#running; }
  get rate() { return this.#rate; }

  /** For how long a picture has been waited for, in milliseconds; 0 if none is. */
  waited(now) { return this.#waitingSince === null ? 0 : now - this.#waitingSince; }

  /** Milliseconds until the next try to connect. */
  retryIn() { return this.#session.retryIn(); }

  /** Shows the picture of a time. */
  seek(time) {
    this.#at = time;
    this.#waitingSince = performance.now();
    if (this.#fast && this.#running) {
      this.#startFast();
      return;
    }
    if (this.#stretches.goesOn && this.#player.has(time + INTO_MS)) this.#player.go(time + INTO_MS);
    else this.#fetch(time);
  }

  /** Shows the picture of a time; resolves when it is seen, or after a while. */
  arrive(time) {
    this.seek(time);
    return new Promise(done => {
      this.#arrived = done;
      setTimeout(done, ARRIVE_MS);
    });
  }

  /** Shows nothing: there is nothing at this time. */
  rest(time) {
    this.#running = false;
    this.#video.pause();
    this.#at = time;
    this.#waitingSince = null;
    this.#stretches.stop();
    this.#player.empty();
  }

  play() {
    if (this.#running) return;
    this.#running = true;
    this.#resume();
  }

  pause() {
    if (!this.#running) return;
    this.#at = this.time;
    this.#running = false;
    this.#video.pause();
    // the picture on the screen may be one further than the clock that was read
    this.seek(this.#at);
  }

  /** ½, 1 or 2 show every picture; 4, 8 and 16 key pictures. */
  set rate(rate) {
    this.#at = this.time;
    const was = this.#fast;
    this.#rate = rate;
    if (!this.#running) return;
    if (was !== this.#fast) this.#video.pause();
    if (was && !this.#fast) this.seek(this.#at);
    this.#resume();
  }

  /** Called about ten times a second. */
  tick(now) {
    if (this.#fast && this.#running) {
      this.#tickFast(now);
      return;
    }
    this.#stretches.tick(this.time, this.#running, now);
    this.#player.trim();
    if (this.#running) this.#jumpOverGap();
  }

  /** Tries to connect at once. */
  tryNow() { this.#session.tryNow(); }

  close() {
    this.#over.abort();
    this.#session.leave();
    this.#player.close();
  }

  get #fast() { return this.#rate > FASTEST_WHOLE; }

  get #taker() { return this.#fast && this.#running ? this.#keys : this.#stretches; }

  #fetch(time) {
    this.#player.empty();
    this.#player.go(time + INTO_MS);
    this.#stretches.from(time);
  }

  #resume() {
    if (this.#fast) {
      this.#startFast();
      return;
    }
    this.#video.playbackRate = this.#rate;
    this.#video.play().catch(() => {});
  }

  #seeked() {
    if (this.#taker === this.#keys) this.#keys.seeked();
    else if (!this.#video.seeking) this.#seen();
  }

  #seen() {
    if (this.#waitingSince === null) return;
    this.#waitingSince = null;
    this.shown += 1;
    this.#arrived();
    this.#heard.shown();
  }

  // the node begins with the keyframe before; it is later than what was asked for only where that was not recorded
  #begins(time) {
    if (this.#waitingSince !== null && time > this.#at) {
      this.#at = time;
      this.#player.go(time + INTO_MS);
    }
  }

  #ended() {
    if (this.#heard.newest() !== Infinity) return;
    this.#player.finish();
    if (this.#player.ahead(this.time) < KEY_EVERY_MS) this.#heard.ended();
  }

  #jumpOverGap() {
    const next = this.#player.next(this.time);
    if (this.#video.readyState >= STALLED || this.#video.seeking || next === null) return;
    if (next - this.time > NOTED_GAP_MS) this.#heard.skipped(this.time, next);
    this.#at = next;
    this.#player.go(next + INTO_MS);
  }

  #startFast() {
    this.#stretches.stop();
    this.#video.pause();
    this.#since = performance.now();
    this.#keyAt = this.#at;
  }

  #tickFast(now) {
    const since = now - this.#lastKey;
    if (since < KEY_EVERY_MS || (this.#keys.busy && since < KEY_LATE_MS)) return;
    this.#lastKey = now;
    const wanted = this.#keyAt + (now - this.#since) * this.#rate;
    if (wanted > this.#heard.newest()) this.#heard.ended();
    else this.#keys.ask(wanted);
  }

  #keyShown(time) {
    this.#at = Math.max(time, this.#keyAt);
    this.#seen();
    this.shown += 1;
  }

  #keyMissing(next) {
    if (next === null) {
      this.#heard.ended();
      return;
    }
    this.#heard.skipped(this.#at, next);
    this.#at = this.#keyAt = next;
    this.#since = performance.now();
  }

  #troubled({ cannotPlay, media }) {
    if (cannotPlay) this.#heard.cannotPlay(media);
    else this.#fetch(this.#at);
  }
}
