package io.dromedary.recording;

import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.FragmentSplitter;
import io.dromedary.fragment.MalformedStreamException;
import io.dromedary.fragment.SplitterLimits;
import io.dromedary.fragment.StreamPart;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** Finds where fragments end in a file of ours by reading them, from its head or from a keyframe on. */
final class FragmentWalk {

    private FragmentWalk() {}

    /** Returns the size of what comes before the first fragment. */
    static long headBytes(Path file) throws IOException {
        try (SeekableByteChannel channel = open(file)) {
            return splitter(Channels.newInputStream(channel))
                    .next()
                    .map(StreamPart::sizeBytes)
                    .orElse(0);
        }
    }

    /**
     * Returns where the last whole fragment ends.
     *
     * @param headBytes size of what comes before the first fragment
     * @param from where a fragment begins
     * @param atMost how many fragments are looked at, from there on
     */
    static long end(Path file, long headBytes, long from, long atMost) throws IOException {
        try (SeekableByteChannel channel = open(file)) {
            InputStream in = Channels.newInputStream(channel);
            InputStream head = new ByteArrayInputStream(in.readNBytes((int) headBytes));
            channel.position(from);
            return from + fragmentBytes(splitter(new SequenceInputStream(head, in)), atMost);
        }
    }

    private static long fragmentBytes(FragmentSplitter splitter, long atMost) throws IOException {
        long bytes = 0;
        long left = atMost;
        try {
            Optional<StreamPart> part = splitter.next();
            while (part.isPresent() && left > 0) {
                if (part.get() instanceof Fragment fragment) {
                    bytes += fragment.sizeBytes();
                    left--;
                }
                part = left > 0 ? splitter.next() : part;
            }
        } catch (EOFException | MalformedStreamException torn) {
            // what follows the last whole fragment is what a crash left of the next one
        }
        return bytes;
    }

    private static FragmentSplitter splitter(InputStream in) {
        return FragmentSplitter.of(in, SplitterLimits.DEFAULT);
    }

    private static SeekableByteChannel open(Path file) throws IOException {
        return Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }
}
