// The page: from a key to a picture. Everything else is in the modules it names.
import { cameraName, forgetCamera, takeKey, whenAnotherKeyArrives } from './link.js';
import { readAccessKey, REFUSED } from './access-key.js';
import { hasSmallWindow, listenForKeys, snapshot, toggleFullScreen, toggleSmallWindow } from './controls.js';
import { at, say } from './elements.js';
import { Enter } from './enter.js';
import { Numbers } from './numbers.js';
import { hasWebCrypto, makeAccessKey } from './seal.js';
import { showSeal } from './sealed.js';
import { Sound } from './sound.js';
import { Stage } from './stage.js';
import { Watching } from './watching.js';

const PATIENCE_MS = 400;
const MAX_NAME = 80;
const video = at('picture');
let watching = null;
let key = null;
let last = null;

const enter = new Enter({ given: ({ bytes, remember }) => begin(bytes, remember), wrong: ask, again: () => watching?.tryNow() });
const stage = new Stage({
  again: () => watching.tryNow(),
  jump: () => watching.jumpToNow(),
  press: () => watching.press(),
  leave,
  default: () => { forgetCamera(); watch(); },
});
const sound = new Sound(video);
const numbers = new Numbers(() => watching?.numbers() ?? null, text => stage.note(text));

// for tests and for the curious; it can be read and not changed
Object.defineProperty(globalThis, 'dromedary', { value: Object.freeze({ numbers: () => watching?.numbers() ?? null }) });

async function start() {
  const given = takeKey();
  if (given !== null) {
    const { bytes, wrong } = readAccessKey(given);
    if (wrong) ask(wrong);
    else await begin(bytes, false);
    return;
  }
  const kept = hasWebCrypto ? await (await import('./remembered.js')).recall() : null;
  if (kept) {
    key = kept;
    at('remembered').checked = true;
    watch();
  } else ask();
}

async function begin(bytes, remember) {
  key = await makeAccessKey(bytes);
  at('remembered').checked = remember;
  if (remember) await keep(true);
  watch();
}

function watch() {
  watching?.stop();
  watching = new Watching({ key, camera: cameraName(), video, still: at('still'), changed: show, sound });
}

async function leave() {
  watching?.stop();
  watching = null;
  key = null;
  at('key').value = '';
  await keep(false);
  ask();
}

async function keep(wanted) {
  if (!hasWebCrypto) return;
  const kept = await import('./remembered.js');
  try {
    await (wanted ? kept.remember(key) : kept.forget());
  } catch {
    at('remembered').checked = false;
    if (wanted) stage.note('This browser does not keep keys.');
  }
}

function ask(wrong) {
  numbers.toggle(false);
  at('seal').open = false;
  place('enter', wrong ? 'wrong' : 'first', 'Welcome');
  enter.ask(wrong);
}

function show(view) {
  last = view;
  if (view.state === 'wrong') {
    watching.stop();
    watching = null;
    keep(false);
    ask(REFUSED);
  } else if (view.state === 'away') {
    place('enter', 'away', 'No answer');
    enter.away(view.silentMs);
  } else if (view.state !== 'connecting' || view.hello || view.sinceMs > PATIENCE_MS || at('enter').hidden) {
    const camera = nameOf(view.hello);
    place('live', view.state, camera);
    say(at('camera'), camera);
    stage.show(view);
    showSeal(view.hello, watching.numbers());
  }
}

function nameOf(hello) {
  return typeof hello?.camera === 'string' && hello.camera ? hello.camera.slice(0, MAX_NAME) : cameraName() ?? 'Camera';
}

function place(view, state, title) {
  const arrived = view === 'live' && at('live').hidden;
  at('enter').hidden = view !== 'enter';
  at('live').hidden = view !== 'live';
  if (arrived) at('camera').focus();
  const root = document.documentElement;
  if (root.dataset.state !== state) root.dataset.state = state;
  const words = `${title} · Dromedary`;
  if (document.title !== words) document.title = words;
}

const actions = {
  snapshot: async () => {
    const name = last && await snapshot(video, nameOf(last.hello), last.pictureAt);
    stage.note(name ? `Saved as ${name}.` : 'There is no picture to save yet.');
  },
  small: () => toggleSmallWindow(video).catch(() => stage.note('The browser did not open a small window.')),
  full: () => toggleFullScreen(at('live'), video).catch(() => stage.note('The browser did not give the full screen.')),
  help: () => at('help').showModal(),
};
for (const [name, act] of Object.entries(actions)) at(`${name}-button`).addEventListener('click', act);
at('small-button').hidden = at('small-key').hidden = !hasSmallWindow;
at('help-close').addEventListener('click', () => at('help').close());
at('leave').addEventListener('click', leave);
at('remembered-line').hidden = !hasWebCrypto;
at('remembered').addEventListener('change', ({ target }) => keep(target.checked));
document.addEventListener('fullscreenchange', () => at('full-button').setAttribute('aria-pressed', String(Boolean(document.fullscreenElement))));
document.addEventListener('pointerdown', ({ target }) => { if (!at('seal').contains(target)) at('seal').open = false; });

const whenLive = act => () => { if (!at('live').hidden) act(); };
listenForKeys({
  ' ': whenLive(() => watching.togglePause()),
  m: whenLive(() => sound.toggle()),
  s: whenLive(actions.snapshot),
  p: whenLive(() => hasSmallWindow && actions.small()),
  i: whenLive(() => numbers.toggle()),
  f: whenLive(actions.full),
  l: whenLive(() => watching.jumpToNow()),
  '?': actions.help,
  Escape: () => {
    if (at('seal').open) {
      at('seal').open = false;
      at('seal').firstElementChild.focus();
    } else if (numbers.open) numbers.toggle(false);
  },
});
whenAnotherKeyArrives(start);
start();
