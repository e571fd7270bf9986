// Where a person is, told by the address alone: back, forward and a bookmark work because nothing else remembers it.
//   #/live   #/live/NAME   #/people   #/node   #/node/cameras

const MANAGED = { '#/people': 'people', '#/node': 'node', '#/node/cameras': 'devices' };
const LIVE = /^#\/live\/([^/?]+)$/;

/** Reads the address: `{ place, camera }`. The place is 'live' (of a camera of null: all there are), 'people', 'node' or 'devices'. */
export function here() {
  const place = MANAGED[location.hash] ?? 'live';
  const found = LIVE.exec(location.hash);
  try {
    return { place, camera: found ? decodeURIComponent(found[1]) : null };
  } catch {
    return { place, camera: null };
  }
}

/** The address of one camera. */
export const addressOf = camera => `#/live/${encodeURIComponent(camera)}`;

/** The address of all cameras. */
export const ALL = '#/live';
