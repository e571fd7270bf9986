// The access key as people type and paste it.

const KEY_BYTES = 32;
const KEY_CHARACTERS = 43;
const UNKNOWN = 'The node does not know this key.';

/** Reads an access key (base64 or base64url, padded or not, or a whole link). Returns `{ bytes }` or `{ wrong: sentence }`. */
export function readAccessKey(text) {
  const key = tidy(text);
  if (key.length !== KEY_CHARACTERS) {
    const missing = key.length < KEY_CHARACTERS ? ': is the end missing?' : '.';
    return { wrong: `${UNKNOWN} ${KEY_CHARACTERS} characters are expected, this has ${key.length}${missing}` };
  }
  if (!/^[A-Za-z0-9+/]+$/.test(key)) return { wrong: `${UNKNOWN} A key is made of letters, digits and + / - _ only.` };
  return { bytes: fromBase64(key).slice(0, KEY_BYTES) };
}

/** What to say when the node itself refused the key. */
export const REFUSED = `${UNKNOWN} It may have been changed: ask the person who runs the node.`;

function tidy(text) {
  const link = /[#&]key=([^&\s]*)/.exec(text);
  let key = text;
  if (link) {
    try { key = decodeURIComponent(link[1]); } catch { [, key] = link; }
  }
  // keys.json of TinyCam writes + as six characters
  return key.replaceAll(/\\u002b/gi, '+').replaceAll(/[\s"']/g, '').replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
}

/** Bytes of standard base64, padded or not. Throws if it is none. */
export function fromBase64(text) {
  return Uint8Array.from(atob(text), character => character.charCodeAt(0));
}

/** Standard, padded base64 of some bytes. */
export function toBase64(bytes) {
  return btoa(String.fromCharCode(...bytes));
}
