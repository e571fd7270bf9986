// Watches one camera: what the connection brings goes to the player, and ten times a second one word says how it stands.
import { liveOf } from './admission.js';
import { Attention } from './attention.js';
import { Connection } from './connection.js';
import { Drops } from './drops.js';
import { isStale, judge } from './judge.js';
import { codecName } from './media-types.js';
import { Meter } from './meter.js';
import { Picture } from './picture.js';
import { Player, playerName } from './player.js';
import { fault } from './watchdog.js';

const TICK_MS = 100;
const HEALTHY_MS = 5000;
const RESTART_MS = 15_000;
const MAX_REASON = 160;

export class Watching {
  #changed;
  #video;
  #picture;
  #player;
  #connection;
  #meter = new Meter();
  #drops = new Drops();
  #facts = { ended: null, trouble: null, cameraState: 'running', everPictured: false, unanswered: true };
  #hello = null;
  #state = 'connecting';
  #since = new Date();
  #sinceMs = performance.now();
  #answeredAt = performance.now();
  #helloAt = 0;
  #sessionSince = null;
  #picturedAt = 0;
  #heardAt = 0;
  #heardFromCameraAt = 0;
  #reason = '';
  #attention;
  #sound;
  #ticking;
  #over = new AbortController();

  /**
   * Watches `camera` (null: the default one) with an access key in `video`; calls `changed(view)` about ten times a second. With `sound`
   * it asks for sound too, and tells it by `offer(there)` whether some comes.
   */
  constructor({ key, camera, video, still, changed, sound = null }) {
    const { signal } = this.#over;
    this.#changed = changed;
    this.#video = video;
    this.#sound = sound;
    this.#picture = new Picture(video, still, signal, () => this.#pictured());
    this.#player = new Player(video, signal, () => this.#restartPlayer());
    this.#connection = new Connection(key, liveOf(camera), {
      hello: hello => this.#greeted(hello),
      opened: bytes => this.#opened(bytes),
      told: message => this.#told(message),
      answered: () => { this.#answeredAt = performance.now(); this.#facts.unanswered = false; },
      unanswered: () => { this.#facts.unanswered = true; },
      lost: how => this.#lost(how),
    });
    this.#attention = new Attention(signal, { rest: () => this.#rest(), wake: () => this.#connection.tryNow(), glance: () => this.#glance() });
    addEventListener('online', () => { if (!this.#facts.ended && !this.#connection.busy) this.tryNow(); }, { signal });
    this.#ticking = setInterval(() => this.#tick(), TICK_MS);
    this.#connection.join();
  }

  /** Ends it: no socket, no timer, no picture. */
  stop() {
    this.#over.abort();
    clearInterval(this.#ticking);
    this.#sound?.offer(false);
    this.#connection.leave();
    this.#picture.stop();
    this.#player.close();
    this.#video.removeAttribute('src');
    this.#video.load();
  }

  /** Connects at once, also after an end. */
  tryNow() {
    this.#facts.ended = null;
    this.#connection.tryNow();
  }

  /** Pauses for a person, or plays on from there. */
  togglePause() {
    if (this.#video.paused) this.#picture.play();
    else this.#video.pause();
  }

  /** Leaves time shift: the newest picture, playing. */
  jumpToNow() {
    this.#picture.shifted = false;
    this.#player.jump();
    this.#picture.play();
  }

  /** Plays after the press a browser asked for. */
  press() { this.jumpToNow(); }

  /** What is measured, as plain figures; null where nothing was measured yet. */
  numbers() {
    const quality = this.#video.getVideoPlaybackQuality?.();
    const { bytes, messages, roundTripMillis, firstPictureMillis, errors, frameRate, bitRate } = this.#meter;
    return {
      state: this.#state, bytes, messages, roundTripMillis, firstPictureMillis, errors, frameRate, bitRate,
      counter: this.#connection.counter, joins: this.#connection.joins, jumps: this.#player.jumps,
      drops: this.#drops.count, droppedMillis: this.#drops.millis, droppedAt: this.#drops.lastAt,
      framesDecoded: quality?.totalVideoFrames ?? 0, framesNotShown: quality?.droppedVideoFrames ?? 0,
      aheadSeconds: this.#player.ahead, targetSeconds: this.#player.target, playbackRate: this.#video.playbackRate,
      width: this.#video.videoWidth, height: this.#video.videoHeight, codec: this.#hello ? codecName(this.#hello.codec) : null,
      sessionSince: this.#sessionSince, server: this.#hello?.server ?? null, player: playerName,
      pictureAt: this.#picture.seenDate, waits: [...this.#meter.waits],
    };
  }

  async #greeted(hello) {
    this.#hello = hello;
    this.#helloAt = this.#heardAt = performance.now();
    this.#sessionSince = new Date();
    this.#facts.cameraState = 'running';
    this.#picture.hold();
    if (!await this.#player.open(hello, Boolean(this.#sound))) {
      this.#facts.ended = 'codec';
      this.#connection.leave();
      return false;
    }
    this.#sound?.offer(this.#player.sound);
    this.#picture.expect();
    return this.#wish(hello);
  }

  // who asks where there is no sound yet is told when some comes
  #wish({ mediaWithSound }) {
    return this.#sound && (this.#player.sound || !mediaWithSound) ? { audio: true } : {};
  }

  #opened(bytes) {
    const now = performance.now();
    this.#heardAt = now;
    this.#meter.arrived(bytes.length);
    this.#player.append(bytes, now);
  }

  #told(message) {
    const now = performance.now();
    if (message.type === 'drop' && Number.isFinite(message.millis) && message.millis > 0) this.#drops.add(message.millis, now);
    else if (message.type === 'pong' && Number.isFinite(message.ts)) this.#meter.roundTripMillis = now - message.ts * 1000;
    else if (message.type === 'restarting') this.#facts.trouble = 'restarting';
    else if (message.type === 'camera' && typeof message.state === 'string') {
      const back = message.state === 'running' && this.#facts.cameraState !== 'running';
      this.#facts.cameraState = back && this.#picture.shown ? 'back' : message.state;
      this.#facts.trouble = message.state === 'running' ? this.#facts.trouble : null;
      this.#reason = typeof message.reason === 'string' ? message.reason.slice(0, MAX_REASON) : '';
      this.#heardAt = this.#heardFromCameraAt = now;
    }
  }

  #pictured() {
    this.#picturedAt = performance.now();
    this.#facts.everPictured = true;
    this.#facts.trouble = null;
    this.#facts.cameraState = 'running';
    this.#meter.firstPictureMillis ??= this.#picturedAt;
  }

