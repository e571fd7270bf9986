// The drawer of numbers: only what is measured. A row without a figure is not there.
import { copied } from './clipboard.js';
import { at, say } from './elements.js';
import { timeOfDay } from './words.js';

const EVERY_MS = 500;
const SPARK = { width: 300, height: 40 };

export class Numbers {
  #read;
  #timer = 0;

  /** Reads the figures from `read()`; `note(text)` says what a press did. */
  constructor(read, note) {
    this.#read = read;
    for (const button of document.querySelectorAll('[data-numbers]')) button.addEventListener('click', () => this.toggle());
    at('copy').addEventListener('click', async () => note(await copied(this.#text()) ? 'Copied.' : 'The browser did not let the page copy.'));
  }

  get open() { return !at('numbers').hidden; }

  /** Opens or closes the drawer. */
  toggle(open = !this.open) {
    const inside = at('numbers').contains(document.activeElement);
    at('numbers').hidden = !open;
    at('numbers-button').setAttribute('aria-pressed', String(open));
    clearInterval(this.#timer);
    if (open) {
      this.#show();
      this.#timer = setInterval(() => this.#show(), EVERY_MS);
      at('numbers-close').focus();
    } else if (inside) at('numbers-button').focus();
  }

  #show() {
    const numbers = this.#read();
    if (!numbers) return;
    const rows = rowsOf(numbers);
    const list = at('facts');
    while (list.children.length > rows.length * 2) list.lastElementChild.remove();
    while (list.children.length < rows.length * 2) list.append(document.createElement('dt'), document.createElement('dd'));
    rows.flat().forEach((text, index) => say(list.children[index], text));
    drawSpark(numbers.waits);
  }

  #text() {
    return rowsOf(this.#read()).map(([name, value]) => `${name}: ${value}`).join('\n');
  }
}

function rowsOf(n) {
  const has = value => value !== null && value !== undefined;
  return [
    ['To the node and back', has(n.roundTripMillis) && `${Math.round(n.roundTripMillis)} ms`],
    ['Waiting to play', n.width && `${Math.round(n.aheadSeconds * 1000)} ms`],
    ['First picture after', has(n.firstPictureMillis) && `${(n.firstPictureMillis / 1000).toFixed(2)} s`],
    ['Picture', n.width && `${n.codec}, ${n.width} × ${n.height}`],
    ['Rate', has(n.frameRate) && `${n.frameRate.toFixed(1)} per second`],
    ['Data', has(n.bitRate) && `${(n.bitRate / 1e6).toFixed(2)} Mbit/s`],
    ['Skipped', n.drops ? `${(n.droppedMillis / 1000).toFixed(1)} s, ${n.drops === 1 ? 'once' : `${n.drops} times`}, last ${timeOfDay(n.droppedAt)}` : 'nothing'],
    ['Late for the screen', n.framesNotShown && `${n.framesNotShown} of ${n.framesDecoded} frames`],
    ['Jumped to now', n.jumps && (n.jumps === 1 ? 'once' : `${n.jumps} times`)],
    ['Connected', n.joins && (n.joins === 1 ? 'once' : `${n.joins} times`)],
    ['Sealed pieces', n.counter && `${n.counter}`],
    ['Player', n.player],
    ['Path', location.protocol === 'https:' ? 'WebSocket over TLS' : 'WebSocket'],
    ['Node', n.server],
  ].filter(([, value]) => value);
}

function drawSpark(waits) {
  at('spark').toggleAttribute('hidden', waits.length < 2);
  if (waits.length < 2) return;
  const top = Math.max(1, ...waits);
  const points = waits.map((wait, index) => `${(index * SPARK.width / (waits.length - 1)).toFixed(1)} ${(SPARK.height - 2 - wait / top * (SPARK.height - 4)).toFixed(1)}`);
  at('spark-line').setAttribute('d', `M${points.join('L')}`);
  const millis = value => Math.round(value * 1000);
  at('spark').setAttribute('aria-label', `Waiting to play, last minute: ${millis(Math.min(...waits))} to ${millis(Math.max(...waits))} milliseconds`);
}
