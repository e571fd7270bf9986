// How it stands with a time: is there a picture, and if not, where is the next? Pure.
import { dayEnd, dayStart } from './days.js';

// what is being written is told a little later
const EDGE_MS = 8000;

/**
 * `{ state }`: 'recorded'; 'gap', with the `gap` around the time (`from` or `to` of null where nothing is recorded before or after);
 * 'empty-day', when nothing of the whole day is recorded; or 'empty', when nothing is at all.
 */
export function find(spans, time) {
  if (spans.oldest === null) return { state: 'empty' };
  if (spans.at(time) || atEdge(spans, time)) return { state: 'recorded' };
  if (!spans.between(dayStart(time), dayEnd(time)).length && spans.knows(dayStart(time), dayEnd(time))) return { state: 'empty-day' };
  return { state: 'gap', gap: { from: before(spans, time), to: after(spans, time) } };
}

const atEdge = ({ open, newest }, time) => open && time >= newest && time - newest < EDGE_MS;

// what was not asked for may hold more: then the gap ends where the recording is known to have something
const after = (spans, time) => spans.next(time) ?? (spans.newest > time ? spans.newest : null);
const before = (spans, time) => spans.before(time) ?? (spans.oldest < time ? spans.oldest : null);
