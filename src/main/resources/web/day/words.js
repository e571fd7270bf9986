// What the Day place says. Pure. Exactly the words of the design, where it has some.
import { timeOfDay } from '../words.js';
import { codecName } from '../media-types.js';
import { dateName, dayName, dayStart } from './days.js';

const MB = 1e6;
const GB = 1e9;

/** The sign in the corner: `{ dot, word, number }`. */
export function signOf({ state, time }) {
  if (state === 'gap' || state === 'empty-day') return { dot: 'hollow', word: 'Not recorded', number: timeOfDay(time) };
  if (state === 'asking' || state === 'connecting') return { dot: 'hollow', word: 'Asking', number: timeOfDay(time) };
  if (state === 'shown' || state === 'soon') return { dot: 'square', word: 'Recorded', number: timeOfDay(time) };
  return { dot: 'hollow', word: 'No picture', number: '' };
}

const CARDS = {
  asking: () => ({ icon: 'again', title: 'Asking for the picture', text: 'It comes from the recording of the node.' }),
  gap: ({ gap }) => ({
    icon: 'unplugged', title: 'Nothing was recorded here', text: gapText(gap),
    action: gap.to !== null ? { name: 'next', label: `Go to ${short(gap.to)}` } : gap.from !== null && { name: 'newest', label: 'Go to the newest picture' },
  }),
  'empty-day': ({ time, oldest }) => ({
    icon: 'day', title: 'Nothing recorded on this day', text: time < oldest ? `Recording began on ${dateName(oldest)}.` : `${dayName(time)} has no pictures.`,
    action: { name: 'newest', label: 'Go to the newest picture' },
  }),
  empty: ({ recorded }) => ({
    icon: 'day', title: 'Nothing recorded yet',
    text: recorded === false ? 'This camera is not recorded. Set streamOnly: false for it, then apply the configuration.'
      : 'As soon as the camera gives pictures, they are recorded, and seen here.',
    action: { name: 'live', label: 'See the live picture' },
  }),
  away: ({ retryInMs }) => ({
    icon: 'again', title: 'The node does not answer', text: retryInMs > 500 ? `Trying again in ${Math.ceil(retryInMs / 1000)} s.` : 'Trying again now.',
    action: { name: 'again', label: 'Try now' },
  }),
  lost: ({ retryInMs }) => ({
    icon: 'again', title: 'Connection lost', text: retryInMs > 500 ? `Trying again in ${Math.ceil(retryInMs / 1000)} s.` : 'Trying again now.',
    action: { name: 'again', label: 'Try now' },
  }),
  full: ({ retryInMs }) => ({
    icon: 'people', title: 'The node is full', text: `As many people are watching as it allows. Trying again in ${Math.ceil(retryInMs / 1000)} s.`,
  }),
  refused: () => ({
    icon: 'lock', title: 'Your key may not see recordings', text: 'Ask the person who runs the node, or open it with its management key.',
    action: { name: 'live', label: 'See the live picture' },
  }),
  seal: () => ({
    icon: 'warn', title: 'A piece failed its seal', text: 'It was changed on the way, so it is not shown. Nothing false was displayed.',
    action: { name: 'again', label: 'Connect again' },
  }),
  unknown: () => ({
    icon: 'unplugged', title: 'No camera of this name', text: 'The node knows no camera as this link names it.',
    action: { name: 'live', label: 'Show what there is' },
  }),
  'cannot-play': ({ media }) => ({
    icon: 'unplugged', title: `This browser cannot play ${codecOf(media)}`, text: 'Another browser may. You can download it all the same.',
    action: { name: 'select', label: 'Select' },
  }),
};

/** The card in the middle of the stage, or null: `{ icon, title, text, action }`. */
export const cardOf = view => CARDS[view.state]?.(view) ?? null;

/** A length of time: 10 min 30 s. */
export function lengthText(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const parts = [[Math.floor(seconds / 3600), 'h'], [Math.floor(seconds / 60) % 60, 'min'], [seconds % 60, 's']];
  return parts.filter(([number]) => number).slice(0, 2).map(([number, unit]) => `${number} ${unit}`).join(' ') || '0 s';
}

/** A size: 165 MB. */
export function sizeText(bytes) {
  if (bytes >= GB) return `${(bytes / GB).toFixed(bytes < 10 * GB ? 1 : 0)} GB`;
  return `${bytes >= 10 * MB ? Math.round(bytes / MB) : (bytes / MB).toFixed(1)} MB`;
}

/** What is selected: times, then how long and about how much. */
export function selectionText({ from, to }, bytes) {
  const times = `${timeOfDay(from)} to ${timeOfDay(to)}`;
  return { times, amount: bytes > 0 ? `${lengthText(to - from)}, about ${sizeText(bytes)}` : `${lengthText(to - from)}, nothing recorded` };
}

/** How far a download is: 71 of 165 MB, 6 s left. */
export function progressText({ bytes, of, leftMs }) {
  const left = leftMs === null ? '' : `, ${lengthText(Math.max(1000, leftMs))} left`;
  return `${amounts(bytes, of)}${left}`;
}

/** What a download that was stopped says. */
export const stoppedText = ({ bytes, of }) => `Stopped at ${amounts(bytes, of)}. Nothing was saved.`;

/** What cannot be held in memory. */
export const tooBigText = (bytes, most) => `That is ${sizeText(bytes)}, more than this browser can hold. Take ${lengthText(most)} or less.`;

/** What was kept; files are kept whole, so it may be more than was asked for. */
export function keptText({ from, to }, asked) {
  const more = from !== null && to !== null && (asked.from - from > 1000 || to - asked.to > 1000);
  return `Kept${more ? `, ${timeOfDay(from)} to ${timeOfDay(to)}, since files are kept whole` : ''}. Retention leaves this part alone until you let go of it.`;
}

/** What was let go of. */
export function letGoText({ from, to }) {
  const part = from !== null && to !== null ? ` of ${timeOfDay(from)} to ${timeOfDay(to)}` : '';
  return `Let go${part}. Retention may delete it when its time has come.`;
}

/** What the playhead says to those who do not see it. */
export const headText = (time, recorded) => `${timeOfDay(time)}, ${recorded ? 'recorded' : 'nothing recorded'}`;

/** A time as it is said within a day: 12:25, with seconds if there are some. */
function short(time) {
  const clock = timeOfDay(time);
  return clock.endsWith(':00') ? clock.slice(0, 5) : clock;
}

// no cause is named that is not known
function gapText({ from, to }) {
  if (from === null) return `Recording begins ${dayStart(to) === to ? 'later' : `at ${short(to)}`}.`;
  if (to === null) return `Nothing since ${short(from)}.`;
  return `${short(from)} to ${short(to)}.`;
}

function amounts(bytes, of) {
  const unit = of >= GB ? GB : MB;
  const number = value => (of >= GB ? (value / unit).toFixed(1) : String(Math.round(value / unit)));
  return `${number(bytes)} of ${number(of)} ${of >= GB ? 'GB' : 'MB'}`;
}

function codecOf(media) {
  const codec = /codecs="?([a-z0-9]+)/i.exec(media ?? '')?.[1] ?? '';
  return codecName({ avc1: 'h264', hvc1: 'h265', hev1: 'h265' }[codec] ?? codec);
}
