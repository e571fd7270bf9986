package io.dromedary.recording;

import io.dromedary.fragment.Container;
import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.FragmentSplitter;
import io.dromedary.fragment.MalformedStreamException;
import io.dromedary.fragment.SplitterLimits;
import io.dromedary.fragment.StreamPart;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a file of ours holds from the file alone, and changes nothing in it.
 *
 * <p>A file that was closed in order says so at its end, and only its two ends are read. Any other is walked up to its
 * last whole fragment, in small pieces.
 */
final class SegmentInspector {

    private static final int HEAD_BYTES = 1 << 16;
    private static final int TAIL_BYTES = 1 << 20;

    private SegmentInspector() {}

    /**
     * What a file holds.
     *
     * @param segment the same as the index would have
     * @param keyframes where a player may begin
     * @param wholeBytes where the last whole fragment ends
     */
    record Found(Segment segment, List<Keyframe> keyframes, long wholeBytes) {}

    /**
     * Inspects a file; returns nothing if the node did not write it.
     *
     * @throws IOException if the disk does not let it be read
     */
    static Optional<Found> inspect(Path file) throws IOException {
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            long size = channel.size();
            Optional<Label> begin = Label.findLast(Label.BEGIN, read(channel, 0, HEAD_BYTES));
            if (begin.isEmpty()) {
                return Optional.empty();
            }
            Optional<Label> end = Label.findLast(Label.END, read(channel, Math.max(0, size - TAIL_BYTES), TAIL_BYTES))
                    .filter(label -> label.number("end", size) < size);
            return Optional.of(
                    end.isPresent() ? closed(file, size, begin.get(), end.get()) : cutShort(file, size, begin.get()));
        }
    }

    private static Found closed(Path file, long size, Label begin, Label end) {
        Instant to = Instant.ofEpochMilli(end.number("to", 0));
        Duration media = Duration.ofNanos(end.number("micros", 0) * 1000);
        List<Gap> gaps = SeekTable.gaps(end.text("gaps"));
        Segment segment = segment(file, SegmentState.CLOSED, begin, to, media, size, gaps);
        return new Found(segment, SeekTable.keyframes(end.text("keyframes")), end.number("end", size));
    }

    private static Found cutShort(Path file, long size, Label begin) throws IOException {
        SegmentContents contents = new SegmentContents();
        long wholeBytes = 0;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            wholeBytes = walk(FragmentSplitter.of(in, SplitterLimits.DEFAULT), contents);
        }
        Duration media = Duration.ofNanos(contents.durationMicros() * 1000);
        Instant to = Instant.ofEpochMilli(begin.number("from", 0)).plus(media);
        Segment segment = segment(file, SegmentState.CUT_SHORT, begin, to, media, size, contents.gaps());
        return new Found(segment, contents.keyframes(), wholeBytes);
    }

    private static long walk(FragmentSplitter splitter, SegmentContents contents) throws IOException {
        long position = 0;
        try {
            for (Optional<StreamPart> part = splitter.next(); part.isPresent(); part = splitter.next()) {
                if (part.get() instanceof Fragment fragment) {
                    var unused = contents.add(fragment, fragment.decodeTime(), position);
                }
                position += part.get().sizeBytes();
            }
        } catch (EOFException | MalformedStreamException torn) {
            // what follows the last whole fragment is what a crash left of the next one
        }
        return position;
    }

    private static Segment segment(
            Path file, SegmentState state, Label begin, Instant to, Duration media, long size, List<Gap> gaps) {
        return new Segment(
                begin.text("camera"),
                file,
                state,
                Instant.ofEpochMilli(begin.number("from", 0)),
                Instant.ofEpochMilli(to.toEpochMilli()),
                media,
                size,
                container(file).mimeType() + "; codecs=\"" + begin.text("codecs") + '"',
                begin.text("codec"),
                (int) begin.number("width", 0),
                (int) begin.number("height", 0),
                begin.text("run"),
                Duration.ofNanos(begin.number("at", 0) * 1000),
                gaps,
                ProtectedMark.isOn(file));
    }

    private static Container container(Path file) {
        String name = file.toString();
        if (name.endsWith(".mp4")) {
            return Container.MP4;
        }
        return name.endsWith(".webm") ? Container.WEBM : Container.MATROSKA;
    }

    private static byte[] read(SeekableByteChannel channel, long position, int atMost) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(atMost, channel.size() - position));
        channel.position(position);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // a read may give less than was asked for
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
