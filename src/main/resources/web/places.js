// Where a person is, told by the address alone: back, forward and a bookmark work because nothing else remembers it.
//   #/live   #/live/NAME   #/day/NAME/TIME?zoom=1h   #/people   #/node   #/node/cameras

const MANAGED = { '#/people': 'people', '#/node': 'node', '#/node/cameras': 'devices' };
const LIVE = /^#\/live\/([^/?]+)$/;
const DAY = /^#\/day(?:\/([^/?]+)(?:\/([^/?]+))?)?(?:\?zoom=(\d{1,6})([hms]))?$/;
const UNIT_MS = { h: 3_600_000, m: 60_000, s: 1000 };

/**
 * Reads the address: `{ place, camera }`. The place is 'live' (of a camera of null: all there are), 'day', 'people', 'node' or 'devices'.
 * That of 'day' may say more: `time` and `length` of what is seen of it, in milliseconds, else null.
 */
export function here() {
  const day = DAY.exec(location.hash);
  if (day) return { place: 'day', camera: named(day[1]), time: timeIn(day[2]), length: day[3] ? day[3] * UNIT_MS[day[4]] : null };
  return { place: MANAGED[location.hash] ?? 'live', camera: named(LIVE.exec(location.hash)?.[1]) };
}

/** The address of one camera. */
export const addressOf = camera => `#/live/${encodeURIComponent(camera)}`;

/** The address of a camera's day, or of a time in it and how much is seen around it, in milliseconds. */
export function dayOf(camera, time = null, length = null) {
  const at = time === null ? '' : `/${new Date(time).toISOString().replace(/\.\d+/, '')}`;
  return `#/day/${encodeURIComponent(camera)}${at}${length === null ? '' : `?zoom=${spanText(length)}`}`;
}

/** The address of all cameras. */
export const ALL = '#/live';

function spanText(length) {
  const unit = ['h', 'm'].find(name => length % UNIT_MS[name] === 0) ?? 's';
  return `${Math.round(length / UNIT_MS[unit])}${unit}`;
}

function named(text) {
  try {
    return text === undefined ? null : decodeURIComponent(text);
  } catch {
    return null;
  }
}

function timeIn(text) {
  const time = Date.parse(named(text) ?? '');
  return Number.isNaN(time) ? null : time;
}
