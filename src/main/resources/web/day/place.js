// The Day place as the address names it: which camera, which time. Loaded only by those who may see recordings.
import { command } from '../command.js';
import { at, hide, make } from '../elements.js';
import { show } from '../shell.js';
import { titleOf } from '../words.js';
import { Day } from './day.js';
import { DEFAULT } from './strip.js';

export class DayPlace {
  #keys;
  #heard;
  #cameras = [];
  #camera = null;
  #day = null;
  #listing;
  #over = false;

  /** `keys` are `{ watching, management }`; `heard` hears listed(cameras), and refused() when the management key is not known any more. */
  constructor(keys, heard) {
    this.#keys = keys;
    this.#heard = heard;
    this.#listing = this.#list();
  }

  /** Shows what the address says. */
  async open({ camera, time, length }) {
    if (camera === null) {
      show('day', 'day-asking', 'Day');
      await this.#listing;
      if (this.#over || this.#day) return;
    }
    const wanted = camera ?? this.#cameras[0]?.name ?? DEFAULT;
    if (wanted !== this.#camera) this.#begin(wanted);
    await this.#day.open(time, length);
  }

  /** What is measured, or null. */
  numbers() { return this.#day?.numbers() ?? null; }

  /** Ends it. */
  close() {
    this.#over = true;
    this.#day?.close();
    this.#day = null;
  }

  #begin(camera) {
    this.#day?.close();
    this.#camera = camera;
    this.#day = new Day(this.#keys, camera, {
      refused: () => this.#heard.refused(),
      go: address => { location.hash = address; },
      cameras: () => this.#cameras,
      recorded: () => this.#cameras.find(({ name }) => name === camera)?.recorded,
    });
    this.#offer();
  }

  async #list() {
    const { answer } = await command(this.#keys.watching, '/cameras');
    this.#cameras = Array.isArray(answer?.cameras) ? answer.cameras.filter(one => typeof one?.name === 'string' && one.name) : [];
    if (this.#over) return;
    this.#heard.listed(this.#cameras);
    this.#offer();
  }

  #offer() {
    const choice = at('day-camera-choice');
    const many = this.#cameras.length > 1;
    hide(choice.parentElement, !many);
    // the choice says the name already
    at('day-camera').classList.toggle('unseen', many);
    choice.replaceChildren(...this.#cameras.map(({ name }) => make('option', { value: name, textContent: titleOf(name) })));
    choice.value = this.#camera;
  }
}
