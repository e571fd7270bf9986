package io.dromedary.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;

/** Tells whether the node wrote a file: it says so itself, in the label at its head. */
public final class Authorship {

    private static final int HEAD_BYTES = 1 << 16;

    private Authorship() {}

    /**
     * Returns whether the node wrote a file for a camera. Follows no link, and reads only its head.
     *
     * @throws IOException if the disk does not let it be read
     */
    public static boolean isOurs(Path file, String camera) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            ByteBuffer head = ByteBuffer.allocate((int) Math.min(HEAD_BYTES, channel.size()));
            while (head.hasRemaining() && channel.read(head) >= 0) {
                // a read may give less than was asked for
            }
            return Label.findLast(Label.BEGIN, Arrays.copyOf(head.array(), head.position()))
                    .filter(label -> label.text("camera").equals(camera))
                    .isPresent();
        }
    }
}
