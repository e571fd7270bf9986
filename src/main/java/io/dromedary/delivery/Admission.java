package io.dromedary.delivery;

import io.dromedary.keys.AccessKey;

/**
 * What a viewer proved before the upgrade.
 *
 * @param camera the camera it wants to watch
 * @param access the key its token was made with, and so whose it is; prints as a redaction
 * @param endsAtSeconds the end of its token, in seconds since 1970
 * @param viewerNonce its 16 random bytes, in base64
 */
public record Admission(String camera, AccessKey access, long endsAtSeconds, String viewerNonce) {}
