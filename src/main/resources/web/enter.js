// The first screen: asks for the key, and says what is wrong with it or with the way to the node.
import { readAccessKey } from './access-key.js';
import { at, say } from './elements.js';
import { hasWebCrypto } from './seal.js';

export class Enter {
  #heard;

  /** Calls `given({ bytes, remember })` or `wrong(sentence)` when a person gave a key, and `again()` for another try. */
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

  /** Asks for a key; with `wrong`, says first what was wrong with the last one. */
  ask(wrong = '') {
    at('enter-form').hidden = false;
    at('away').hidden = true;
    at('key').setAttribute('aria-invalid', String(Boolean(wrong)));
    at('key-error').hidden = !wrong;
    say(at('key-error-text'), wrong);
    at('key').focus();
  }

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
    if (wrong) this.#heard.wrong(wrong);
    else this.#heard.given({ bytes, remember: hasWebCrypto && at('remember').checked });
  }
}
