// The key that a person asked this browser to remember: CryptoKeys that cannot be exported, in IndexedDB. Never the text of the key.
import { WebAccessKey } from './seal-webcrypto.js';

const DATABASE = 'dromedary';
const STORE = 'keys';
const NAME = 'access';

/** Remembers an access key made by WebCrypto. */
export async function remember({ signing, deriving }) {
  await transact('readwrite', store => store.put({ signing, deriving }, NAME));
}

/** Forgets it. */
export async function forget() {
  await transact('readwrite', store => store.delete(NAME));
}

/** Gives the remembered access key, or null; also null where the browser keeps nothing. */
export async function recall() {
  try {
    const kept = await transact('readonly', store => store.get(NAME));
    return kept ? new WebAccessKey(kept.signing, kept.deriving) : null;
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
