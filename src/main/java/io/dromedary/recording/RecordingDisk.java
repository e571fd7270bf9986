package io.dromedary.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The few things that recording does to a disk. Each of them may fail, and may take as long as the disk likes.
 *
 * <p>Nothing is sure to outlive a loss of power until {@link SegmentFile#sync()} has returned, and a file's name not
 * until {@link #syncFolder} has.
 */
interface RecordingDisk {

    /** Makes a folder and those above it; does nothing if it is there. */
    void createFolder(Path folder) throws IOException;

    /** Returns whether there is a folder. */
    boolean isFolder(Path folder);

    /** Returns how many bytes may still be written. */
    long freeBytes(Path folder) throws IOException;

    /**
     * Makes a new file.
     *
     * @throws java.nio.file.FileAlreadyExistsException if anything of this name is there; it is left alone
     */
    SegmentFile create(Path file) throws IOException;

    /** Deletes a file that was just made and holds no picture. */
    void delete(Path file) throws IOException;

    /** Makes sure that the names of new files outlive a loss of power. */
    void syncFolder(Path folder) throws IOException;

    /** Returns the first line of a small file, or nothing if there is no such file. */
    Optional<String> readLine(Path file) throws IOException;

    /** Writes a small file of one line, whole or not at all, and makes sure that it outlives a loss of power. */
    void writeLine(Path file, String line) throws IOException;

    /** A file that only grows, but for a few bytes at its head. */
    interface SegmentFile extends Closeable {

        /** Writes all remaining bytes at the end. */
        void append(ByteBuffer bytes) throws IOException;

        /** Writes all remaining bytes over others. */
        void overwrite(long position, ByteBuffer bytes) throws IOException;

        /** Returns once all that was written outlives a loss of power. */
        void sync() throws IOException;
    }
}
