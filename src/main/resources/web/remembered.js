// What a person asked this browser to remember: CryptoKeys that cannot be exported, in IndexedDB. Never the text of a key.
import { WebAccessKey, WebManagementKey } from './seal-webcrypto.js';

const DATABASE = 'dromedary';
const STORE = 'keys';
const KINDS = { access: WebAccessKey, management: WebManagementKey };

/** Remembers a key made by WebCrypto; `kind` is 'access' or 'management'. */
export async function remember(kind, { signing, deriving }) {
  await transact('readwrite', store => store.put({ signing, deriving }, kind));
}

/** Forgets it. */
export async function forget(kind) {
  await transact('readwrite', store => store.delete(kind));
}

/** Gives the remembered key of this kind, or null; also null where the browser keeps nothing. */
export async function recall(kind) {
  try {
    const kept = await transact('readonly', store => store.get(kind));
    return kept ? new KINDS[kind](kept.signing, kept.deriving) : null;
  } catch {
    return null;
  }
}

async function transact(mode, act) {
  const database = await settled(Object.assign(indexedDB.open(DATABASE, 1), {
    onupgradeneeded: ({ target }) => target.result.createObjectStore(STORE),
  }));
  try {
    return await settled(act(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
