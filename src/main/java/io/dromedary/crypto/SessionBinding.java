package io.dromedary.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What the seal of a session is bound to: every fragment's tag covers it, so that none can be used in another session.
 *
 * @param connection the id of the session as standard base64 of four bytes
 * @param endsAtSeconds the end of the viewer's token, in seconds since 1970
 * @param codec the codec promised, lower case
 * @param widthPixels the width promised
 * @param heightPixels the height promised
 * @param framesPerSecond the rate promised
 */
public record SessionBinding(
        String connection, long endsAtSeconds, String codec, int widthPixels, int heightPixels, int framesPerSecond) {

    /** Bytes of a session's id. */
    public static final int CONNECTION_BYTES = 4;

    /** Returns the id of the session as bytes. */
    public byte[] connectionBytes() {
        return Base64.getDecoder().decode(connection);
    }

    /** Returns the additional authenticated data of every message: five parts with a vertical bar between them. */
    public byte[] authenticatedText() {
        String text = connection
                + '|'
                + endsAtSeconds
                + '|'
                + codec
                + '|'
                + widthPixels
                + 'x'
                + heightPixels
                + '|'
                + framesPerSecond;
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
