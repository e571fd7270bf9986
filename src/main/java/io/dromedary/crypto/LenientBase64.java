package io.dromedary.crypto;

import java.util.Base64;
import java.util.Optional;

/**
 * Base64 as forgivingly as TinyCam reads it, for which the JDK's decoder is too strict: either alphabet or both mixed,
 * padded, half padded or not, a space for a plus (a query that was not escaped), tabs and line ends ignored.
 */
public final class LenientBase64 {

    private static final int MAX_CHARACTERS = 1024;

    private LenientBase64() {}

    /** Returns the bytes, or nothing if the text is not base64 or has more than 1,024 characters. */
    public static Optional<byte[]> decode(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        String plain = text.strip()
                .replaceAll("[\t\r\n]", "")
                .replace(' ', '+')
                .replace('-', '+')
                .replace('_', '/');
        try {
            return Optional.of(Base64.getDecoder().decode(plain + missingPadding(plain)));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static String missingPadding(String plain) {
        return switch (plain.length() % 4) {
            case 2 -> "==";
            case 3 -> "=";
            default -> "";
        };
    }
}
