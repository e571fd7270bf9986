package io.dromedary.export;

import java.nio.file.Path;

/**
 * What one cut becomes in a file of fragments.
 *
 * @param file the segment's file
 * @param fromBytes where it begins there
 * @param bytes how long it is
 * @param at where it begins in the file that is made
 * @param shift by how much its times are moved
 */
record Piece(Path file, long fromBytes, long bytes, long at, Shift shift) {

    long end() {
        return at + bytes;
    }
}
