// The way to what was recorded: who may go there, the strip under the live picture, and the Day place. Its modules are loaded only by those
// who may see recordings.
import { at } from './elements.js';
import { dayOf } from './places.js';

const DEFAULT = 'default';

export class Past {
  #keys;
  #heard;
  #cameras = [];
  #watched = null;
  #strip = null;
  #place = null;
  #turn = 0;

  /** `heard` hears changed() when somebody may go there now who might not before, and refused() when the management key is not known any more. */
  constructor(keys, heard) {
    this.#keys = keys;
    this.#heard = heard;
  }

  /** Whether this person may see recordings of any camera. */
  get may() { return this.#keys.management !== null || this.#cameras.some(camera => camera.recordingsOpen === true); }

  /** What is measured in the Day place, or null. */
  numbers() { return this.#place?.numbers() ?? null; }

  /** Takes what the node's list says about cameras. */
  listed(cameras) {
    this.#cameras = cameras;
    this.#heard.changed();
    this.#lay();
  }

  /** One camera is watched (null: the default one), or none (undefined). */
  watching(camera) {
    const watched = camera === null ? DEFAULT : camera;
    if (watched === this.#watched) return;
    this.#watched = watched;
    this.#strip?.close();
    this.#strip = null;
    this.#lay();
  }

  /** Shows the Day place where the address says. */
  async open(where) {
    const turn = this.#turn;
    const { DayPlace } = await import('./day/place.js');
    if (turn !== this.#turn) return;
    this.#place ??= new DayPlace({ watching: this.#key, management: this.#keys.management }, {
      refused: () => this.#heard.refused(),
      listed: cameras => { this.#cameras = cameras; this.#heard.changed(); },
    });
    await this.#place.open(where);
  }

  /** Leaves the Day place. */
  close() {
    this.#turn += 1;
    this.#place?.close();
    this.#place = null;
  }

  get #key() { return this.#keys.management ?? this.#keys.access; }

  #maySee(name) {
    return this.#keys.management !== null || this.#cameras.some(camera => camera.name === name && camera.recordingsOpen === true);
  }

  async #lay() {
    const watched = this.#watched;
    if (!watched) return;
    at('nav').querySelector('[data-place="day"]').href = dayOf(watched);
    if (this.#strip || !this.#maySee(watched)) return;
    const { Strip } = await import('./day/strip.js');
    if (watched !== this.#watched || this.#strip || !this.#key) return;
    this.#strip = new Strip(this.#key, watched);
    // so that the step into the past is short
    import('./day/place.js');
  }
}
