package io.dromedary.files;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file.
 *
 * @param from where it begins, in bytes
 * @param bytes how long it is; 0 if the file has no such part
 */
record ByteRange(long from, long bytes) {

    /** One range of bytes; RFC 9110, 14.1.2. Any other value is one that a server need not understand. */
    private static final Pattern ONE = Pattern.compile("(?i:bytes)\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})");

    /**
     * Reads a {@code Range} header.
     *
     * @param size how large the file is
     * @return the part that is asked for, or nothing if the header asks for none, for several, or is not understood:
     *     then the whole file is the answer
     */
    static Optional<ByteRange> of(String header, long size) {
        Matcher range = ONE.matcher(header.strip());
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(range.group(2)), size);
            return Optional.of(new ByteRange(size - last, last));
        }
        long from = Long.parseLong(range.group(1));
        long to = range.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.group(2));
        if (to < from) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(from, Math.max(0, Math.min(to, size - 1) - from + 1)));
    }

    /** Returns whether the file has such a part. */
    boolean isThere() {
        return bytes > 0;
    }

    /** Returns the {@code Content-Range} for it; RFC 9110, 14.4. */
    String header(long size) {
        return isThere() ? "bytes " + from + '-' + (from + bytes - 1) + '/' + size : "bytes */" + size;
    }
}
