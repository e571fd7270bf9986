// Finds out that a session is of no use any more, before a person does. Pure: it is told how things stand.
import { STALE_MS } from './judge.js';

const FIRST_BYTES_MS = 10_000;

/**
 * @param how `silentMs` since anything was heard, `pictured` (this session showed a picture), `stillMs` since the picture last changed,
 *     `cameraState`, `held` (a person or the browser holds the picture)
 * @returns 'silent' (nothing comes), 'stuck' (data comes, but no picture) or null
 */
export function fault({ silentMs, pictured, stillMs, cameraState, held }) {
  const running = cameraState === 'running' || cameraState === 'back';
  if (!running) return null;
  if (!pictured) return silentMs > FIRST_BYTES_MS ? 'silent' : null;
  if (held) return null;
  if (silentMs > STALE_MS) return 'silent';
  return stillMs > STALE_MS ? 'stuck' : null;
}
