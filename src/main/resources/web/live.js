// The live place: the wall of all cameras, or one of them. The address says which; without a name, the number of cameras does.
import { at } from './elements.js';
import { listenForKeys } from './controls.js';
import { CameraList } from './camera-list.js';
import { OneCamera } from './one-camera.js';
import { addressOf, ALL } from './places.js';
import { show } from './shell.js';
import { Wall } from './wall.js';

const PATIENCE_MS = 1000;
const DEFAULT = 'default';

export class Live {
  #heard;
  #key = null;
  #wanted = null;
  #cameras = null;
  #list = null;
  #wall;
  #one;
  #waiting = 0;

  /** `heard` hears refused() (the node does not know the key), leave(), away(silentMs), listed(cameras), and watching(camera) of the one that is seen large. */
  constructor(heard) {
    this.#heard = heard;
    this.#wall = new Wall({ refused: () => heard.refused() });
    this.#one = new OneCamera({ ...heard, gone: () => this.#forget() });
    this.#listen();
  }

  /** Shows the camera of this name, or with null all there are; does nothing anew that is shown already. */
  open(key, camera) {
    clearTimeout(this.#waiting);
    this.#wanted = camera;
    if (key !== this.#key) {
      this.close();
      this.#key = key;
      this.#list = new CameraList(key, {
        listed: cameras => { this.#heard.listed(cameras); this.#listed(cameras); },
        refused: () => this.#heard.refused(),
        silent: () => this.#listed(this.#cameras ?? []),
      });
    }
    if (camera !== null || this.#cameras) this.#settle();
    else this.#waiting = setTimeout(() => this.#listed([]), PATIENCE_MS);
  }

  /** Ends all pictures and asks the node nothing more. */
  close() {
    clearTimeout(this.#waiting);
    this.#list?.stop();
    this.#list = this.#key = this.#cameras = null;
    this.#heard.watching(undefined);
    this.#wall.close();
    this.#one.close();
  }

  /** Connects at once. */
  tryNow() { this.#one.tryNow(); }

  /** Says for a moment what a press did. */
  note(text) { this.#one.note(text); }

  /** What is measured of the one camera, or null. */
  numbers() { return this.#one.numbers(); }

  /** What is measured of each camera of the wall. */
  wallNumbers() { return this.#wall.numbers(); }

  #listed(cameras) {
    clearTimeout(this.#waiting);
    this.#cameras = cameras;
    this.#settle();
  }

  #settle() {
    const cameras = this.#cameras ?? [];
    const all = this.#wanted === null && cameras.length > 1;
    if (this.#list) this.#list.often = all;
    at('all-button').hidden = cameras.length < 2;
    if (all) {
      this.#one.close();
      this.#heard.watching(undefined);
      show('wall', 'wall', 'All cameras');
      this.#wall.open(this.#key, cameras);
    } else {
      this.#wall.close();
      const camera = this.#wanted ?? onlyOne(cameras);
      this.#one.open(this.#key, camera);
      this.#heard.watching(camera);
    }
  }

  // a camera that the node does not know any more: show what there is
  #forget() {
    history.replaceState(null, '', ALL);
    this.#wanted = null;
    this.#settle();
  }

  #listen() {
    const inOne = act => () => { if (!at('live').hidden) act(); };
    const keys = Object.fromEntries(Object.entries(this.#one.keys).map(([key, act]) => [key, inOne(act)]));
    for (let number = 1; number <= 9; number += 1) keys[number] = () => this.#jumpTo(number);
    listenForKeys({
      ...keys,
      f: () => (at('wall').hidden ? keys.f() : this.#wall.fill()),
      '?': () => at('help').showModal(),
      Escape: () => {
        if (!at('live').hidden && !this.#one.closeTopmost() && !at('all-button').hidden) location.hash = ALL;
      },
    }, () => at('day').hidden);
    at('help-close').addEventListener('click', () => at('help').close());
  }

  #jumpTo(number) {
    const camera = this.#cameras?.[number - 1];
    if (camera && this.#cameras.length > 1 && this.#key) location.hash = addressOf(camera.name);
  }
}

// the default camera has a path without a name, as TinyCam's nodes have it
function onlyOne(cameras) {
  const name = cameras[0]?.name ?? DEFAULT;
  return name === DEFAULT ? null : name;
}
