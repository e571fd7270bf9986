package io.dromedary.testing;

import static io.dromedary.testing.HttpAnswer.utf8;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Opens the messages of one session with Bouncy Castle alone, and insists on counters 1, 2, 3, … without a gap.
 *
 * <p>Not thread-safe.
 */
final class SealedMessages {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final byte[] connection;
    private final byte[] sessionKey;
    private final byte[] bound;
    private long counter;

    SealedMessages(StreamTicket ticket, JsonNode hello) {
        byte[] nodeNonce = Base64.getDecoder().decode(hello.get("snonce").asText());
        ByteBuffer salt = ByteBuffer.allocate(32).put(ticket.nonce()).put(nodeNonce);
        connection = Base64.getDecoder().decode(hello.get("conn").asText());
        sessionKey = BouncyHash.hkdf(ticket.accessKey(), salt.array(), utf8("tinycam hkdf v1"));
        bound = utf8("%s|%s|%s|%sx%s|%s"
                .formatted(
                        hello.get("conn").asText(),
                        hello.get("exp").asText(),
                        hello.get("codec").asText(),
                        hello.get("w").asText(),
                        hello.get("h").asText(),
                        hello.get("fps").asText()));
    }

    byte[] sessionKey() {
        return sessionKey.clone();
    }

    byte[] open(byte[] message) throws InvalidCipherTextException {
        ByteBuffer nonce = ByteBuffer.wrap(message, 0, NONCE_BYTES);
        byte[] from = new byte[connection.length];
        nonce.get(from);
        if (!Arrays.equals(from, connection)) {
            throw new AssertionError("a message of another session");
        }
        long expected = ++counter;
        long got = nonce.getLong();
        if (got != expected) {
            throw new AssertionError("counter " + got + " after " + (expected - 1));
        }
        return decrypt(message);
    }

    private byte[] decrypt(byte[] message) throws InvalidCipherTextException {
        GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        byte[] nonce = Arrays.copyOf(message, NONCE_BYTES);
        cipher.init(false, new AEADParameters(new KeyParameter(sessionKey), TAG_BYTES * 8, nonce, bound));
        int start = NONCE_BYTES + TAG_BYTES;
        int length = message.length - start;
        byte[] text = new byte[length];
        int done = cipher.processBytes(message, start, length, text, 0);
        done += cipher.processBytes(message, NONCE_BYTES, TAG_BYTES, text, done);
        done += cipher.doFinal(text, done);
        if (done != length) {
            throw new AssertionError(done + " bytes out of " + length);
        }
        return text;
    }
}
