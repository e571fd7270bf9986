// The sound of a camera: silent until a person wants it, and only for as long as the page lives.
import { at, draw, hide } from './elements.js';

export class Sound {
  #video;

  /** Makes the button act on `video`, which begins muted, since browsers play by themselves only what is silent. */
  constructor(video) {
    this.#video = video;
    at('sound-button').addEventListener('click', () => this.toggle());
    video.addEventListener('volumechange', () => this.#show());
  }

  /** Shows the button where there is something to hear. */
  offer(there) {
    hide(at('sound-button'), !there);
    hide(at('sound-key'), !there);
  }

  /** Turns the sound on or off, if there is any. */
  toggle() {
    if (!at('sound-button').hidden) this.#video.muted = !this.#video.muted;
  }

  #show() {
    const { muted } = this.#video;
    at('sound-button').setAttribute('aria-pressed', String(!muted));
    draw(at('sound-icon'), muted ? 'muted' : 'sound');
  }
}
