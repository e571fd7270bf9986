// One camera: its picture, what can be done with it by button and key, and what is known about it.
import { hasSmallWindow, snapshot, toggleFullScreen, toggleSmallWindow } from './controls.js';
import { at, say } from './elements.js';
import { Numbers } from './numbers.js';
import { showSeal } from './sealed.js';
import { show } from './shell.js';
import { Sound } from './sound.js';
import { Stage } from './stage.js';
import { Watching } from './watching.js';
import { titleOf } from './words.js';

const PATIENCE_MS = 400;
const MAX_NAME = 80;

export class OneCamera {
  #heard;
  #video = at('picture');
  #watching = null;
  #key = null;
  #camera = null;
  #last = null;
  #numbers;
  #stage;
  #sound = new Sound(this.#video);

  /** `heard` hears refused(), leave(), away(silentMs), and gone() when a person wants another camera than one that is not there. */
  constructor(heard) {
    this.#heard = heard;
    this.#stage = new Stage({
      again: () => this.tryNow(),
      jump: () => this.#watching.jumpToNow(),
      press: () => this.#watching.press(),
      leave: () => heard.leave(),
      default: () => heard.gone(),
    });
    this.#numbers = new Numbers(() => this.numbers(), text => this.note(text));
    this.#listen();
  }

  /** Shows a camera; null is the node's default one. */
  open(key, camera) {
    if (this.#watching && key === this.#key && camera === this.#camera) return;
    this.close();
    this.#key = key;
    this.#camera = camera;
    this.#watching = new Watching({ key, camera, video: this.#video, still: at('still'), changed: view => this.#show(view), sound: this.#sound });
  }

  /** Ends it. */
  close() {
    if (!this.#watching) return;
    this.#watching.stop();
    this.#watching = this.#last = null;
    at('still').hidden = true;
    this.#numbers.toggle(false);
    at('seal').open = false;
    if (document.fullscreenElement) document.exitFullscreen();
  }

  tryNow() { this.#watching?.tryNow(); }

  /** Says for a moment what a press did. */
  note(text) { this.#stage.note(text); }

  /** What is measured, or null. */
  numbers() { return this.#watching?.numbers() ?? null; }

  /** What each key does while a camera is shown. */
  get keys() {
    return {
      ' ': () => this.#watching.togglePause(),
      m: () => this.#sound.toggle(),
      s: () => this.#snapshot(),
      p: () => hasSmallWindow && this.#small(),
      i: () => this.#numbers.toggle(),
      f: () => this.#fill(),
      l: () => this.#watching.jumpToNow(),
    };
  }

  /** Closes what lies over the picture; returns whether anything did. */
  closeTopmost() {
    if (at('seal').open) {
      at('seal').open = false;
      at('seal').firstElementChild.focus();
    } else if (this.#numbers.open) this.#numbers.toggle(false);
    else return false;
    return true;
  }

  #show(view) {
    this.#last = view;
    if (view.state === 'wrong') this.#heard.refused();
    else if (view.state === 'away') this.#heard.away(view.silentMs);
    else if (view.state !== 'connecting' || view.hello || view.sinceMs > PATIENCE_MS || at('enter').hidden) {
      const camera = this.#name(view.hello);
      say(at('camera'), camera);
      show('live', view.state, camera);
      this.#stage.show(view);
      showSeal(view.hello, this.numbers());
    }
  }

  #name(hello) {
    return typeof hello?.camera === 'string' && hello.camera ? hello.camera.slice(0, MAX_NAME) : titleOf(this.#camera ?? 'default');
  }

  async #snapshot() {
    const name = this.#last && await snapshot(this.#video, this.#name(this.#last.hello), this.#last.pictureAt);
    this.note(name ? `Saved as ${name}.` : 'There is no picture to save yet.');
  }

  #small() {
    toggleSmallWindow(this.#video).catch(() => this.note('The browser did not open a small window.'));
  }

  #fill() {
    toggleFullScreen(at('live'), this.#video).catch(() => this.note('The browser did not give the full screen.'));
  }

  #listen() {
    at('snapshot-button').addEventListener('click', () => this.#snapshot());
    at('small-button').addEventListener('click', () => this.#small());
    at('full-button').addEventListener('click', () => this.#fill());
    at('help-button').addEventListener('click', () => at('help').showModal());
    at('small-button').hidden = at('small-key').hidden = !hasSmallWindow;
    document.addEventListener('fullscreenchange', () => at('full-button').setAttribute('aria-pressed', String(Boolean(document.fullscreenElement))));
    document.addEventListener('pointerdown', ({ target }) => { if (!at('seal').contains(target)) at('seal').open = false; });
  }
}
