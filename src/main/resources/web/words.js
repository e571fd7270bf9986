// The sentences for each state of one camera: what happened, why, and the one thing to do. Exactly those of the design.
import { codecName } from './media-types.js';

const LOST = { look: 'lost', dot: 'square', word: 'Not live' };
const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** Local time of day, 14:03:12. */
export const timeOfDay = date => clock.format(date);

/** A camera's name as people write it, as the node does in its greeting: `front-door` is "Front door". */
export const titleOf = name => (name === 'default' ? 'Camera' : name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' '));

/** The sign in the corner: `{ look, dot, word, number }`. */
export function signOf({ state, behindSeconds }) {
  if (state === 'live' || state === 'drop') return { look: '', dot: '', word: 'Live', number: '' };
  if (state === 'connecting' || state === 'press') return { look: 'neutral', dot: 'hollow', word: 'Connecting', number: '' };
  if (state === 'behind') return { look: 'behind', dot: 'hollow', word: 'Behind', number: `${behindSeconds.toFixed(1)} s` };
  if (state === 'far') return { look: 'behind', dot: 'hollow', word: 'Behind', number: `${Math.round(behindSeconds)} s` };
  return { ...LOST, number: '' };
}

/** The notice above the controls, or null: `{ icon, text, action }`. */
export function noticeOf({ state, behindSeconds, dropped }) {
  if (state === 'behind') return { icon: 'forward', text: 'Playing a little faster to catch up.' };
  if (state === 'far') return { icon: 'warn', text: `${Math.round(behindSeconds)} s behind.`, action: { name: 'jump', label: 'Jump to now' } };
  return dropped && state === 'drop' ? { icon: 'warn', text: dropped } : null;
}

const CARDS = {
  connecting: () => ({ icon: 'again', title: 'Asking for the picture', text: 'The node keeps the newest one ready. This takes a moment only.' }),
  press: () => ({ icon: 'play', title: 'The browser waits for you', text: 'It plays a picture only after a press.', action: { name: 'press', label: 'Play' } }),
  stalled: () => ({ icon: 'again', title: 'The picture stands still', text: 'Data arrives, but no new picture for 3 s. Restarting the player.' }),
  reconnecting: view => ({
    icon: 'again', title: view.everPictured ? 'Connection lost' : 'No connection yet',
    text: `${pictureFrom(view)}${again(view)}`, action: { name: 'again', label: 'Try now' },
  }),
  restarting: () => ({ icon: 'again', title: 'The node is restarting', text: 'It said so before it went. Usually back within 5 s.' }),
  stopped: view => ({ icon: 'pause', title: 'This camera is stopped', text: `${noPictureSince(view)}It comes back by itself when the camera is started.` }),
  unplugged: view => ({ icon: 'unplugged', title: 'The camera does not answer', text: `${view.reason ? `${sentence(view.reason)} ` : ''}${noPictureSince(view)}The node looks again by itself.` }),
  codec: ({ hello }) => ({
    icon: 'unplugged', title: `This browser cannot play ${codecName(hello.codec)}`,
    text: 'Another browser may, or set videoCodec: h264 for this camera.',
  }),
  revoked: ({ since }) => ({
    icon: 'lock', title: `Your access ended at ${timeOfDay(since).slice(0, 5)}`,
    text: 'The key was changed or taken back. Ask the person who runs the node for a new one.',
    action: { name: 'leave', label: 'Enter another key' },
  }),
  seal: () => ({
    icon: 'warn', title: 'A piece failed its seal', text: 'It was changed on the way, so it is not shown. Nothing false was displayed.',
    action: { name: 'again', label: 'Connect again' },
  }),
  full: view => ({ icon: 'people', title: 'The node is full', text: `As many people are watching as it allows. ${again(view)}` }),
  unknown: () => ({
    icon: 'unplugged', title: 'No camera of this name', text: 'The node knows no camera as this link names it.',
    action: { name: 'default', label: 'Show what there is' },
  }),
};

/** The card in the middle of the stage, or null: `{ icon, title, text, action }`. */
export function cardOf(view) {
  return CARDS[view.state]?.(view) ?? null;
}

function pictureFrom({ pictureAt }) {
  return pictureAt ? `This picture is from ${timeOfDay(pictureAt)}. ` : '';
}

function noPictureSince({ pictureAt, since }) {
  return `No picture since ${timeOfDay(pictureAt ?? since)}. `;
}

function again({ retryInMs }) {
  return retryInMs > 500 ? `Trying again in ${Math.ceil(retryInMs / 1000)} s.` : 'Trying again now.';
}

function sentence(text) {
  const plain = text.trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1) + (/[.!?]$/.test(plain) ? '' : '.');
}
