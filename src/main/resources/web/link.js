// Takes the key out of the address. app.js imports this module first, so that the address is clean before anything else runs:
// what stays in the address bar ends in histories, screenshots and shared links.

let waiting = null;

function clean() {
  const given = new URLSearchParams(location.hash.slice(1));
  const key = given.get('key');
  if (key === null) return;
  const camera = given.get('camera');
  history.replaceState(null, '', location.pathname + location.search + (camera ? `#/live/${encodeURIComponent(camera)}` : ''));
  // URLSearchParams reads a raw + as a space; no key holds a space
  waiting = key.replaceAll(' ', '+');
}

clean();

/** Gives the key of the link that opened the page, or that was opened in it since, once; after that null. */
export function takeKey() {
  clean();
  const key = waiting;
  waiting = null;
  return key;
}
