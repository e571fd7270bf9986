package io.dromedary.playback;

import io.dromedary.recording.SegmentLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Reads the head of a segment's file and then a stretch of its fragments, piece by piece.
 *
 * <p>The file is opened for each piece: one who pauses keeps none open.
 */
final class SegmentReading {

    private final Path file;
    private final long headBytes;
    private final long from;
    private long position;

    /**
     * Begins before the head.
     *
     * @param from where the stretch begins, in bytes
     */
    SegmentReading(SegmentLayout layout, long from) throws IOException {
        this.file = layout.segment().file();
        this.headBytes = layout.headBytes();
        this.from = from;
    }

    /** Returns where the next piece begins, in bytes. */
    long position() {
        return position;
    }

    /**
     * Makes a message of the next piece.
     *
     * @param to where the stretch ends, in bytes; it may grow from call to call
     * @return false if nothing is left before {@code to}, or the file is shorter
     */
    boolean read(ByteBuffer message, long to) throws IOException {
        if (position >= headBytes && position < from) {
            position = from;
        }
        long end = position < headBytes ? headBytes : to;
        if (position >= end) {
            return false;
        }
        message.put(Note.MEDIA_MARK);
        message.limit((int) Math.min(message.limit(), message.position() + (end - position)));
        int read = fill(message);
        position += read;
        return read > 0;
    }

    private int fill(ByteBuffer message) throws IOException {
        int begin = message.position();
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            channel.position(position);
            while (message.hasRemaining() && channel.read(message) >= 0) {
                // a read may give less than was asked for
            }
        }
        return message.position() - begin;
    }
}
