// Finds the one word for how a camera stands. Pure; words.js turns the word into sentences.

/** A picture older than this is not live. */
export const STALE_MS = 3000;
const AWAY_MS = 6000;
const STARTING_MS = 1000;

/**
 * @param facts what is known: `ended` (a word that stays until a person acts), `trouble` (a word that ends with the next picture),
 *     `cameraState` ('starting', 'waiting', 'running', or
 *     'back': running again, but no picture yet), `pictured` (this session showed a picture), `everPictured`, `pictureAge` in ms, `silentFor` in ms since the node
 *     last answered or since the first try, `unanswered`, `needsPress`, `shifted`, `behind`, `dropped`
 */
export function judge(facts) {
  if (facts.ended) return facts.ended;
  if (facts.unanswered && !facts.everPictured && facts.silentFor >= AWAY_MS) return 'away';
  if (facts.trouble) return facts.trouble;
  if (facts.cameraState === 'waiting' || facts.cameraState === 'back') return 'unplugged';
  if (facts.cameraState === 'starting' && facts.everPictured && facts.pictureAge > STARTING_MS) return 'unplugged';
  if (facts.needsPress) return 'press';
  if (!facts.pictured) return 'connecting';
  if (facts.shifted) return 'far';
  if (facts.pictureAge > STALE_MS) return 'stalled';
  if (facts.behind) return 'behind';
  return facts.dropped ? 'drop' : 'live';
}

/** Whether the last picture must be grey in this state. */
export function isStale(state, pictureAge) {
  return pictureAge > STALE_MS || !['live', 'drop', 'behind', 'far'].includes(state);
}
