// The cameras of the node, asked for again and again while somebody looks.
import { command } from './command.js';
import { Repeat } from './repeat.js';

const RARELY_MS = 30_000;
const OFTEN_MS = 4000;

export class CameraList {
  #key;
  #heard;
  #asking;

  /** `heard` hears listed(cameras), refused() if the node does not know the key, and silent() if it told nothing. */
  constructor(key, heard) {
    this.#key = key;
    this.#heard = heard;
    this.#asking = new Repeat(() => this.#ask(), RARELY_MS);
  }

  /** Asks often (a wall is shown) or rarely. */
  set often(wanted) { this.#asking.everyMs = wanted ? OFTEN_MS : RARELY_MS; }

  /** Asks no more. */
  stop() { this.#asking.stop(); }

  async #ask() {
    const { status, answer } = await command(this.#key, '/cameras');
    if (this.#asking.over) return;
    // a node that has no such list is not asked again
    if (status === 404) this.stop();
    if (status === 401) this.#heard.refused();
    else if (status === 200 && Array.isArray(answer?.cameras)) this.#heard.listed(answer.cameras.filter(isCamera));
    else this.#heard.silent();
  }
}

function isCamera(camera) {
  return typeof camera?.name === 'string' && camera.name !== '';
}
