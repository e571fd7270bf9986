package io.dromedary.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * The last 100 lines that a program said, each at most 500 characters, without control characters and without what may
 * be a secret in an address. One thread reads, any thread may ask.
 */
final class LastLines {

    static final int MAX_LINES = 100;
    static final int MAX_CHARS = 500;

    /** The static build reads this machine's font settings, which are newer than itself; it never is why it failed. */
    private static final String NOISE = "Fontconfig warning";

    private static final int MAX_LINE_BYTES = 8 * 1024;

    private final Deque<String> lines = new ArrayDeque<>();
    private final Consumer<String> alsoTo;
    private final byte[] line = new byte[MAX_LINE_BYTES];
    private int length;

    /** Keeps the last lines, and hands each to {@code alsoTo} as well. */
    LastLines(Consumer<String> alsoTo) {
        this.alsoTo = alsoTo;
    }

    /**
     * Reads to the end, however much it is; the bytes need not be UTF-8. May be called again if more has come.
     *
     * <p>Byte by byte out of the JDK's own buffer: its other way to read asks the pipe how much is left, and loses what
     * it has if the program ends at that moment.
     */
    void drain(InputStream in) throws IOException {
        for (int next = in.read(); next >= 0; next = in.read()) {
            take((byte) next);
        }
    }

    /** Nothing will come any more: the last line need not have ended. */
    void finish() {
        endLine();
    }

    /** Returns the last lines, oldest first. */
    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    private void take(byte next) {
        if (next == '\n' || next == '\r') {
            endLine();
        } else if (length < MAX_LINE_BYTES) {
            line[length++] = next; // the rest of an endless line is dropped
        }
    }

    private void endLine() {
        String text = readable(new String(line, 0, length, StandardCharsets.UTF_8));
        length = 0;
        if (text.isEmpty() || text.startsWith(NOISE)) {
            return;
        }
        synchronized (lines) {
            if (lines.size() == MAX_LINES) {
                lines.removeFirst();
            }
            lines.addLast(text);
        }
        alsoTo.accept(text);
    }

    private static String readable(String text) {
        // masked before it is cut, so that a cut cannot hide the sign by which a secret is known
        String clean = Addresses.masked(text.replaceAll("\\p{Cntrl}", "")).strip();
        return clean.length() <= MAX_CHARS ? clean : clean.substring(0, MAX_CHARS);
    }
}
