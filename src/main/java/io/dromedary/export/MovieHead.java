package io.dromedary.export;

import static io.dromedary.recording.BoxBytes.box;
import static io.dromedary.recording.BoxBytes.u32;
import static io.dromedary.recording.BoxBytes.u64;

import io.dromedary.recording.BoxWalk;
import io.dromedary.recording.Ticks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What comes before the fragments of an MP4 segment (ISO/IEC 14496-12:2022, 8.2, 8.8.1): the tracks, and the bytes
 * themselves without the node's label.
 */
final class MovieHead {

    private static final int VIDEO = 0x76696465;
    private static final int MEHD_BYTES = 20;

    private final byte[] bytes;
    private final Map<Integer, Track> tracks = new LinkedHashMap<>();
    private final long timescaleHz;
    private int durationPosition;

    /**
     * A track.
     *
     * @param hz ticks in a second, at least 1
     * @param picture whether it is the picture
     * @param usualTicks how long a sample lasts whose fragment does not say
     * @param description what a decoder must know
     */
    record Track(long hz, boolean picture, long usualTicks, ByteBuffer description) {}

    private MovieHead(byte[] bytes) {
        this.bytes = bytes;
        ByteBuffer all = ByteBuffer.wrap(bytes);
        BoxWalk moov = new BoxWalk(all, 0, bytes.length).to("moov");
        this.timescaleHz = timescale(all, moov.children().to("mvhd"));
        Map<Integer, Long> usual = new HashMap<>();
        BoxWalk extensions = moov.children().to("mvex").children();
        while (extensions.next()) {
            if (extensions.is("trex")) {
                usual.put(all.getInt(extensions.body() + 4), unsigned(all, extensions.body() + 12));
            } else if ((extensions.is("free") || extensions.is("mehd"))
                    && extensions.end() - extensions.from() == MEHD_BYTES) {
                durationPosition = extensions.from();
            }
        }
        BoxWalk boxes = moov.children();
        while (boxes.next()) {
            if (boxes.is("trak")) {
                readTrack(all, boxes, usual);
            }
        }
    }

    /**
     * Reads the head of a segment.
     *
     * @throws IOException also if it is none
     */
    static MovieHead of(byte[] segmentHead) throws IOException {
        try {
            ByteBuffer all = ByteBuffer.wrap(segmentHead);
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            BoxWalk boxes = new BoxWalk(all, 0, segmentHead.length);
            while (boxes.next()) {
                if (!boxes.is("uuid")) {
                    kept.write(segmentHead, boxes.from(), boxes.end() - boxes.from());
                }
            }
            return new MovieHead(kept.toByteArray());
        } catch (IllegalStateException | IndexOutOfBoundsException e) {
            throw new IOException("the head of a segment cannot be read: " + e.getMessage(), e);
        }
    }

    private void readTrack(ByteBuffer all, BoxWalk trak, Map<Integer, Long> usual) {
        int header = trak.children().to("tkhd").body();
        int id = all.getInt(header + (all.get(header) == 1 ? 20 : 12));
        BoxWalk media = trak.children().to("mdia");
        long hz = timescale(all, media.children().to("mdhd"));
        boolean picture = all.getInt(media.children().to("hdlr").body() + 8) == VIDEO;
        BoxWalk description =
                media.children().to("minf").children().to("stbl").children().to("stsd");
        ByteBuffer described = all.slice(description.from(), description.end() - description.from());
        tracks.put(id, new Track(hz, picture, usual.getOrDefault(id, 0L), described.asReadOnlyBuffer()));
    }

    /** {@code mvhd} and {@code mdhd} keep it at the same place (8.2.2, 8.4.2). */
    private static long timescale(ByteBuffer all, BoxWalk header) {
        return Math.max(1, unsigned(all, header.body() + (all.get(header.body()) == 1 ? 20 : 12)));
    }

    private static long unsigned(ByteBuffer all, int position) {
        return all.getInt(position) & 0xffff_ffffL;
    }

    /** Returns the tracks by their numbers. */
    Map<Integer, Track> tracks() {
        return tracks;
    }

    /** Returns the number of the picture's track. */
    int picture() {
        return tracks.entrySet().stream()
                .filter(track -> track.getValue().picture())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(1);
    }

    /** Returns whether a decoder set up by this head decodes what follows the other one. */
    boolean isLike(MovieHead other) {
        return tracks.equals(other.tracks);
    }

    /** Returns the head, saying how long the movie is where there is room for that ({@code mehd}, 8.8.2). */
    byte[] lasting(long micros) {
        byte[] head = bytes.clone();
        if (durationPosition > 0) {
            byte[] duration = box("mehd", u32(0x0100_0000), u64(Ticks.of(micros, timescaleHz)));
            System.arraycopy(duration, 0, head, durationPosition, duration.length);
        }
        return head;
    }
}
