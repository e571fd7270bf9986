package io.dromedary.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells apart files that are made of recordings: by their segments, which never change once they are written. */
final class Tag {

    private static final int BYTES = 16;

    private Tag() {}

    static String of(String name, List<Cut> cuts) {
        StringBuilder all = new StringBuilder(name);
        for (Cut cut : cuts) {
            all.append('\n')
                    .append(cut.segment().file().getFileName())
                    .append(' ')
                    .append(cut.segment().run())
                    .append(' ')
                    .append(cut.fromBytes())
                    .append(' ')
                    .append(cut.toBytes());
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
