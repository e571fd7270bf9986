// The one door to cryptography. Both kinds of key (WebCrypto's and the portable ones) look the same from outside:
//   anyKey.sign(text) -> Promise<Uint8Array>               HMAC-SHA256
//   anyKey.sessionKey(salt) -> Promise<sessionKey>         HKDF-SHA256, info "tinycam hkdf v1", 32 bytes
//   sessionKey.open(nonce, sealed, aad) -> Promise<Uint8Array>, rejects if the tag is wrong; sealed = ciphertext and tag
//   managementKey.viewerKey(salt, name) -> Promise<Uint8Array>   HKDF-SHA256, info "dromedary viewer key v1 NAME", 32 bytes

/** Whether the browser offers its own cryptography: on https and on the machine itself, not on plain http elsewhere. */
export const hasWebCrypto = Boolean(globalThis.isSecureContext && globalThis.crypto?.subtle);

/** Makes an access key of 32 bytes and wipes them. */
export async function makeAccessKey(bytes) {
  return wiped(bytes, (await keys()).makeKey);
}

/** Makes a management key of 32 bytes and wipes them. */
export async function makeManagementKey(bytes) {
  return wiped(bytes, (await keys()).makeManagementKey);
}

export const INFO = new TextEncoder().encode('tinycam hkdf v1');

/** What binds the key of a named viewer to its purpose and name. */
export const viewerInfo = name => new TextEncoder().encode(`dromedary viewer key v1 ${name}`);

function keys() {
  return hasWebCrypto ? import('./seal-webcrypto.js') : import('./seal-portable.js');
}

async function wiped(bytes, make) {
  try {
    return await make(bytes);
  } finally {
    bytes.fill(0);
  }
}
