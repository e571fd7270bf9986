// A part of time between two handles.
import { at } from '../elements.js';
import { timeOfDay } from '../words.js';
import { listenForDrag } from './gestures.js';

const APART_PX = 88;
const AROUND_MS = 30_000;
const LEAST_MS = 1000;
const HOUR = 3_600_000;
const NAMES = ['from', 'to'];

export class Selection {
  #timeline;
  #heard;
  #handles = { from: at('day-from'), to: at('day-to') };

  /** The times, or null while nothing is selected. */
  times = null;

  /** `heard` hears changed(); `timeline` gives the window that is seen; `signal` ends it. */
  constructor(timeline, signal, heard) {
    this.#timeline = timeline;
    this.#heard = heard;
    for (const name of NAMES) {
      const move = place => this.set(name, timeline.window.timeAt(place));
      listenForDrag(this.#handles[name], at('day-timeline'), { moved: move, done: move }, signal);
      this.#handles[name].addEventListener('keydown', event => this.#key(name, event), { signal });
    }
  }

  /** Begins around a time, with room between the handles. */
  open(time, span) {
    const from = Math.max(span?.from ?? time, time - AROUND_MS);
    const to = Math.min(span?.to ?? time + AROUND_MS, time + AROUND_MS);
    this.times = { from, to: Math.max(to, from + LEAST_MS) };
    const { width } = at('day-timeline').getBoundingClientRect();
    const { length } = this.#timeline.window;
    const apart = (width * (this.times.to - this.times.from)) / length;
    if (apart < APART_PX) this.#timeline.zoom(apart / APART_PX);
    this.#heard.changed();
    this.#handles.from.focus();
  }

  close() {
    this.times = null;
    this.#heard.changed();
  }

  /** Puts one end, 'from' or 'to', at a time; the other keeps its distance if it would be passed. */
  set(name, time) {
    if (!this.times) return;
    this.times = name === 'from'
      ? { from: time, to: Math.max(this.times.to, time + LEAST_MS) }
      : { from: Math.min(this.times.from, time - LEAST_MS), to: time };
    this.#heard.changed();
  }

  /** Draws it in a window. */
  draw(window) {
    const range = at('day-range');
    const { from, to } = this.times ?? { from: 0, to: 0 };
    range.hidden = to <= window.from || from >= window.to;
    if (range.hidden) return;
    const shown = { from: Math.max(from, window.from), to: Math.min(to, window.to) };
    range.style.left = window.percent(shown.from);
    range.style.right = `${100 - 100 * window.fraction(shown.to)}%`;
    for (const name of NAMES) {
      const handle = this.#handles[name];
      handle.hidden = this.times[name] !== shown[name];
      handle.setAttribute('aria-valuemin', Math.round(window.from / 1000));
      handle.setAttribute('aria-valuemax', Math.round(window.to / 1000));
      handle.setAttribute('aria-valuenow', Math.round(this.times[name] / 1000));
      handle.setAttribute('aria-valuetext', timeOfDay(this.times[name]));
    }
  }

  #key(name, event) {
    const step = this.#timeline.window.length > 12 * HOUR ? 60_000 : 1000;
    const by = { ArrowRight: step, ArrowUp: step, ArrowLeft: -step, ArrowDown: -step, PageUp: 10 * step, PageDown: -10 * step }[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.set(name, this.times[name] + by);
  }
}
