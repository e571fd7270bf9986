// One camera on the node's page: how it stands, why it failed last, and its switch.
import { look, make, say, waits } from '../elements.js';
import { addressOf } from '../places.js';
import { titleOf } from '../words.js';
import { givenBy, refusedOf, tagOf, troubleOf } from './node-words.js';

export class CameraRow {
  #name;
  #text = make('span', { className: 'quiet small-text' });
  #trouble = make('span', { className: 'small-text' });
  #dot = make('span', { className: 'dot' });
  #word = make('span');
  #tag = make('span', { className: 'tag' }, this.#dot, this.#word);
  #button = make('button', { className: 'button' });
  #said;
  #refused;
  #act = 'stop';

  /** `press(name, 'start' or 'stop')` is called for the switch, and the row waits for its end. */
  constructor({ name }, press) {
    this.#name = name;
    this.#said = new Folded('What ffmpeg said last', titleOf(name));
    this.#refused = new Folded('Encoders that do not work here', titleOf(name));
    this.#button.addEventListener('click', async () => {
      if (waits(this.#button)) return;
      this.#button.setAttribute('aria-disabled', 'true');
      await press(name, this.#act);
      this.#button.removeAttribute('aria-disabled');
    });
    const link = make('a', { href: addressOf(name), textContent: titleOf(name) });
    this.element = make('li', {},
      make('span', { className: 'lines' }, make('strong', {}, link), this.#text, this.#trouble),
      make('span', { className: 'row' }, this.#tag, this.#button), this.#said.element, this.#refused.element);
  }

  /** The camera's name. */
  get name() { return this.#name; }

  /** Shows what the status says about the camera. */
  show(camera) {
    const tag = tagOf(camera);
    look(this.#tag, `tag ${tag.look}`);
    look(this.#dot, `dot ${tag.dot}`);
    say(this.#word, tag.word);
    say(this.#text, givenBy(camera));
    say(this.#trouble, troubleOf(camera));
    this.#trouble.hidden = !this.#trouble.textContent;
    this.#act = camera.state === 'stopped' ? 'start' : 'stop';
    const label = this.#act === 'start' ? 'Start' : 'Stop';
    say(this.#button, label);
    this.#button.setAttribute('aria-label', `${label} ${titleOf(this.#name)}`);
    this.#said.show(camera.lastFailure?.lastLines ?? []);
    this.#refused.show(refusedOf(camera));
  }

  /** Unfolds the reason of the last failure and goes there. */
  explain() {
    this.element.scrollIntoView({ block: 'center' });
    const folded = [this.#said, this.#refused].filter(one => !one.element.hidden);
    for (const { element } of folded) element.open = true;
    (folded[0]?.element.firstElementChild ?? this.#button).focus();
  }
}

/** Lines below a title that unfolds them. */
class Folded {
  #lines;

  constructor(title, camera) {
    this.#lines = make('pre', { tabIndex: 0, role: 'group', 'aria-label': `${title}, ${camera}` });
    this.element = make('details', { className: 'wide' }, make('summary', { textContent: title }), make('div', { className: 'code' }, this.#lines));
  }

  show(lines) {
    this.element.hidden = !lines.length;
    say(this.#lines, lines.join('\n'));
  }
}