  #lost({ ended, trouble }) {
    if (ended === 'wrong' && this.#facts.everPictured) this.#facts.ended = 'revoked';
    else if (ended) this.#facts.ended = ended;
    const announced = this.#facts.trouble === 'restarting' && trouble === 'reconnecting' && performance.now() - this.#sinceMs < RESTART_MS;
    if (!announced) this.#facts.trouble = trouble === 'connecting' ? null : trouble;
    this.#picture.hold();
    if (ended) this.#picture.stop();
  }

  #restartPlayer() {
    this.#meter.errors += 1;
    this.#facts.trouble = 'stalled';
    this.#picture.hold();
    this.#connection.rejoinLater();
  }

  #glance() {
    if (this.#picture.shown && !this.#picture.shifted) this.jumpToNow();
  }

  #rest() {
    if (this.#facts.ended) return false;
    this.#facts.trouble = null;
    this.#connection.leave();
    this.#picture.hold();
    this.#meter.pause();
    return true;
  }

  #tick() {
    const now = performance.now();
    if (this.#attention.resting) return;
    this.#picture.tick();
    if (this.#facts.cameraState === 'back' && this.#picture.seenAt > this.#heardFromCameraAt) this.#facts.cameraState = 'running';
    this.#player.tick(now, this.#picture.shifted || this.#picture.needsPress);
    this.#meter.tick(now, this.#video.getVideoPlaybackQuality?.().totalVideoFrames ?? 0, this.#player.ahead);
    this.#guard(now);
    this.#tell(now);
  }

  #guard(now) {
    const { ended, trouble, cameraState } = this.#facts;
    if (ended || !this.#connection.busy || !this.#helloAt || document.hidden) return;
    const pictured = this.#picture.shown;
    if (pictured && now - this.#picturedAt > HEALTHY_MS) this.#connection.healthy();
    const found = fault({
      pictured, cameraState, silentMs: now - this.#heardAt, held: this.#picture.shifted || this.#picture.needsPress,
      stillMs: Math.min(this.#picture.age(now), now - this.#heardFromCameraAt),
    });
    if (found === 'silent') this.#giveUp(pictured ? 'reconnecting' : trouble ?? 'reconnecting');
    else if (found === 'stuck') this.#restartPlayer();
  }

  #giveUp(trouble) {
    this.#facts.trouble = trouble;
    this.#picture.hold();
    this.#connection.rejoinLater();
  }

  #tell(now) {
    const pictureAge = this.#picture.age(now);
    const dropped = this.#drops.notice(now);
    const state = judge({
      ...this.#facts, pictured: this.#picture.shown, pictureAge, silentFor: now - this.#answeredAt,
      needsPress: this.#picture.needsPress, shifted: this.#picture.shifted, behind: this.#player.behind, dropped,
    });
    if (state === 'restarting' && now - this.#sinceMs > RESTART_MS && this.#state === state) this.#facts.trouble = 'reconnecting';
    if (state !== this.#state) {
      this.#state = state;
      this.#since = new Date();
      this.#sinceMs = now;
    }
    this.#changed({
      state, since: this.#since, sinceMs: now - this.#sinceMs, stale: isStale(state, pictureAge), everPictured: this.#facts.everPictured,
      pictureAt: this.#picture.seenDate, behindSeconds: this.#behindSeconds(pictureAge), retryInMs: this.#connection.retryIn(now),
      silentMs: now - this.#answeredAt, reason: this.#reason, dropped, hello: this.#hello,
    });
  }

  // without capture times: what waits to be played, and for how long the picture has stood still
  #behindSeconds(pictureAge) {
    return this.#video.paused ? Math.max(pictureAge / 1000, this.#player.ahead) : this.#player.ahead;
  }
}
