package io.dromedary.crypto;

import java.nio.charset.StandardCharsets;

/** What a viewer shows before it may open a session: the HMAC of {@code stream:} and the time at which it ends. */
public final class StreamToken {

    private StreamToken() {}

    /**
     * Makes the token.
     *
     * @param access the access key
     * @param endsAtSeconds when the token ends, in seconds since 1970
     * @return 32 bytes
     */
    public static byte[] sign(SharedKey access, long endsAtSeconds) {
        return Hmac.sign(access, message(endsAtSeconds));
    }

    /** Returns whether {@code token} is the one for this key and time. */
    public static boolean verify(SharedKey access, long endsAtSeconds, byte[] token) {
        return Hmac.verify(access, message(endsAtSeconds), token);
    }

    /** The decimal is the canonical one, whatever the viewer wrote (tinycam: spaces, signs and leading zeros pass). */
    private static byte[] message(long endsAtSeconds) {
        return ("stream:" + endsAtSeconds).getBytes(StandardCharsets.US_ASCII);
    }
}
