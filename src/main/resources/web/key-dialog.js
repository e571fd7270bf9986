// The key to watch with, and what a person may do with it: keep it in this browser, enter another one, go on to manage.
import { at } from './elements.js';
import { hasWebCrypto } from './seal.js';

export class KeyDialog {
  /** Opens at any `[data-key-dialog]`; `heard` hears leave('access') and note(text). */
  constructor(keys, heard) {
    const dialog = at('key-dialog');
    at('remembered-line').hidden = !hasWebCrypto;
    for (const button of document.querySelectorAll('[data-key-dialog]')) {
      button.addEventListener('click', () => {
        at('remembered').checked = keys.remembers('access');
        at('manage-line').hidden = keys.management !== null;
        dialog.showModal();
      });
    }
    at('key-dialog-close').addEventListener('click', () => dialog.close());
    at('manage').addEventListener('click', () => dialog.close());
    at('leave').addEventListener('click', () => {
      dialog.close();
      heard.leave('access');
    });
    at('remembered').addEventListener('change', async ({ target }) => {
      const wanted = target.checked;
      if (await keys.remember('access', wanted)) return;
      target.checked = !wanted;
      heard.note('This browser does not keep keys.');
    });
  }
}
