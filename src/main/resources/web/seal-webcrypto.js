// Keys of the browser's own cryptography. They cannot be exported again, not even by this page.
import { INFO, viewerInfo } from './seal.js';

const { subtle } = globalThis.crypto ?? {};
const HMAC = { name: 'HMAC', hash: 'SHA-256' };
const KEY_BITS = 256;

/** Makes an access key of 32 bytes. */
export async function makeKey(bytes) {
  return new WebAccessKey(...await imported(bytes, 'deriveKey'));
}

/** Makes a management key of 32 bytes. */
export async function makeManagementKey(bytes) {
  return new WebManagementKey(...await imported(bytes, 'deriveBits'));
}

function imported(bytes, use) {
  return Promise.all([
    subtle.importKey('raw', bytes, HMAC, false, ['sign']),
    subtle.importKey('raw', bytes, 'HKDF', false, [use]),
  ]);
}

/** A key that signs; `signing` and `deriving` are CryptoKeys that IndexedDB can hold. */
class WebKey {
  constructor(signing, deriving) {
    this.signing = signing;
    this.deriving = deriving;
  }

  async sign(text) {
    return new Uint8Array(await subtle.sign('HMAC', this.signing, new TextEncoder().encode(text)));
  }
}

// what opens the messages of one session
const sessionKeyOf = key => ({
  open: async (iv, sealed, additionalData) =>
    new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv, additionalData, tagLength: 128 }, key, sealed)),
});

/** An access key. */
export class WebAccessKey extends WebKey {
  async sessionKey(salt) {
    const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: INFO };
    const key = await subtle.deriveKey(derivation, this.deriving, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
    return sessionKeyOf(key);
  }
}

/** A management key. */
export class WebManagementKey extends WebKey {
  async viewerKey(salt, name) {
    return new Uint8Array(await this.#derive(salt, viewerInfo(name)));
  }

  // recordings may be watched with this key; one that is remembered may derive bits only
  async sessionKey(salt) {
    return sessionKeyOf(await subtle.importKey('raw', await this.#derive(salt, INFO), 'AES-GCM', false, ['decrypt']));
  }

  #derive(salt, info) {
    return subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, this.deriving, KEY_BITS);
  }
}
