package io.dromedary.crypto;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * Makes the key of one named viewer out of the management key, so that it need not cross the network: whoever holds the
 * management key makes the same one from the salt. Stateless; any thread.
 */
public final class ViewerKey {

    /** Bytes of the salt, new for each key. */
    public static final int SALT_BYTES = 16;

    private static final String PURPOSE = "dromedary viewer key v1 ";

    private ViewerKey() {}

    /**
     * Derives the key: HKDF-SHA256 (RFC 5869) of the management key, bound to the viewer's name.
     *
     * @param management the management key
     * @param salt {@value #SALT_BYTES} random bytes
     * @param name the viewer's name, ASCII
     * @return {@value SharedKey#FRESH_BYTES} bytes
     * @throws IllegalArgumentException if the salt has another length
     */
    public static SharedKey derive(SharedKey management, byte[] salt, String name) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt has %d bytes, not %d".formatted(SALT_BYTES, salt.length));
        }
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(SHA256Digest.newInstance());
        byte[] purpose = (PURPOSE + name).getBytes(StandardCharsets.US_ASCII);
        hkdf.init(new HKDFParameters(management.revealBytes(), salt, purpose));
        byte[] bytes = new byte[SharedKey.FRESH_BYTES];
        hkdf.generateBytes(bytes, 0, bytes.length);
        return SharedKey.of(bytes);
    }
}
