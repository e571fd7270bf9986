// Explains how the picture is sealed, and does not flatter: the key is shared, and plain http is said to be plain.
import { at, draw, say } from './elements.js';
import { timeOfDay } from './words.js';

/** Fills the explanation; called whenever the view changes. */
export function showSeal(hello, { sessionSince }) {
  at('seal-insecure').hidden = isSecureContext;
  if (!isSecureContext) say(at('seal-title'), 'The picture is sealed, this page is not');
  say(at('seal-label'), isSecureContext ? 'Sealed' : 'Sealed, no https');
  draw(at('seal-icon'), isSecureContext ? 'lock' : 'warn');
  say(at('seal-since'), hello && sessionSince ? timeOfDay(sessionSince) : 'not yet');
}
