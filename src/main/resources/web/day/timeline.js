// The timeline: a window on time, the land in it, the playhead, and the hands that move them.
import { at, say } from '../elements.js';
import { timeOfDay } from '../words.js';
import { dayEnd, dayStart } from './days.js';
import { listenForDrag, listenForGestures } from './gestures.js';
import { Land } from './land.js';
import { TimeWindow } from './time-window.js';
import { headText } from './words.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const PAGED_TO = 0.1;
const STEP = 1.5;
/** The shortcuts. */
export const ZOOMS = { '24h': 24 * HOUR, '1h': HOUR, '1m': MINUTE };

export class Timeline {
  #heard;
  #spans;
  #land = new Land(at('day-land'), at('day-ticks'));
  #head = at('day-playhead');
  #window = TimeWindow.ofDay(Date.now());
  #time = Date.now();

  /**
   * Shows `spans` until `signal` ends it. `heard` hears seek(time), scrub(time) while the playhead is dragged and nothing is decided,
   * looked() when another part of time is seen, and drawn(window) whenever it was drawn.
   */
  constructor(spans, signal, heard) {
    const box = at('day-timeline');
    this.#heard = heard;
    this.#spans = spans;
    listenForGestures(box, {
      pressed: place => heard.seek(this.#window.timeAt(place)),
      moved: by => this.look(this.#window.moved(by * this.#window.length)),
      zoomed: factor => this.zoom(factor),
    }, signal);
    listenForDrag(this.#head, box, {
      moved: place => this.#scrub(this.#window.timeAt(place)),
      done: place => heard.seek(this.#window.timeAt(place)),
    }, signal);
    this.#head.addEventListener('keydown', event => this.#key(event), { signal });
    const resized = new ResizeObserver(() => this.draw());
    resized.observe(box);
    signal.addEventListener('abort', () => resized.disconnect());
  }

  get window() { return this.#window; }

  /** Looks at another part of time, as far as there can be something. */
  look(window) {
    const { now, oldest } = this.#spans;
    this.#window = window.within(dayStart(Math.min(oldest ?? now, this.#time, now)), Math.max(dayEnd(now), dayEnd(this.#time)));
    this.draw();
    this.#heard.looked();
  }

  /** Shows `factor` times as much around the playhead. */
  zoom(factor) { this.look(this.#window.zoomed(factor, this.#time)); }

  /** One step nearer (1) or further (-1). */
  zoomBy(steps) { this.zoom(STEP ** -steps); }

  /** Shows so much: a day is shown from midnight to midnight. */
  zoomTo(length) { this.look(length >= ZOOMS['24h'] ? TimeWindow.ofDay(this.#time) : TimeWindow.around(this.#time, length)); }

  /** Puts the playhead at a time; with `follow`, the window goes along when it leaves it. */
  put(time, follow) {
    this.#time = time;
    if (follow && !this.#window.holds(time)) this.look(new TimeWindow(time - PAGED_TO * this.#window.length, this.#window.length));
    this.#drawHead();
  }

  /** Draws what is known now. */
  draw() {
    this.#land.draw(this.#window, this.#spans);
    this.#drawHead();
    this.#heard.drawn(this.#window);
    for (const radio of at('day-zoom').querySelectorAll('input')) radio.checked = this.#is(ZOOMS[radio.value]);
  }

  #is(length) {
    const { from } = this.#window;
    return length === ZOOMS['24h'] ? from === dayStart(from) && this.#window.to === dayEnd(from) : Math.abs(this.#window.length - length) < 1;
  }

  #scrub(time) {
    this.put(time, false);
    this.#heard.scrub(time);
  }

  #drawHead() {
    const time = this.#time;
    const head = this.#head;
    head.hidden = at('day-clock').hidden = !this.#window.holds(time);
    at('day-timeline').style.setProperty('--at', this.#window.percent(time));
    say(at('day-clock'), timeOfDay(time));
    const { oldest, newest, now } = this.#spans;
    for (const [name, value] of [['valuemin', oldest ?? time], ['valuemax', newest ?? now], ['valuenow', time]]) head.setAttribute(`aria-${name}`, Math.round(value / 1000));
    head.setAttribute('aria-valuetext', headText(time, this.#spans.at(time) !== null));
  }

  // arrows 1 s (1 min at 24 h), Page Up and Down ten times that, Home and End the ends of the recording
  #key(event) {
    const step = this.#window.length > 12 * HOUR ? MINUTE : 1000;
    const { oldest, newest } = this.#spans;
    const to = {
      ArrowRight: this.#time + step, ArrowUp: this.#time + step, ArrowLeft: this.#time - step, ArrowDown: this.#time - step,
      PageUp: this.#time + 10 * step, PageDown: this.#time - 10 * step, Home: oldest, End: newest === null ? null : newest - 1000,
    }[event.key];
    if (to === undefined || to === null || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    this.#heard.seek(to);
  }
}
