// Commands and questions to the node: JSON with the time, signed with a key. The key itself is never in them.
import { toBase64 } from './access-key.js';
import { nodeSeconds, setClock } from './node-clock.js';

const ANSWER_MS = 20_000;

/** Asks the node; gives `{ status, answer }`: a status of 0 if nothing came, an answer of null if it was no JSON. */
export async function command(key, path, parameters = {}) {
  let reply = await send(key, path, parameters);
  if (reply.status === 401 && setClock(reply.date)) reply = await send(key, path, parameters);
  return { status: reply.status, answer: parse(reply.text) };
}

async function send(key, path, parameters) {
  const body = JSON.stringify({ ts: nodeSeconds(), ...parameters });
  const headers = { Authorization: toBase64(await key.sign(body)), Accept: 'application/json', 'Content-Type': 'application/json' };
  const how = { method: 'POST', body, headers, cache: 'no-store', credentials: 'omit', redirect: 'error' };
  try {
    const reply = await fetch(path, { ...how, signal: AbortSignal.timeout(ANSWER_MS) });
    return { status: reply.status, date: reply.headers.get('Date'), text: await reply.text() };
  } catch {
    return { status: 0, text: '' };
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
