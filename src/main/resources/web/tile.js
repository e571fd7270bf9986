// One camera on the wall: a small picture with a session of its own, and one word for how it stands.
import { draw, icon, look, make, say } from './elements.js';
import { addressOf } from './places.js';
import { tileWords } from './tile-words.js';
import { Watching } from './watching.js';
import { titleOf } from './words.js';

export class Tile {
  #key;
  #camera;
  #heard;
  #watching = null;
  #view = null;
  #video = Object.assign(document.createElement('video'), { className: 'picture', muted: true, autoplay: true, playsInline: true, disableRemotePlayback: true });
  #still = make('canvas', { className: 'picture', hidden: true });
  #icon = icon('pause', '');
  #dot = make('span', { className: 'dot' });
  #word = make('span');
  #state = make('span', { className: 'state' }, this.#dot, this.#word);
  #more = make('span', { className: 'quiet small-text' });
  #name = make('strong');

  /** `heard` hears changed() when the tile's word may have changed, and refused(). */
  constructor(key, camera, heard) {
    this.#key = key;
    this.#camera = camera;
    this.#heard = heard;
    this.link = make('a', { className: 'tile', href: addressOf(camera.name) },
      make('div', { className: 'frame' }, this.#video, this.#still, this.#icon),
      make('div', { className: 'words' }, this.#name, this.#state, this.#more));
    this.element = make('li', {}, this.link);
    say(this.#name, titleOf(camera.name));
    this.#draw();
  }

  /** The camera's name. */
  get name() { return this.#camera.name; }

  /** true: live, false: not, null: not known yet. */
  get live() { return tileWords(this.#camera, this.#view).live; }

  /** Takes what the node's list says about the camera. */
  show(camera) {
    this.#camera = camera;
    if (this.#mayWatch) this.#draw();
    else this.rest();
  }

  /** Asks for the picture; a camera that is stopped is not asked. */
  watch() {
    if (this.#watching || !this.#mayWatch) return;
    const { name } = this.#camera;
    this.#watching = new Watching({ key: this.#key, camera: name, video: this.#video, still: this.#still, changed: view => this.#changed(view) });
  }

  /** Ends the picture; its last frame is not kept, unless it was grey already. */
  rest() {
    this.#watching?.stop();
    this.#watching = this.#view = null;
    this.#draw();
  }

  /** Ends it for good. */
  close() { this.rest(); }

  /** What is measured, or null while there is no picture. */
  numbers() { return this.#watching?.numbers() ?? null; }

  get #mayWatch() { return this.#camera.state !== 'stopped'; }

  #changed(view) {
    this.#view = view;
    if (view.state === 'wrong') this.#heard.refused();
    else this.#draw();
  }

  #draw() {
    const view = this.#view;
    const words = tileWords(this.#camera, view);
    look(this.#video, `picture${view?.everPictured ? '' : ' unseen-picture'}${view?.stale ? ' stale' : ''}`);
    look(this.#still, `picture${view?.stale ?? true ? ' stale' : ''}`);
    look(this.#state, `state ${words.look}`);
    look(this.#dot, `dot ${words.dot}`);
    say(this.#word, words.word);
    say(this.#more, words.more);
    draw(this.#icon, words.icon);
    this.#icon.toggleAttribute('hidden', !words.icon || Boolean(view?.everPictured) || !this.#still.hidden);
    this.#heard.changed();
  }
}
