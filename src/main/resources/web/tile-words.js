// The one word of a tile, and the second line that only the list on a phone has room for. Pure.
import { timeOfDay } from './words.js';

const GOOD = { look: 'on', dot: '', live: true };
const BAD = { look: 'off', dot: 'square', live: false };
const OPEN = { look: 'quiet', dot: 'hollow', live: null };

// what the node's list says, for a camera that is not watched at the moment
const LISTED = {
  live: { ...GOOD, word: 'Live' },
  starting: { ...OPEN, word: 'Starting' },
  failed: { ...BAD, word: 'No picture', icon: 'unplugged' },
  stopped: { ...BAD, word: 'Stopped', icon: 'pause' },
};

const WATCHED = {
  live: { ...GOOD, word: 'Live' },
  drop: { ...GOOD, word: 'Live' },
  connecting: { ...OPEN, word: 'Starting' },
  press: { ...OPEN, word: 'Press to play', icon: 'play' },
  stopped: LISTED.stopped,
  unplugged: { ...BAD, word: 'No picture', icon: 'unplugged' },
  codec: { ...BAD, word: 'Cannot be played here', icon: 'unplugged' },
  revoked: { ...BAD, word: 'No access', icon: 'lock' },
  unknown: { ...BAD, word: 'Gone', icon: 'unplugged' },
  seal: { ...BAD, word: 'Broken seal', icon: 'warn' },
  full: { ...BAD, word: 'The node is full', icon: 'people' },
};

/** `{ word, look, dot, live, more, icon }` of a camera of the node's list and, while it is watched, the view of `Watching`. */
export function tileWords(camera, view) {
  const listed = LISTED[camera.state] ?? LISTED.starting;
  if (!view) return { more: '', icon: '', ...listed };
  const behind = view.state === 'behind' || view.state === 'far';
  const found = behind
    ? { look: 'move', dot: 'hollow', live: false, word: `Behind ${Math.max(1, Math.round(view.behindSeconds))} s` }
    : WATCHED[view.state] ?? { ...BAD, word: 'Reconnecting', icon: 'again' };
  return { icon: '', more: found.live === false && view.pictureAt ? `last picture ${timeOfDay(view.pictureAt)}` : '', ...found };
}
