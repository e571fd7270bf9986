package io.dromedary.shipping;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A server to which a sample route sends, on a port of its own; it can be away and come back. */
interface Destination extends AutoCloseable {

    /** Returns the name of the sample that sends here, without its ending. */
    String sample();

    /** Makes the files in {@code keys} that the sample asks for. */
    void prepare(Path home) throws Exception;

    /** Returns the sample with its lines filled in. */
    String filled(String sample) throws IOException;

    /** Begins to serve. */
    void start() throws Exception;

    /** Returns what has arrived whole, by {@code camera/name}. */
    Map<String, byte[]> arrived() throws IOException;

    /** Returns how often each of them has arrived. */
    Map<String, Integer> times();

    @Override
    void close() throws IOException;
}
