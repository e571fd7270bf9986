// The page: from the address and the keys to a place. Everything else is in the modules it names.
import { takeKey } from './link.js';
import { readAccessKey, REFUSED } from './access-key.js';
import { at } from './elements.js';
import { Enter } from './enter.js';
import { HeldKeys } from './held-keys.js';
import { KeyDialog } from './key-dialog.js';
import { Live } from './live.js';
import { Past } from './past.js';
import { here } from './places.js';
import { show, showPlaces } from './shell.js';

const keys = new HeldKeys();
const past = new Past(keys, { changed: () => offer(), refused: () => refused('management') });
const live = new Live({
  refused: () => refused('access'),
  leave: () => leave('access'),
  listed: cameras => past.listed(cameras),
  watching: camera => past.watching(camera),
  away: silentMs => {
    show('enter', 'away', 'No answer');
    enter.away(silentMs);
  },
});
const enter = new Enter({ given: begin, wrong: ask, again: () => live.tryNow() });
new KeyDialog(keys, { leave, note: text => live.note(text) });
let managed = null;

// for tests and for the curious; it can be read and not changed
Object.defineProperty(globalThis, 'dromedary', { value: Object.freeze({ numbers: () => live.numbers(), wall: () => live.wallNumbers(), day: () => past.numbers() }) });

async function start() {
  await keys.recall();
  await moved();
}

async function moved() {
  const given = takeKey();
  if (given === null) {
    await go();
    return;
  }
  const { bytes, wrong } = readAccessKey(given);
  if (wrong) ask('access', wrong);
  else await begin({ kind: 'access', bytes, remember: false });
}

async function begin({ kind, bytes, remember }) {
  const kept = await keys.hold(kind, bytes, remember);
  enter.clear();
  await go();
  if (!kept) live.note('This browser does not keep keys.');
}

/** Goes where the address says. */
async function go() {
  const { place, camera, ...where } = here();
  offer();
  managed?.close();
  managed = null;
  if (place !== 'day') past.close();
  if (place === 'day') {
    live.close();
    if (keys.management ?? keys.access) await past.open({ camera, ...where });
    else ask('access');
  } else if (place === 'live') {
    if (keys.access) live.open(keys.access, camera);
    else ask('access');
  } else {
    live.close();
    if (keys.management) await manage(place);
    else ask('management');
  }
}

async function manage(place) {
  const { open } = await import('./manage/places.js');
  if (here().place !== place || !keys.management) return;
  managed?.close();
  managed = open(place, keys.management, { refused: () => refused('management') });
}

// only the places that these keys open
function offer() {
  showPlaces({ day: past.may, managed: keys.management !== null });
}

function ask(kind, wrong) {
  live.close();
  past.close();
  managed?.close();
  managed = null;
  const state = kind === 'access' ? '' : 'manage-';
  show('enter', `${state}${wrong ? 'wrong' : 'first'}`, kind === 'access' ? 'Welcome' : 'Manage this node');
  enter.ask(kind, wrong);
}

async function refused(kind) {
  await keys.drop(kind);
  offer();
  ask(kind, REFUSED);
}

async function leave(kind) {
  await keys.drop(kind);
  enter.clear();
  if (kind === 'management') location.hash = '#/live';
  await go();
}

for (const button of document.querySelectorAll('[data-forget-management]')) button.addEventListener('click', () => leave('management'));
at('skip').addEventListener('click', event => {
  // the address says the place; a skip must not change it
  event.preventDefault();
  document.querySelector('main:not([hidden]) h1')?.focus();
});
addEventListener('hashchange', moved);
start();
