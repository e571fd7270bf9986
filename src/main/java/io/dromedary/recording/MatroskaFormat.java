package io.dromedary.recording;

import static io.dromedary.recording.BoxBytes.join;
import static io.dromedary.recording.BoxBytes.u64;
import static io.dromedary.recording.ElementBytes.element;
import static io.dromedary.recording.ElementBytes.number;
import static io.dromedary.recording.ElementBytes.space;
import static io.dromedary.recording.ElementBytes.text;

import io.dromedary.fragment.InitSegment;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * WebM and Matroska (RFC 9559): the EBML header, a Segment of unknown size, room for the place of the Cues, the muxer's
 * Info and Tracks, a tag with the label, clusters, and at the end a second tag and the Cues.
 *
 * <p>Cluster times are shifted in place, so a checksum before them is blanked.
 */
final class MatroskaFormat extends SegmentFormat {

    private static final int CUES = 0x1C53BB6B;
    private static final int SEEK_BYTES = 64;
    private static final int DURATION_BYTES = 11;

    /** A disk writes this many bytes all or not; the patch must not be torn. */
    private static final int SECTOR_BYTES = 512;

    private static final long UNIX_TO_2001_SECONDS = 978_307_200L;

    private final ByteBuffer init;
    private final String ending;
    private final int dataPosition;
    private long tickNanos = 1_000_000;
    private long videoTrack = 1;
    private long zeroTicks;
    private byte[] infoHeader = {};

    MatroskaFormat(InitSegment init, String ending) {
        this.init = init.bytes().slice();
        this.ending = ending;
        this.dataPosition = segment().body();
        readTracks();
    }

    @Override
    String ending() {
        return ending;
    }

    @Override
    byte[] head(Label label) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(copy(0, dataPosition));
        head.writeBytes(space(SEEK_BYTES));
        ByteArrayOutputStream others = new ByteArrayOutputStream();
        byte[] info = {};
        ElementWalk children = segment().children();
        while (children.next()) {
            switch (children.id()) {
                case ElementWalk.SEEK_HEAD, ElementWalk.VOID, ElementWalk.CRC_32 -> {}
                case ElementWalk.INFO -> info = info(children.children(), label);
                default -> others.writeBytes(copy(children.from(), children.end()));
            }
        }
        head.writeBytes(info);
        head.writeBytes(others.toByteArray());
        head.writeBytes(tag(label));
        return head.toByteArray();
    }

    /** The muxer's Info with room for the duration, and the time of day. */
    private byte[] info(ElementWalk info, Label label) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        kept.writeBytes(space(DURATION_BYTES));
        long seconds = Math.floorDiv(label.number("from", 0), 1000) - UNIX_TO_2001_SECONDS;
        kept.writeBytes(number(ElementWalk.DATE_UTC, seconds * 1_000_000_000L));
        while (info.next()) {
            if (info.id() != ElementWalk.CRC_32 && info.id() != ElementWalk.DURATION) {
                kept.writeBytes(copy(info.from(), info.end()));
            }
        }
        byte[] written = element(ElementWalk.INFO, kept.toByteArray());
        infoHeader = Arrays.copyOf(written, written.length - kept.size());
        return written;
    }

    @Override
    Duration begin(ByteBuffer fragment) {
        ElementWalk elements = new ElementWalk(fragment, fragment.position(), fragment.limit());
        long first = Long.MAX_VALUE;
        while (elements.next()) {
            ElementWalk children = elements.children();
            while (elements.id() == ElementWalk.CLUSTER && children.next()) {
                if (children.id() == ElementWalk.TIMESTAMP) {
                    first = Math.min(first, children.number());
                }
            }
        }
        zeroTicks = first == Long.MAX_VALUE ? 0 : first;
        return Duration.ofNanos(zeroTicks * tickNanos);
    }

    @Override
    int shift(ByteBuffer fragment) {
        ElementWalk elements = new ElementWalk(fragment, fragment.position(), fragment.limit());
        int last = 0;
        while (elements.next()) {
            if (elements.id() == ElementWalk.CLUSTER) {
                last = elements.from() - fragment.position();
                shift(elements.children());
            }
        }
        return last;
    }

    private void shift(ElementWalk cluster) {
        while (cluster.next()) {
            switch (cluster.id()) {
                case ElementWalk.CRC_32 -> cluster.blank();
                case ElementWalk.TIMESTAMP -> cluster.number(Math.max(0, cluster.number() - zeroTicks));
                default -> {}
            }
        }
    }

    @Override
    byte[] trailer(SegmentContents contents, Label label, long position) {
        ByteArrayOutputStream points = new ByteArrayOutputStream();
        for (Keyframe keyframe : contents.keyframes()) {
            byte[] where = element(0xB7, number(0xF7, videoTrack), number(0xF1, keyframe.offset() - dataPosition));
            points.writeBytes(element(0xBB, number(0xB3, keyframe.timeMicros() * 1000 / tickNanos), where));
        }
        return join(element(CUES, points.toByteArray()), tag(label));
    }

    @Override
    Optional<Patch> closing(SegmentContents contents, long trailerPosition) {
        byte[] cues =
                element(0x4DBB, element(0x53AB, BoxBytes.u32(CUES)), number(0x53AC, trailerPosition - dataPosition));
        byte[] seek = element(ElementWalk.SEEK_HEAD, cues);
        double ticks = contents.durationMicros() * 1000.0 / tickNanos;
        byte[] duration = element(ElementWalk.DURATION, u64(Double.doubleToLongBits(ticks)));
        byte[] all = join(seek, space(SEEK_BYTES - seek.length), infoHeader, duration);
        boolean torn = infoHeader.length == 0 || dataPosition + all.length > SECTOR_BYTES;
        return torn ? Optional.empty() : Optional.of(new Patch(dataPosition, ByteBuffer.wrap(all)));
    }

    private void readTracks() {
        ElementWalk children = segment().children();
        while (children.next()) {
            ElementWalk inner = children.children();
            while (children.id() == ElementWalk.INFO && inner.next()) {
                tickNanos = inner.id() == ElementWalk.TIMESTAMP_SCALE ? Math.max(1, inner.number()) : tickNanos;
            }
            while (children.id() == ElementWalk.TRACKS && inner.next()) {
                readTrack(inner);
            }
        }
    }

    private void readTrack(ElementWalk entry) {
        if (entry.id() != ElementWalk.TRACK_ENTRY) {
            return;
        }
        long number = 0;
        long type = 0;
        ElementWalk members = entry.children();
        while (members.next()) {
            number = members.id() == ElementWalk.TRACK_NUMBER ? members.number() : number;
            type = members.id() == ElementWalk.TRACK_TYPE ? members.number() : type;
        }
        videoTrack = type == 1 ? number : videoTrack;
    }

    private ElementWalk segment() {
        ElementWalk elements = new ElementWalk(init, 0, init.limit());
        while (elements.next()) {
            if (elements.id() == ElementWalk.SEGMENT) {
                return elements;
            }
        }
        throw new IllegalStateException("no Segment");
    }

    private byte[] copy(int from, int to) {
        return Arrays.copyOfRange(init.array(), init.arrayOffset() + from, init.arrayOffset() + to);
    }

    private static byte[] tag(Label label) {
        byte[] simple = element(0x67C8, text(0x45A3, "DROMEDARY"), text(0x4487, label.toString()));
        return element(0x1254C367, element(0x7373, element(0x63C0), simple));
    }
}
