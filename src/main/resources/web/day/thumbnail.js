// The small picture over the playhead while it is dragged. It has a session of its own, so that the large one is left alone.
import { KeyPicture } from './key-picture.js';
import { RecordedPlayer } from './recorded-player.js';
import { RecordedSession } from './recorded-session.js';

const EVERY_MS = 125;

export class Thumbnail {
  #video;
  #open = null;
  #key;
  #camera;
  #wanted = null;
  #asked = null;
  #timer = 0;

  constructor(key, camera, video) {
    this.#key = key;
    this.#camera = camera;
    this.#video = video;
  }

  /** Shows the picture of a time soon: at most eight are asked for in a second, and the last one wins. */
  show(time) {
    this.#open ??= this.#begin();
    this.#wanted = time;
    if (!this.#timer) this.#ask();
  }

  /** Takes it away. */
  hide() {
    this.#wanted = this.#asked = null;
    this.#video.hidden = true;
  }

  /** Ends its session. */
  close() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.hide();
    if (!this.#open) return;
    this.#open.over.abort();
    this.#open.session.leave();
    this.#open.player.close();
    this.#open = null;
  }

  #begin() {
    const over = new AbortController();
    const player = new RecordedPlayer(this.#video, () => this.close());
    const session = new RecordedSession(this.#key, this.#camera, {
      note: note => this.#open?.picture.note(note),
      media: bytes => this.#open?.picture.media(bytes),
    });
    const picture = new KeyPicture(session, player, this.#video, {
      shown: () => { this.#video.hidden = this.#wanted === null; },
      nothing: () => { this.#video.hidden = true; },
    });
    this.#video.addEventListener('seeked', () => picture.seeked(), { signal: over.signal });
    return { over, player, session, picture };
  }

  #ask() {
    if (this.#wanted === null || !this.#open) return;
    // what is on its way is shown first, so pictures come also while somebody drags without rest
    if (!this.#open.picture.busy) {
      this.#asked = this.#wanted;
      this.#open.picture.ask(this.#wanted);
    }
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      if (this.#asked !== this.#wanted) this.#ask();
    }, EVERY_MS);
  }
}
