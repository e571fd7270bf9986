// The one door to cryptography. An access key can sign a request and derive a session key; a session key can open what was sealed.
// Both kinds of key (WebCrypto's and the portable ones) look the same from outside:
//   accessKey.sign(text) -> Promise<Uint8Array>          HMAC-SHA256
//   accessKey.sessionKey(salt) -> Promise<sessionKey>    HKDF-SHA256, info "tinycam hkdf v1", 32 bytes
//   sessionKey.open(nonce, sealed, aad) -> Promise<Uint8Array>, rejects if the tag is wrong; sealed = ciphertext and tag

/** Whether the browser offers its own cryptography: on https and on the machine itself, not on plain http elsewhere. */
export const hasWebCrypto = Boolean(globalThis.isSecureContext && globalThis.crypto?.subtle);

/** Makes an access key of 32 bytes and wipes them. */
export async function makeAccessKey(bytes) {
  const { makeKey } = hasWebCrypto ? await import('./seal-webcrypto.js') : await import('./seal-portable.js');
  try {
    return await makeKey(bytes);
  } finally {
    bytes.fill(0);
  }
}

export const INFO = new TextEncoder().encode('tinycam hkdf v1');
