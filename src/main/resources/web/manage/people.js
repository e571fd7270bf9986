// Who has a key of their own: a list, lending one more, and taking one back.
import { at, make, say } from '../elements.js';
import { command } from '../command.js';
import { Repeat } from '../repeat.js';
import { Rows } from '../rows.js';
import { show } from '../shell.js';
import { hush, tell } from './apply.js';
import { Lend } from './lend.js';

const EVERY_MS = 10_000;

export class People {
  #key;
  #heard;
  #asking;
  #rows;
  #lend;
  #revoking = '';
  #over = new AbortController();

  constructor(key, heard) {
    this.#key = key;
    this.#heard = heard;
    const { signal } = this.#over;
    this.#rows = new Rows(at('people-keys'), person => new PersonRow(person, name => this.#ask(name)));
    this.#lend = new Lend(key, signal, { lent: () => this.#asking.now(), refused: () => heard.refused() });
    for (const id of ['lend-button', 'lend-first']) at(id).addEventListener('click', () => this.#lend.open(), { signal });
    at('revoke-keep').addEventListener('click', () => at('revoke').close(), { signal });
    at('revoke-yes').addEventListener('click', () => this.#revoke(), { signal });
    hush('people');
    for (const id of ['people-list', 'people-alone']) at(id).hidden = true;
    show('people', 'people-asking', 'People and keys');
    this.#asking = new Repeat(() => this.#list(), EVERY_MS);
  }

  /** Ends it, and with it all that is open over it. */
  close() {
    this.#asking.stop();
    this.#lend.close();
    at('revoke').close();
    this.#over.abort();
    this.#rows.show([], String);
  }

  async #list() {
    const { status, answer } = await command(this.#key, '/keys');
    if (this.#over.signal.aborted) return;
    if (status === 401) this.#heard.refused();
    else if (status === 200 && Array.isArray(answer?.keys)) this.#show(answer.keys.filter(({ name }) => name));
    else {
      tell('people', { title: 'The keys are not known.', text: status ? `The node answered ${status}.` : 'The node did not answer.' });
      show('people', 'people-silent', 'People and keys');
    }
  }

  #show(people) {
    if (document.documentElement.dataset.state === 'people-silent') hush('people');
    this.#rows.show(people, person => person.name);
    at('people-list').hidden = !people.length;
    at('people-alone').hidden = people.length > 0;
    at('lend-button').hidden = !people.length;
    show('people', people.length ? 'people' : 'people-alone', 'People and keys');
  }

  #ask(name) {
    this.#revoking = name;
    say(at('revoke-title'), `Revoke the key of ${name}?`);
    at('revoke').showModal();
    at('revoke-keep').focus();
  }

  async #revoke() {
    const name = this.#revoking;
    at('revoke').close();
    const { status } = await command(this.#key, '/keys/revoke', { name });
    if (this.#over.signal.aborted) return;
    if (status === 401) this.#heard.refused();
    else if (status === 200) tell('people', { good: true, title: `The key of ${name} is revoked.`, text: 'It opens nothing any more.' });
    else if (status === 404) tell('people', { good: true, title: `${name} had no key any more.`, text: 'Somebody else took it back before.' });
    else tell('people', { title: `The key of ${name} is not revoked.`, text: status ? `The node answered ${status}.` : 'The node did not answer, so this is not certain.' });
    at('people-title').focus();
    await this.#asking.now();
  }
}

class PersonRow {
  constructor({ name }, revoke) {
    const button = make('button', { className: 'button danger', textContent: 'Revoke', 'aria-label': `Revoke the key of ${name}` });
    button.addEventListener('click', () => revoke(name));
    this.element = make('li', {}, make('strong', { textContent: name }), button);
  }

  show() { /* a name is all there is to it */ }
}
