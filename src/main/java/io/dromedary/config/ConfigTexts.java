package io.dromedary.config;

import io.dromedary.crypto.SealedText;
import io.dromedary.crypto.SharedKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the texts of configuration files, and opens those that are sealed with the access key.
 *
 * <p>Where a file cannot be opened but the one under {@link #successor its next name} can, a rotation of the key was
 * interrupted, and that one is read. Has no state of its own; for all threads.
 */
final class ConfigTexts {

    /** Largest plain text read, in bytes. */
    static final int MAX_BYTES = 256 << 10;

    private static final int MAX_SEALED_BYTES = 2 * MAX_BYTES;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Supplier<Optional<SharedKey>> key;

    /** Opens sealed texts with this key, if there is one by then. */
    ConfigTexts(Supplier<Optional<SharedKey>> key) {
        this.key = key;
    }

    /** Returns the key of now, if there is one. */
    Optional<SharedKey> key() {
        return key.get();
    }

    /** Returns where the text of a file waits for the next access key: beside the file itself, behind all links. */
    static Path successor(Path file) {
        Path real = file;
        try {
            real = ReplacedFile.behindLinks(file);
        } catch (IOException missing) {
            // then nothing waits beside it
        }
        return real.resolveSibling(real.getFileName() + ".next");
    }

    /** Reads a file, or throws with what is wrong and what to do. */
    ConfigText read(Path file) throws ConfigurationException {
        byte[] bytes = bytes(file);
        String text = text(file, bytes);
        if (SealedText.isSealed(text)) {
            return new ConfigText(file, text, text(file, limited(file, opened(file, text), MAX_BYTES)), true);
        }
        limited(file, bytes, MAX_BYTES);
        return new ConfigText(file, text, text, false);
    }

    /** Returns whether the key of now opens this very file. */
    boolean opens(Path file) {
        return key.get()
                .flatMap(now -> sealedText(file).flatMap(text -> SealedText.open(text, now)))
                .isPresent();
    }

    /** Returns whether a file holds a sealed text. */
    boolean isSealed(Path file) {
        return sealedText(file).isPresent();
    }

    private static Optional<String> sealedText(Path file) {
        try {
            return Optional.of(text(file, bytes(file))).filter(SealedText::isSealed);
        } catch (ConfigurationException unreadable) {
            return Optional.empty();
        }
    }

    private byte[] opened(Path file, String sealed) throws ConfigurationException {
        SharedKey now = key.get()
                .orElseThrow(
                        () -> unusable(file, "it is encrypted (ENC:), and there is no access key to open it with"));
        if (!SealedText.canUse(now)) {
            throw unusable(
                    file,
                    "it is encrypted (ENC:), and the access key has %d bytes instead of 16, 24 or 32"
                            .formatted(now.sizeBytes()));
        }
        return SealedText.open(sealed, now)
                .or(() -> sealedText(successor(file)).flatMap(next -> SealedText.open(next, now)))
                .orElseThrow(() -> unusable(
                        file,
                        "it is encrypted (ENC:) with another access key, or damaged; put back the key file it was"
                                + " encrypted with, or a plain text in its place"));
    }

    private static byte[] limited(Path file, byte[] bytes, int maxBytes) throws ConfigurationException {
        if (bytes.length > maxBytes) {
            throw unusable(file, "it has more than " + MAX_BYTES + " bytes");
        }
        return bytes;
    }

    private static String text(Path file, byte[] bytes) throws ConfigurationException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            int line = 1;
            for (int at = 0; at < rest.position(); at++) {
                line += bytes[at] == '\n' ? 1 : 0;
            }
            throw new ConfigurationException(
                    List.of(new ConfigurationProblem(file, line, "it is not UTF-8 text from here on")));
        }
    }

    private static byte[] bytes(Path file) throws ConfigurationException {
        if (!Files.isRegularFile(file)) {
            throw unusable(file, "it is missing or not a plain file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return limited(file, in.readNBytes(MAX_SEALED_BYTES + 1), MAX_SEALED_BYTES);
        } catch (IOException failed) {
            throw unusable(file, "it cannot be read (" + failed.getClass().getSimpleName() + ")");
        }
    }

    private static ConfigurationException unusable(Path file, String reason) {
        return new ConfigurationException(List.of(new ConfigurationProblem(file, 0, reason)));
    }
}
