// The same keys in plain JavaScript, for pages on plain http. Loaded only there: it is slower, and its keys cannot be remembered.
import { gcm } from './vendor/noble-ciphers/aes.js';
import { hkdf } from './vendor/noble-hashes/hkdf.js';
import { hmac } from './vendor/noble-hashes/hmac.js';
import { sha256 } from './vendor/noble-hashes/sha2.js';
import { INFO, viewerInfo } from './seal.js';

const KEY_BYTES = 32;

/** Makes an access key of 32 bytes. */
export async function makeKey(bytes) {
  const key = bytes.slice();
  return {
    sign: async text => hmac(sha256, key, new TextEncoder().encode(text)),
    sessionKey: async salt => sessionKeyOf(key, salt),
  };
}

/** Makes a management key of 32 bytes. */
export async function makeManagementKey(bytes) {
  const key = bytes.slice();
  return {
    sign: async text => hmac(sha256, key, new TextEncoder().encode(text)),
    sessionKey: async salt => sessionKeyOf(key, salt),
    viewerKey: async (salt, name) => hkdf(sha256, key, salt, viewerInfo(name), KEY_BYTES),
  };
}

function sessionKeyOf(key, salt) {
  const sessionKey = hkdf(sha256, key, salt, INFO, KEY_BYTES);
  return { open: async (nonce, sealed, aad) => gcm(sessionKey, nonce, aad).decrypt(sealed) };
}
