package io.dromedary.recording;

import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/**
 * Hours of a recording, made in seconds: one stream again and again, recorded by a clock that runs as fast as the disk
 * takes it. A node that is given the folder finds them there.
 */
public final class RecordedHours {

    /** How many pictures there are in a second. */
    public static final int RATE = 5;

    /** How many pictures there are until they begin anew. */
    public static final int PICTURES = 3000;

    /** A picture that tells its number: so many bars from left to right, bright for a one, the lowest bit first. */
    public static final int BARS = 12;

    private static final Duration LOOP = Duration.ofSeconds(PICTURES / RATE);
    private static final byte[] TFDT = "tfdt".getBytes(StandardCharsets.US_ASCII);

    private final Path folder;
    private final StreamOf stream;
    private final Duration segments;

    private RecordedHours(Path folder, StreamOf stream, Duration segments) {
        this.folder = folder;
        this.stream = stream;
        this.segments = segments;
    }

    /** Makes hours of pictures that tell their number, in files of this length. */
    public static RecordedHours counted(Path folder, Duration segments) {
        return new RecordedHours(
                folder,
                StreamOf.drawn("color=black:size=160x90:rate=" + RATE + ":duration=" + LOOP.toSeconds()
                        + ",geq=lum='16+219*mod(floor(N/pow(2\\,floor(X*" + BARS + "/W)))\\,2)':cb=128:cr=128"),
                segments);
    }

    /** Makes hours of anything that ffmpeg can draw for ten minutes. */
    public static RecordedHours drawn(Path folder, Duration segments, String source) {
        return new RecordedHours(folder, StreamOf.drawn(source), segments);
    }

    /** Records from a time on without a gap; it begins with the first picture. */
    public RecordedHours from(Instant begin, Duration length) throws IOException {
        Path state = Files.createTempDirectory("state");
        RecordingPlan plan = segments.equals(Duration.ofHours(1))
                ? Plans.hourly(folder, ZoneOffset.UTC)
                : Plans.seconds(folder, (int) segments.toSeconds());
        Recorded recorded = new Recorded(rarelySynced(plan), new LocalDisk(state), begin);
        recorded.give(stream.init());
        long loops = length.dividedBy(LOOP) + 1;
        for (int loop = 0; loop < loops; loop++) {
            for (Fragment fragment : stream.fragments()) {
                Fragment later = later(fragment, loop);
                if (later.decodeTime().compareTo(length) < 0) {
                    recorded.give(later);
                }
            }
        }
        recorded.end();
        // an empty one gives the folder to the next node that records into it
        Files.write(folder.resolve(".dromedary-recordings"), new byte[0]);
        return this;
    }

    private static RecordingPlan rarelySynced(RecordingPlan plan) {
        return new RecordingPlan(
                plan.camera(),
                plan.root(),
                plan.folder(),
                plan.fileNamePattern(),
                plan.zone(),
                plan.segmentLength(),
                plan.byTheClock(),
                plan.maxBytes(),
                Duration.ofHours(1));
    }

    /** Returns the same pictures, so many rounds later. */
    private Fragment later(Fragment fragment, int loop) {
        Frame frame = fragment.frames().get(0);
        int hertz = stream.init().video().timescaleHz();
        long ticks = loop * LOOP.toSeconds() * hertz;
        byte[] bytes = new byte[fragment.sizeBytes()];
        fragment.bytes().get(bytes);
        int time = indexOf(bytes, TFDT) + 8;
        ByteBuffer.wrap(bytes).putLong(time, ByteBuffer.wrap(bytes).getLong(time) + ticks);
        return new Fragment(
                fragment.sequence() + (long) loop * PICTURES,
                bytes,
                List.of(new Frame(
                        frame.offset(), frame.sizeBytes(), frame.keyframe(), frame.decodeTimeTicks() + ticks)),
                fragment.duration().toMillis() * hertz / 1000,
                hertz);
    }

    private static int indexOf(byte[] bytes, byte[] word) {
        for (int at = 0; at <= bytes.length - word.length; at++) {
            if (Arrays.equals(bytes, at, at + word.length, word, 0, word.length)) {
                return at;
            }
        }
        throw new IllegalArgumentException("no tfdt");
    }
}
