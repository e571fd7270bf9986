// The Day place: the recording of one camera on a timeline. It decides what is seen; its parts say how.
import { at } from '../elements.js';
import { addressOf, dayOf } from '../places.js';
import { Repeat } from '../repeat.js';
import { show } from '../shell.js';
import { titleOf } from '../words.js';
import { DayControls } from './day-controls.js';
import { DayStage } from './day-stage.js';
import { find } from './finding.js';
import { Playing } from './playing.js';
import { Selection } from './selection.js';
import { Spans } from './spans.js';
import { Stepping } from './stepping.js';
import { Taking } from './taking.js';
import { Thumbnail } from './thumbnail.js';
import { Timeline } from './timeline.js';
import { TimeWindow } from './time-window.js';
import { lengthText } from './words.js';

const TICK_MS = 100;
const PATIENCE_MS = 400;
const SETTLE_MS = 150;
const EVERY_MS = 5000;
const EDGE_MS = 1500;
const DAY_MS = 86_400_000;
const STATES = { 0: 'away', 401: 'refused', 403: 'refused', 404: 'unknown' };
const TROUBLES = { full: 'full', seal: 'seal', wrong: 'refused', revoked: 'refused', unknown: 'unknown' };

export class Day {
  #keys;
  #camera;
  #heard;
  #over = new AbortController();
  #spans;
  #timeline;
  #playing;
  #stepping;
  #thumbnail;
  #selection;
  #taking;
  #stage;
  #controls;
  #asking;
  #ticking;
  #settling = 0;
  #state = 'asking';
  #gap = null;
  #trouble = null;
  #media = '';
  #everShown = false;
  #arrival = null;

