// Asks for a key, and says what is wrong with it or with the way to the node.
import { readAccessKey } from './access-key.js';
import { at, say } from './elements.js';
import { hasWebCrypto } from './seal.js';

const WORDS = {
  access: {
    title: 'See your cameras', label: 'Key of this node', action: 'Watch',
    hint: 'The node printed it at its first start. It stays in this browser and is never sent.',
  },
  management: {
    title: 'Manage this node', label: 'Management key', action: 'Open',
    hint: 'It is in the file keys/keys.json of the node. It stays in this browser and is never sent.',
  },
};

export class Enter {
  #heard;
  #kind = 'access';

  /** Calls `given({ kind, bytes, remember })` or `wrong(kind, sentence)` when a person gave a key, and `again()` for another try. */
  constructor(heard) {
    this.#heard = heard;
    at('remember-line').hidden = !hasWebCrypto;
    at('insecure').hidden = isSecureContext;
    at('enter-form').addEventListener('submit', event => {
      event.preventDefault();
      this.#submit();
    });
    at('away-again').addEventListener('click', () => heard.again());
  }

  /** Asks for a key of a kind, 'access' or 'management'; with `wrong`, says first what was wrong with the last one. */
  ask(kind, wrong = '') {
    if (kind !== this.#kind) at('remember').checked = false;
    this.#kind = kind;
    const { title, label, action, hint } = WORDS[kind];
    for (const [id, text] of [['enter-title', title], ['key-label', label], ['enter-action', action], ['key-help', hint]]) say(at(id), text);
    at('link-line').hidden = kind !== 'access';
    at('back-line').hidden = kind !== 'management';
    at('enter-form').hidden = false;
    at('away').hidden = true;
    at('key').setAttribute('aria-invalid', String(Boolean(wrong)));
    at('key-error').hidden = !wrong;
    say(at('key-error-text'), wrong);
    at('key').focus();
  }

  /** Empties the field: what was in it was good, or is of no use any more. */
  clear() { at('key').value = ''; }

  /** Says that the node does not answer. */
  away(silentMs) {
    if (at('away').hidden) {
      at('enter-form').hidden = true;
      at('away').hidden = false;
      at('away-title').focus();
    }
    say(at('away-text'), `${location.hostname} has not answered for ${Math.floor(silentMs / 1000)} s. Is it on, and are you in the same network?`);
  }

  #submit() {
    const { bytes, wrong } = readAccessKey(at('key').value);
    if (wrong) this.#heard.wrong(this.#kind, wrong);
    else this.#heard.given({ kind: this.#kind, bytes, remember: hasWebCrypto && at('remember').checked });
  }
}
