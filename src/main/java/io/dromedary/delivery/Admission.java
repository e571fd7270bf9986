package io.dromedary.delivery;

import io.dromedary.keys.AccessKey;

/**
 * What a viewer proved before the upgrade.
 *
 * @param camera the camera that it is about
 * @param access the key its token was made with, and so whose it is; prints as a redaction
 * @param endsAtSeconds the end of its token, in seconds since 1970
 * @param viewerNonce its 16 random bytes, in base64
 * @param purpose what it may do
 */
public record Admission(String camera, AccessKey access, long endsAtSeconds, String viewerNonce, Purpose purpose) {}
