// What to say about a node, out of its status. Pure.
import { codecName } from '../media-types.js';
import { timeOfDay, titleOf } from '../words.js';

const NUMBERS = ['', 'One thing needs you', 'Two things need you', 'Three things need you', 'Four things need you', 'Five things need you'];
const TAGS = {
  running: { look: 'good', dot: '', word: 'Live' },
  starting: { look: '', dot: 'hollow', word: 'Starting' },
  waiting: { look: 'bad', dot: 'square', word: 'No picture' },
  stopped: { look: '', dot: 'square', word: 'Stopped' },
};
const minutes = text => timeOfDay(new Date(text)).slice(0, 5);
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' });

/** The title: all is well, or how many things are not. */
export function verdict(needs) {
  return needs.length ? NUMBERS[needs.length] ?? `${needs.length} things need you` : 'All is well';
}

/** What needs a person: `{ id, icon, title, text, camera? }`, the worst first. */
export function needsOf({ node = {}, cameras = [], routes = [] }) {
  return [
    ...cameras.filter(camera => camera.state === 'waiting').map(camera => ({
      id: `camera ${camera.name}`, icon: 'unplugged', title: `${titleOf(camera.name)} gives no picture.`, camera: camera.name,
      text: [camera.lastFailure && sentence(camera.lastFailure.reason), 'The node tries again by itself.'].filter(Boolean).join(' '),
    })),
    ...cameras.filter(camera => camera.warnings?.length).map(camera => ({
      id: `warnings ${camera.name}`, icon: 'warn', title: `${titleOf(camera.name)} runs otherwise than configured.`, camera: camera.name,
      text: camera.warnings.map(warning => sentence(warning)).join(' '),
    })),
    ...(node.tls?.problem ? [{ id: 'certificate', icon: 'lock', title: 'The certificate was not taken over.', text: sentence(node.tls.problem) }] : []),
    ...routes.filter(route => route.problem).map(({ file, problem }) => ({
      id: `route ${file}`, icon: 'route', title: 'A route was not taken over.',
      text: `${file}${problem.line ? `, line ${problem.line}` : ''}: ${sentence(problem.reason, false)} ${sentence(problem.meanwhile)}`,
    })),
  ];
}

/** One line about the node. */
export function summary({ node = {}, cameras = [] }) {
  const up = Number.isFinite(node.uptimeSeconds) && `Up ${lasting(node.uptimeSeconds)}`;
  return `${[up, counted(cameras.length, 'camera'), counted(node.viewers ?? 0, 'viewer')].filter(Boolean).join(', ')}.`;
}

/** The sign of a camera: `{ look, dot, word }`. */
export const tagOf = camera => TAGS[camera.state] ?? TAGS.starting;

/** What a camera gives at the moment. */
export function givenBy(camera) {
  if (camera.state !== 'running') return camera.since ? `Since ${when(camera.since)}` : '';
  const { stream, encoders } = camera;
  return [
    stream && `${codecName(stream.codec)}${encoders?.name ? ` by ${encoders.name}` : ''}, ${stream.width} × ${stream.height}`,
    `${(camera.framesPerSecond ?? 0).toFixed(1)} pictures/s`,
    `${((camera.kilobitsPerSecond ?? 0) / 1000).toFixed(2)} Mbit/s`,
    counted(camera.viewers?.length ?? 0, 'viewer'),
  ].filter(Boolean).join(', ');
}

/** What went wrong with a camera, or nothing. */
export function troubleOf({ restarts, lastFailure }) {
  if (!lastFailure) return '';
  const times = restarts ? `Started again ${restarts === 1 ? 'once' : `${restarts} times`}, last after` : 'Last failure';
  return `${times} ${when(lastFailure.at)}: ${sentence(lastFailure.reason, false)}`;
}

/** Which encoders do not work on this machine, and why: one line for each. */
export function refusedOf({ encoders }) {
  return Object.entries(encoders?.refused ?? {}).map(([name, reason]) => `${name}: ${reason}`);
}

/** The sign and words of a route file: `{ look, word, text }`. */
export function routeWords({ problem, loadedAt, routeIds = [] }) {
  if (problem) return { look: 'warn', word: routeIds.length ? 'older version' : 'not running', text: `${problem.line ? `Line ${problem.line}: ` : ''}${sentence(problem.reason, !problem.line)}` };
  return { look: 'good', word: 'runs', text: loadedAt ? `Since ${when(loadedAt)}` : '' };
}

/** Local time: 14:03 if it was today, else with the day. */
export function when(text) {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return '';
  return date.toDateString() === new Date().toDateString() ? minutes(text) : `${day.format(date)}, ${minutes(text)}`;
}

/** A text as a sentence. */
export function sentence(text, capital = true) {
  const plain = String(text ?? '').trim();
  if (!plain) return '';
  return (capital ? plain.charAt(0).toUpperCase() + plain.slice(1) : plain) + (/[.!?]$/.test(plain) ? '' : '.');
}

function counted(count, word) {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function lasting(seconds) {
  const steps = [[86_400, 'day'], [3600, 'hour'], [60, 'minute']];
  const [length, word] = steps.find(([step]) => seconds >= step) ?? [1, 'second'];
  return counted(Math.floor(seconds / length), word);
}