  /**
   * Shows a camera's recording; `keys` are `{ watching, management }`. `heard` hears refused() when the management key is not known any
   * more, go(address), and gives cameras(), the node's cameras as far as they are known, and recorded(): whether this one is.
   */
  constructor(keys, camera, heard) {
    const { signal } = this.#over;
    this.#keys = keys;
    this.#camera = camera;
    this.#heard = heard;
    this.#spans = new Spans(keys.watching, camera);
    this.#playing = new Playing(keys.watching, camera, at('day-picture'), {
      shown: () => { this.#everShown = true; this.#trouble = null; },
      skipped: (from, to) => this.#stage.note(`Skipped ${lengthText(to - from)} without pictures.`),
      ended: () => this.#ended(),
      newest: () => (this.#spans.open ? this.#spans.now - EDGE_MS : Infinity),
      cannotPlay: media => { this.#media = media; this.#state = 'cannot-play'; },
      lost: how => { this.#trouble = how.ended ?? how.trouble; },
      with: () => { this.#trouble = null; },
    });
    this.#stepping = new Stepping(at('day-picture'), signal);
    this.#thumbnail = new Thumbnail(keys.watching, camera, at('day-thumbnail'));
    this.#timeline = new Timeline(this.#spans, signal, {
      seek: time => this.seek(time),
      scrub: time => this.#scrub(time),
      looked: () => this.#settle(),
      drawn: window => this.#selection?.draw(window),
    });
    this.#selection = new Selection(this.#timeline, signal, { changed: () => this.#selected() });
    this.#taking = new Taking(keys, camera, { spans: this.#spans, selection: this.#selection, signal }, {
      changed: () => this.#ask(), refused: () => heard.refused(),
    });
    this.#stage = new DayStage({
      next: () => this.seek(this.#gap.to), newest: () => this.seek(this.#newest), live: () => heard.go(addressOf(camera)),
      again: () => { this.#playing.tryNow(); this.#ask(); }, select: () => this.select(),
    }, signal);
    this.#controls = new DayControls(this, signal);
    at('day-camera').textContent = titleOf(camera);
    at('day-live').href = addressOf(camera);
    this.#asking = new Repeat(() => this.#refresh(), EVERY_MS);
    this.#ticking = setInterval(() => this.#tick(), TICK_MS);
    this.#tick();
  }

  /** The time that is seen, or would be if it were recorded. */
  get time() { return this.#playing.time || this.#spans.now; }

  /** What is measured. */
  numbers() {
    return { state: this.#state, time: this.time, pictureTime: this.#stepping.time, shown: this.#playing.shown, rate: this.#playing.rate, running: this.#playing.running };
  }

  /** Goes to a time (null: the newest picture) and shows so much around it (null: what is seen now, or the day). */
  async open(time, length) {
    this.#arrival = { time, length };
    await this.#ask();
  }

  /** Shows the picture of a time, or says that there is none. */
  async seek(wanted) {
    const time = Math.min(wanted, this.#spans.now - EDGE_MS);
    this.#thumbnail.hide();
    this.#timeline.put(time, true);
    if (!this.#spans.knows(time, time)) {
      this.#playing.rest(time);
      this.#state = 'asking';
      await this.#ask();
      return;
    }
    this.#go(time);
  }

  /** Plays, or pauses; in a gap, goes to what comes after it and plays. */
  toggle() {
    if (this.#playing.running) this.#playing.pause();
    else if (this.#state === 'gap' && this.#gap.to !== null) this.seek(this.#gap.to).then(() => this.#playing.play());
    else if (this.#state === 'recorded') this.#playing.play();
    this.#address();
  }

  /** Shows the next picture (1) or the one before (-1), and stands still. */
  async step(by) {
    if (this.#state !== 'recorded') return;
    this.#playing.pause();
    await this.#stepping.step(by, time => this.#playing.arrive(time));
    this.#address();
  }

  /** Plays so many times as fast, from ½ to 16. */
  speed(rate) { this.#playing.rate = rate; }

  /** Shows so many milliseconds of time. */
  zoomTo(length) { this.#timeline.zoomTo(length); }

  /** Looks nearer (1) or from further away (-1). */
  zoomBy(steps) { this.#timeline.zoomBy(steps); }

  /** Begins a selection, or ends it. */
  select() {
    if (this.#selection.times) this.#selection.close();
    else this.#selection.open(this.time, this.#spans.at(this.time));
  }

  /** Puts one end of the selection, 'from' or 'to', at the time that is seen. */
  mark(end) {
    const { time } = this;
    if (!this.#selection.times) this.#selection.open(time, this.#spans.at(time));
    this.#selection.set(end, time);
  }

  /** Ends the selection, else goes back to the live picture. */
  escape() {
    if (this.#selection.times) this.#selection.close();
    else this.#heard.go(addressOf(this.#camera));
  }

  /** Shows the same time of another camera. */
  goTo(camera) { this.#heard.go(dayOf(camera, this.time, Math.round(this.#timeline.window.length))); }

  /** The same by the camera's number, from 1. */
  goToNumber(number) {
    const camera = this.#heard.cameras()[number - 1];
    if (camera) this.goTo(camera.name);
  }

  /** Ends it. */
  close() {
    this.#over.abort();
    this.#asking.stop();
    clearInterval(this.#ticking);
    clearTimeout(this.#settling);
    this.#thumbnail.close();
    this.#playing.close();
    if (document.fullscreenElement) document.exitFullscreen();
  }

  // asks what is recorded around what is seen, and goes where it was to go
  async #ask() {
    const { from, to, length } = this.#wanted();
    const status = await this.#spans.ask(from - length, to + length);
    if (status === -1 || this.#over.signal.aborted) return;
    if (status !== 200) {
      this.#state = STATES[status] ?? 'away';
      this.#tick();
      return;
    }
    if (this.#arrival) this.#arrive();
    else if (this.#state === 'asking' || this.#state === 'away') this.#go(this.time);
    this.#timeline.draw();
    this.#taking.draw();
  }

  #wanted() {
    const time = this.#arrival ? this.#arrival.time ?? this.#spans.now : this.time;
    const { window } = this.#timeline;
    return !this.#arrival && window.holds(time) ? window : TimeWindow.ofDay(time);
  }

  #arrive() {
    const { time, length } = this.#arrival;
    const there = time ?? this.#newest;
    this.#arrival = null;
    if (!this.#spans.knows(there, there)) {
      this.#arrival = { time: there, length };
      this.#ask();
      return;
    }
    this.#go(there);
    this.#timeline.zoomTo(length ?? DAY_MS);
  }

  #go(time) {
    const { state, gap = null } = find(this.#spans, time);
    this.#media = '';
    this.#state = state;
    this.#gap = gap;
    this.#timeline.put(time, true);
    if (this.#state === 'recorded') this.#playing.seek(time);
    else this.#playing.rest(time);
    this.#tick();
    this.#address();
  }

  get #newest() { return Math.max(this.#spans.oldest ?? 0, (this.#spans.newest ?? this.#spans.now) - EDGE_MS); }

  #scrub(time) {
    if (this.#spans.at(time)) this.#thumbnail.show(time);
    else this.#thumbnail.hide();
  }

  #selected() {
    this.#timeline.draw();
    this.#taking?.selected();
    at('day-select').setAttribute('aria-pressed', String(this.#selection.times !== null));
  }

  #ended() {
    if (!this.#playing.running) return;
    if (this.#spans.open) {
      this.#controls.speed = 1;
      this.#stage.note('This is the newest picture.');
    } else {
      this.#playing.pause();
      this.#stage.note('The recording ends here.');
    }
  }

  // another part of time is seen: the node is asked when the hand rests
  #settle() {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      const { from, to } = this.#timeline.window;
      this.#address();
      if (!this.#spans.knows(from, to) && this.#spans.from !== Infinity) this.#look(from, to);
    }, SETTLE_MS);
  }

  async #look(from, to) {
    const length = to - from;
    if (await this.#spans.ask(from - length, to + length) === 200) this.#timeline.draw();
  }

  // what is being written grows
  async #refresh() {
    const { window } = this.#timeline;
    if (this.#spans.from !== Infinity && window.to >= this.#spans.now - window.length) await this.#look(window.from, window.to);
    else if (this.#state === 'away') await this.#ask();
  }

  #tick() {
    const now = performance.now();
    this.#playing.tick(now);
    const { time } = this;
    if (this.#playing.running) this.#timeline.put(time, true);
    const state = this.#seen(now);
    show('day', `day-${state}`, `Day of ${titleOf(this.#camera)}`);
    this.#stage.show({
      state, time, gap: this.#gap, oldest: this.#spans.oldest, media: this.#media, recorded: this.#heard.recorded(), retryInMs: this.#playing.retryIn(),
    });
    this.#controls.show({ running: this.#playing.running, time, oldest: this.#spans.oldest, now: this.#spans.now });
  }

  // a picture that comes soon needs no word
  #seen(now) {
    if (this.#state !== 'recorded') return this.#state;
    const waited = this.#playing.waited(now);
    if (!waited) return 'shown';
    if (waited < PATIENCE_MS) return this.#everShown ? 'soon' : 'connecting';
    return this.#trouble ? TROUBLES[this.#trouble] ?? 'lost' : 'asking';
  }

  // the address says where one is, so that a reload or a link comes back to it
  #address() {
    if (this.#over.signal.aborted || this.#arrival) return;
    history.replaceState(null, '', dayOf(this.#camera, this.time, Math.round(this.#timeline.window.length / 1000) * 1000));
  }
}
