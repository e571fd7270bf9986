// The buttons and keys of the Day place.
import { at, draw, say } from '../elements.js';
import { listenForKeys, toggleFullScreen } from '../controls.js';
import { dayEnd, dayName, daysOn, dayStart } from './days.js';
import { ZOOMS } from './timeline.js';

const TEN_S = 10_000;

export class DayControls {
  #day;

  /** `day` is the place, which does what is pressed; `signal` ends it. */
  constructor(day, signal) {
    this.#day = day;
    const press = (id, act) => at(id).addEventListener('click', act, { signal });
    press('day-play', () => day.toggle());
    press('day-back', () => day.step(-1));
    press('day-on', () => day.step(1));
    press('day-back-10', () => day.seek(day.time - TEN_S));
    press('day-on-10', () => day.seek(day.time + TEN_S));
    press('day-before', () => day.seek(daysOn(day.time, -1)));
    press('day-after', () => day.seek(daysOn(day.time, 1)));
    press('day-select', () => day.select());
    at('day-speed').addEventListener('change', ({ target }) => day.speed(Number(target.value)), { signal });
    this.speed = 1;
    at('day-zoom').addEventListener('change', ({ target }) => day.zoomTo(ZOOMS[target.value]), { signal });
    at('day-camera-choice').addEventListener('change', ({ target }) => day.goTo(target.value), { signal });
    this.#keys(signal);
  }

  /** Plays at another speed, and shows which. */
  set speed(rate) {
    at('day-speed').value = String(rate);
    this.#day.speed(rate);
  }

  /** Shows what plays, and which day it is. */
  show({ running, time, oldest, now }) {
    draw(at('day-play-icon'), running ? 'pause' : 'play');
    at('day-play').setAttribute('aria-label', running ? 'Pause' : 'Play');
    say(at('day-name'), dayName(time));
    at('day-before').setAttribute('aria-disabled', String(oldest === null || dayStart(time) <= oldest));
    at('day-after').setAttribute('aria-disabled', String(dayEnd(time) > now));
  }

  #keys(signal) {
    const day = this.#day;
    const keys = {
      ' ': () => day.toggle(),
      ',': () => day.step(-1),
      '.': () => day.step(1),
      ArrowLeft: () => day.seek(day.time - TEN_S),
      ArrowRight: () => day.seek(day.time + TEN_S),
      '+': () => day.zoomBy(1),
      '=': () => day.zoomBy(1),
      '-': () => day.zoomBy(-1),
      '[': () => day.mark('from'),
      ']': () => day.mark('to'),
      l: () => at('day-live').click(),
      f: () => toggleFullScreen(at('day'), at('day-picture')).catch(() => {}),
      '?': () => at('help').showModal(),
      Escape: () => day.escape(),
    };
    for (let number = 1; number <= 9; number += 1) keys[number] = () => day.goToNumber(number);
    listenForKeys(keys, () => !signal.aborted && !at('day').hidden);
  }
}
