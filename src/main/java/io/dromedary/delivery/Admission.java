package io.dromedary.delivery;

import io.dromedary.crypto.SharedKey;

/**
 * What a viewer proved before the upgrade.
 *
 * @param camera the camera it wants to watch
 * @param access the access key its token was made with, which prints as a redaction
 * @param endsAtSeconds the end of its token, in seconds since 1970
 * @param viewerNonce its 16 random bytes, in base64
 */
public record Admission(String camera, SharedKey access, long endsAtSeconds, String viewerNonce) {}
