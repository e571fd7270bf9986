// Keys of the browser's own cryptography. They cannot be exported again, not even by this page.
import { INFO } from './seal.js';

const { subtle } = globalThis.crypto ?? {};
const HMAC = { name: 'HMAC', hash: 'SHA-256' };

/** Makes an access key of 32 bytes. */
export async function makeKey(bytes) {
  const [signing, deriving] = await Promise.all([
    subtle.importKey('raw', bytes, HMAC, false, ['sign']),
    subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey']),
  ]);
  return new WebAccessKey(signing, deriving);
}

/** An access key; `signing` and `deriving` are CryptoKeys that IndexedDB can hold. */
export class WebAccessKey {
  constructor(signing, deriving) {
    this.signing = signing;
    this.deriving = deriving;
  }

  async sign(text) {
    return new Uint8Array(await subtle.sign('HMAC', this.signing, new TextEncoder().encode(text)));
  }

  async sessionKey(salt) {
    const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: INFO };
    const key = await subtle.deriveKey(derivation, this.deriving, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
    return {
      open: async (iv, sealed, additionalData) =>
        new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv, additionalData, tagLength: 128 }, key, sealed)),
    };
  }
}
