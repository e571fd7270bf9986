// Draws one camera: sign, card, notice, and whether the picture may have colour.
import { at, draw, hide, look, say } from './elements.js';
import { cardOf, noticeOf, signOf } from './words.js';

const PATIENCE_MS = 400;
const NOTE_MS = 4000;
const NUMBER_EVERY_MS = 500;

export class Stage {
  #announced = '';
  #numberAt = 0;
  #number = '';
  #note = { text: '', until: 0 };
  #actions;

  /** `actions` maps the name of a button on a card or a notice to what it does. */
  constructor(actions) {
    this.#actions = actions;
    for (const id of ['card-action', 'notice-action']) at(id).addEventListener('click', event => actions[event.currentTarget.dataset.name]());
  }

  /** Shows a view of `Watching`. */
  show(view) {
    const patient = view.state === 'connecting' && view.sinceMs < PATIENCE_MS;
    for (const id of ['picture', 'still']) at(id).classList.toggle('stale', view.stale && view.everPictured);
    at('picture').classList.toggle('unseen-picture', !view.everPictured || view.state === 'codec');
    this.#sign(view, patient);
    this.#card(patient ? null : cardOf(view));
    this.#notice(this.#currentNote() ?? noticeOf(view));
    if (!patient) this.#announce(view);
  }

  /** Shows a notice for a moment: what a press did. */
  note(text) {
    this.#note = { text, until: performance.now() + NOTE_MS };
    say(at('announcement'), text);
  }

  #currentNote() {
    return performance.now() < this.#note.until ? { icon: 'done', text: this.#note.text } : null;
  }

  #sign(view, patient) {
    const sign = signOf(view);
    at('sign').hidden = patient;
    look(at('sign'), `live-sign over ${sign.look}`);
    look(at('sign-dot'), `dot ${sign.dot}`);
    say(at('sign-word'), sign.word);
    say(at('sign-number'), this.#steady(sign.number));
  }

  // a number that changes ten times a second cannot be read
  #steady(number) {
    const now = performance.now();
    if (!number || !this.#number || now - this.#numberAt >= NUMBER_EVERY_MS) {
      this.#number = number;
      this.#numberAt = now;
    }
    return this.#number;
  }

  #card(card) {
    hide(at('card'), !card);
    if (!card) return;
    draw(at('card-icon'), card.icon);
    say(at('card-title'), card.title);
    say(at('card-text'), card.text);
    this.#button(at('card-action'), card.action);
  }

  #notice(notice) {
    hide(at('notice'), !notice);
    if (!notice) return;
    draw(at('notice-icon'), notice.icon);
    say(at('notice-text'), notice.text);
    this.#button(at('notice-action'), notice.action);
  }

  #button(button, action) {
    hide(button, !action);
    if (!action) return;
    button.dataset.name = action.name;
    say(button, action.label);
  }

  // changes of state only: ages and countdowns are not read aloud
  #announce(view) {
    if (view.state === this.#announced) return;
    this.#announced = view.state;
    const card = cardOf(view);
    say(at('announcement'), [signOf(view).word, card?.title, noticeOf(view)?.text].filter(Boolean).join('. '));
  }
}
