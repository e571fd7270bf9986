// One keyframe on the screen, and then perhaps another: for looking for a place, and for playing faster than a browser decodes.
import { timeOf } from './spans.js';

// past the rounding of the element's clock, within the picture
export const INTO_MS = 0.5;

export class KeyPicture {
  #session;
  #player;
  #video;
  #heard;
  #begins = null;

  /** `heard` hears shown(time) when the picture is seen, and nothing(next): none is recorded there, the next one is then, or null. */
  constructor(session, player, video, heard) {
    this.#session = session;
    this.#player = player;
    this.#video = video;
    this.#heard = heard;
  }

  /** Whether one is on its way. */
  get busy() { return this.#session.busy || this.#begins !== null; }

  /** Asks for the one at or before a time, instead of any before. */
  ask(time) {
    this.#begins = null;
    this.#session.picture(time);
  }

  note(note) {
    if (note.type === 'segment') {
      this.#begins = timeOf(note.begins);
      this.#player.empty();
      this.#player.segment({ from: timeOf(note.from), media: note.media });
    } else if (note.type === 'end') this.#show();
    else if (note.type === 'nothing') this.#heard.nothing(timeOf(note.next));
  }

  media(bytes) { this.#player.append(bytes); }

  /** The element has gone where it was sent. */
  seeked() {
    if (this.#begins === null || this.#video.seeking) return;
    const shown = this.#begins;
    this.#begins = null;
    this.#heard.shown(shown);
  }

  #show() {
    this.#player.finish();
    this.#player.go(this.#begins + INTO_MS);
  }
}
