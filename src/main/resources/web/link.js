// Takes the key out of the address. app.js imports this module first, so that the address is clean before anything else runs:
// what stays in the address bar ends in histories, screenshots and shared links.

const waiting = { key: null };

function take() {
  const given = new URLSearchParams(location.hash.slice(1));
  const key = given.get('key');
  if (key === null) return;
  const camera = given.get('camera');
  history.replaceState(null, '', location.pathname + location.search + (camera ? `#/live/${encodeURIComponent(camera)}` : ''));
  // URLSearchParams reads a raw + as a space; no key holds a space
  waiting.key = key.replaceAll(' ', '+');
}

take();

/** Gives the key of the link that opened the page, once; after that null. */
export function takeKey() {
  const { key } = waiting;
  waiting.key = null;
  return key;
}

/** Calls `arrived` when a link with a key is opened in this same page. */
export function whenAnotherKeyArrives(arrived) {
  addEventListener('hashchange', () => { take(); if (waiting.key !== null) arrived(); });
}

/** Gives the name of the camera in the address (`#/live/NAME`), or null for the node's default camera. */
export function cameraName() {
  const found = /^#\/live\/([^/?]+)$/.exec(location.hash);
  try {
    return found ? decodeURIComponent(found[1]) : null;
  } catch {
    return null;
  }
}

/** Forgets the camera in the address, so that the default one is shown. */
export function forgetCamera() {
  history.replaceState(null, '', location.pathname + location.search);
}
