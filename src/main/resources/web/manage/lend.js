// Lends a key. The node tells a salt, and both sides make the key out of it and the management key: the key itself crosses no network.
import { at, say } from '../elements.js';
import { fromBase64, toBase64 } from '../access-key.js';
import { copied } from '../clipboard.js';
import { command } from '../command.js';

const NAME = /^[a-z0-9-]{1,32}$/;
const REFUSED = {
  0: 'The node did not answer. Look at the list before you try again.',
  400: 'The node does not take this name.',
  409: 'Somebody of this name has a key already, or there are too many keys.',
};

export class Lend {
  #key;
  #heard;
  #link = '';
  #busy = false;

  /** `heard` hears lent() when there is a new key, and refused(); `signal` ends it. */
  constructor(key, signal, heard) {
    this.#key = key;
    this.#heard = heard;
    at('lend-form').addEventListener('submit', event => { event.preventDefault(); this.#submit(); }, { signal });
    at('lend-cancel').addEventListener('click', () => at('lend').close(), { signal });
    at('link-done').addEventListener('click', () => at('link').close(), { signal });
    at('link-copy').addEventListener('click', () => this.#copy(), { signal });
    at('link').addEventListener('close', () => this.#forget(), { signal });
  }

  /** Asks for whom. */
  open() {
    at('who').value = '';
    this.#wrong('');
    at('lend').showModal();
  }

  /** Closes all of it. */
  close() {
    at('lend').close();
    at('link').close();
    this.#forget();
  }

  async #submit() {
    const name = at('who').value.trim().toLowerCase().replace(/\s+/g, '-');
    if (!NAME.test(name)) {
      this.#wrong('A name is made of 1 to 32 letters a to z, digits and -.');
      return;
    }
    if (this.#busy) return;
    this.#busy = true;
    const { status, answer } = await command(this.#key, '/keys/add', { name });
    this.#busy = false;
    if (status === 401) this.#heard.refused();
    else if (status === 200 && answer?.salt) await this.#show(name, answer.salt);
    else this.#wrong(REFUSED[status] ?? `The node answered ${status}.`);
  }

  async #show(name, salt) {
    const key = await this.#key.viewerKey(fromBase64(salt), name);
    const text = toBase64(key).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
    key.fill(0);
    this.#link = `${location.origin}/#key=${text}`;
    at('lend').close();
    say(at('link-title'), `The link for ${name}`);
    say(at('link-text'), this.#link);
    say(at('link-copied'), '');
    at('link').showModal();
    at('link-copy').focus();
    this.#heard.lent();
  }

  async #copy() {
    say(at('link-copied'), await copied(this.#link) ? 'Copied.' : 'The browser did not let the page copy.');
  }

  #forget() {
    this.#link = '';
    say(at('link-text'), '');
  }

  #wrong(sentence) {
    at('who').setAttribute('aria-invalid', String(Boolean(sentence)));
    at('who-error').hidden = !sentence;
    say(at('who-error-text'), sentence);
    if (sentence) at('who').focus();
  }
}
