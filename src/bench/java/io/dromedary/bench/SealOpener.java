package io.dromedary.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** Opens the messages of one session with Bouncy Castle, which the node does not seal with. */
final class SealOpener {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int HEAD_BYTES = NONCE_BYTES + TAG_BYTES;

    private final KeyParameter key;
    private final byte[] authenticated;
    private final GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());

    private SealOpener(byte[] key, byte[] authenticated) {
        this.key = new KeyParameter(key);
        this.authenticated = authenticated;
    }

    static SealOpener of(byte[] accessKey, byte[] viewerNonce, JsonNode hello) {
        byte[] nodeNonce = Base64.getDecoder().decode(hello.path("snonce").asText());
        byte[] salt = Arrays.copyOf(viewerNonce, viewerNonce.length + nodeNonce.length);
        System.arraycopy(nodeNonce, 0, salt, viewerNonce.length, nodeNonce.length);
        byte[] purpose = "tinycam hkdf v1".getBytes(StandardCharsets.US_ASCII);
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(SHA256Digest.newInstance());
        hkdf.init(new HKDFParameters(accessKey, salt, purpose));
        byte[] key = new byte[KEY_BYTES];
        hkdf.generateBytes(key, 0, KEY_BYTES);
        String bound = "%s|%d|%s|%dx%d|%d"
                .formatted(
                        hello.path("conn").asText(),
                        hello.path("exp").asLong(),
                        hello.path("codec").asText(),
                        hello.path("w").asInt(),
                        hello.path("h").asInt(),
                        hello.path("fps").asInt());
        return new SealOpener(key, bound.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns whether a message of {@code length} bytes is genuine and holds the boxes of a fragment. */
    boolean opens(byte[] message, int length) {
        byte[] nonce = Arrays.copyOf(message, NONCE_BYTES);
        byte[] text = new byte[length];
        try {
            cipher.init(false, new AEADParameters(key, TAG_BYTES * Byte.SIZE, nonce, authenticated));
            int done = cipher.processBytes(message, HEAD_BYTES, length - HEAD_BYTES, text, 0);
            done += cipher.processBytes(message, NONCE_BYTES, TAG_BYTES, text, done);
            return cipher.doFinal(text, done) + done == length - HEAD_BYTES;
        } catch (InvalidCipherTextException e) {
            return false;
        }
    }
}
