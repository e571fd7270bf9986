package io.dromedary.testing;

import static io.dromedary.testing.HttpAnswer.utf8;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** What a viewer brings to the handshake: a token, its end, and a nonce. */
public final class StreamTicket {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] accessKey;
    private final long endsAtSeconds;
    private final byte[] nonce = new byte[16];

    /** Makes a ticket with a new nonce. */
    public StreamTicket(byte[] accessKey, long endsAtSeconds) {
        this.accessKey = accessKey.clone();
        this.endsAtSeconds = endsAtSeconds;
        RANDOM.nextBytes(nonce);
    }

    byte[] accessKey() {
        return accessKey.clone();
    }

    /** Returns the end of the token, in seconds since 1970. */
    public long endsAtSeconds() {
        return endsAtSeconds;
    }

    /** Returns the nonce, 16 bytes. */
    public byte[] nonce() {
        return nonce.clone();
    }

    /** Returns the token as 32 bytes. */
    public byte[] token() {
        return BouncyHash.hmac(accessKey, utf8("stream:" + endsAtSeconds));
    }

    /** Returns the token in base64. */
    public String tokenText() {
        return Base64.getEncoder().encodeToString(token());
    }

    /** Returns the nonce in base64. */
    public String nonceText() {
        return Base64.getEncoder().encodeToString(nonce);
    }

    /** Returns the query as a browser writes it. */
    public String query() {
        return query(escaped(tokenText()), Long.toString(endsAtSeconds), escaped(nonceText()));
    }

    /** Returns a query of these three values, as they are. */
    public static String query(String token, String exp, String nonce) {
        return "token=" + token + "&exp=" + exp + "&cnonce=" + nonce;
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
