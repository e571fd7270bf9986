// All cameras at once. Only tiles that are seen have a picture, and never more of them than the largest wall has places.
import { at, hide, make, say } from './elements.js';
import { toggleFullScreen } from './controls.js';
import { Rows } from './rows.js';
import { Tile } from './tile.js';

const SIZES = [1, 4, 9, 16];
const MOST = SIZES.at(-1);
const SEEN = 0.3;
const CHOICE = 'wall';

export class Wall {
  #heard;
  #key = null;
  #rows = null;
  #seen = new Set();
  #eyes = null;
  #leftFor = '';
  #count = { live: -1, not: -1 };

  /** `heard` hears refused() when the node does not know the key any more. */
  constructor(heard) {
    this.#heard = heard;
    at('wall-sizes').append(...SIZES.map(size => make('label', {},
      make('input', { type: 'radio', name: 'wall-size', value: String(size) }), make('span', { textContent: String(size) }))));
    at('wall-sizes').addEventListener('change', ({ target }) => {
      sessionStorage.setItem(CHOICE, target.value);
      this.#arrange();
    });
    at('wall-full').addEventListener('click', () => this.fill());
    at('tiles').addEventListener('keydown', event => this.#walk(event));
    at('tiles').addEventListener('click', ({ target }) => { this.#leftFor = target.closest('a')?.hash ?? ''; });
  }

  /** Shows these cameras; those that were shown already stay as they are. */
  open(key, cameras) {
    if (key !== this.#key) this.#begin(key);
    this.#rows.show(cameras, camera => camera.name);
    this.#arrange();
    this.#share();
    this.#tell();
    this.#return();
  }

  /** Ends all pictures. */
  close() {
    if (!this.#key) return;
    this.#key = null;
    this.#eyes.disconnect();
    this.#seen.clear();
    this.#rows.show([], String);
    if (document.fullscreenElement) document.exitFullscreen();
  }

  /** Fills the screen with the wall, or goes back. */
  fill() { toggleFullScreen(at('wall'), null).catch(() => {}); }

  /** What is measured of each picture that is watched. */
  numbers() {
    const tiles = this.#rows?.all ?? [];
    return Object.fromEntries(tiles.map(tile => [tile.name, tile.numbers()]).filter(([, numbers]) => numbers));
  }

  #begin(key) {
    this.close();
    this.#key = key;
    this.#eyes = new IntersectionObserver(entries => this.#look(entries), { threshold: SEEN });
    this.#rows = new Rows(at('tiles'), camera => {
      const tile = new Tile(key, camera, { changed: () => this.#tell(), refused: () => this.#heard.refused() });
      this.#eyes.observe(tile.element);
      return tile;
    });
  }

  #look(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#seen.add(target);
      else this.#seen.delete(target);
    }
    this.#share();
  }

  #share() {
    const seen = this.#rows.all.filter(tile => this.#seen.has(tile.element));
    const watched = new Set(seen.slice(0, MOST));
    for (const tile of this.#rows.all) {
      if (watched.has(tile)) tile.watch();
      else tile.rest();
    }
  }

  // as many places as were chosen on this screen, but no more than the cameras need
  #arrange() {
    const count = this.#rows.all.length;
    const need = SIZES.find(size => size >= count) ?? MOST;
    const chosen = Math.min(Number(sessionStorage.getItem(CHOICE)) || need, need);
    at('tiles').dataset.n = chosen;
    for (const radio of at('wall-sizes').querySelectorAll('input')) {
      radio.checked = Number(radio.value) === chosen;
      radio.parentElement.hidden = Number(radio.value) > need;
    }
  }

  #tell() {
    if (!this.#rows) return;
    const states = this.#rows.all.map(tile => tile.live);
    const live = states.filter(state => state === true).length;
    const not = states.filter(state => state === false).length;
    if (live === this.#count.live && not === this.#count.not) return;
    this.#count = { live, not };
    hide(at('wall-live'), !live);
    hide(at('wall-not'), !not);
    say(at('wall-live-number'), `${live} live`);
    say(at('wall-not-number'), `${not} not live`);
  }

  // back from one camera: where a person left
  #return() {
    if (!this.#leftFor) return;
    this.#rows.all.find(tile => tile.link.hash === this.#leftFor)?.link.focus();
    this.#leftFor = '';
  }

  #walk(event) {
    const links = this.#rows.all.map(tile => tile.link);
    const from = links.indexOf(document.activeElement);
    const across = getComputedStyle(at('tiles')).gridTemplateColumns.split(' ').length;
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: across, ArrowUp: -across }[event.key];
    if (from < 0 || !step || !links[from + step]) return;
    links[from + step].focus();
    event.preventDefault();
  }
}
