// The strip under the live picture: the last hour, whose right end is now. The past is one gesture from the present.
import { at } from '../elements.js';
import { dayOf } from '../places.js';
import { Repeat } from '../repeat.js';
import { Land } from './land.js';
import { Spans } from './spans.js';
import { TimeWindow } from './time-window.js';

/** The camera that config.yaml describes. */
export const DEFAULT = 'default';

const HOUR = 3_600_000;
const EVERY_MS = 10_000;
const LEAD_MS = 5000;
const REFUSED = [401, 403, 404];

export class Strip {
  #camera;
  #spans;
  #land = new Land(at('strip-land'), at('strip-ticks'));
  #asking;
  #over = new AbortController();

  /** Shows the last hour of a camera's recording, if the node tells of one. */
  constructor(key, camera) {
    this.#camera = camera;
    this.#spans = new Spans(key, camera);
    at('strip').addEventListener('click', event => this.#go(event), { signal: this.#over.signal });
    const resized = new ResizeObserver(() => this.#draw());
    resized.observe(at('strip'));
    this.#over.signal.addEventListener('abort', () => resized.disconnect());
    this.#asking = new Repeat(() => this.#ask(), EVERY_MS);
  }

  close() {
    this.#over.abort();
    this.#asking.stop();
    at('strip').hidden = true;
  }

  async #ask() {
    const { now } = this.#spans;
    const status = await this.#spans.ask(now - HOUR, now);
    if (this.#asking.over) return;
    if (REFUSED.includes(status)) this.#asking.stop();
    at('strip').hidden = status !== 200 && at('strip').hidden;
    this.#draw();
  }

  #draw() {
    if (at('strip').hidden) return;
    const { now, newest } = this.#spans;
    this.#land.draw(new TimeWindow(now - HOUR, HOUR), this.#spans);
    at('strip').href = dayOf(this.#camera, Math.max(now - HOUR, (newest ?? now) - LEAD_MS), HOUR);
  }

  // a press goes to the time under it; Enter, to the newest picture
  #go(event) {
    if (!event.detail || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { left, width } = at('strip').getBoundingClientRect();
    const { now } = this.#spans;
    const time = now - HOUR + (HOUR * (event.clientX - left)) / width;
    location.hash = dayOf(this.#camera, Math.min(time, now - LEAD_MS), HOUR);
  }
}
