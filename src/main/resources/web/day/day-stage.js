// What stands over the recorded picture: the sign, a card where there is no picture, and for a moment what a press did.
import { at, draw, hide, look, say } from '../elements.js';
import { cardOf, signOf } from './words.js';

const NOTE_MS = 4000;
/** States in which the picture on the screen is of the time on the sign. */
const TRUE = new Set(['shown', 'soon']);
/** States in which an older picture stays, grey, until there is one again. */
const GREY = new Set(['asking', 'lost', 'away', 'full', 'seal']);

export class DayStage {
  #announced = '';
  #note = { text: '', until: 0 };

  /** `actions` maps the name of a card's button to what it does; `signal` ends it. */
  constructor(actions, signal) {
    at('day-card-action').addEventListener('click', () => actions[at('day-card-action').dataset.name](), { signal });
    this.note('');
  }

  /** Shows a view: `{ state, time, … }` as the words need it. */
  show(view) {
    const sign = signOf(view);
    look(at('day-dot'), `dot ${sign.dot}`);
    say(at('day-word'), sign.word);
    say(at('day-time'), sign.number);
    look(at('day-picture'), `picture${TRUE.has(view.state) ? '' : GREY.has(view.state) ? ' stale' : ' unseen-picture'}`);
    this.#card(cardOf(view));
    const noted = performance.now() < this.#note.until;
    hide(at('day-note'), !noted);
    if (noted) say(at('day-note-text'), this.#note.text);
    this.#announce(view.state, sign);
  }

  /** Says for a moment what happened. */
  note(text) {
    this.#note = { text, until: text ? performance.now() + NOTE_MS : 0 };
    if (text) say(at('day-announcement'), text);
  }

  #card(card) {
    hide(at('day-card'), !card);
    if (!card) return;
    draw(at('day-card-icon'), card.icon);
    say(at('day-card-title'), card.title);
    say(at('day-card-text'), card.text);
    const button = at('day-card-action');
    hide(button, !card.action);
    if (!card.action) return;
    button.dataset.name = card.action.name;
    say(button, card.action.label);
  }

  // changes of state only: a clock that runs is not read aloud
  #announce(state, sign) {
    if (state === this.#announced || state === 'soon') return;
    this.#announced = state;
    say(at('day-announcement'), [sign.word, at('day-card').hidden ? '' : at('day-card-title').textContent].filter(Boolean).join('. '));
  }
}
