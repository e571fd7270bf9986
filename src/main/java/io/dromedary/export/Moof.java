package io.dromedary.export;

import io.dromedary.recording.BoxWalk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One {@code moof} (ISO/IEC 14496-12:2022, 8.8.4), whose times and number can be changed in place.
 *
 * @param bytes the whole box
 * @param numberPosition where its number is
 * @param runs its tracks
 */
record Moof(ByteBuffer bytes, int numberPosition, List<Run> runs) {

    private static final int DEFAULT_DURATION = 0x8;
    private static final int SAMPLE_DURATION = 0x100;

    /**
     * The samples of one track.
     *
     * @param track the track's number
     * @param timePosition where the decode time is
     * @param wide whether it has 64 bits
     * @param ticks when the first sample is decoded
     * @param lastingTicks how long all of them last
     */
    record Run(int track, int timePosition, boolean wide, long ticks, long lastingTicks) {}

    /** Reads the box in some bytes of its own, which are changed later on. */
    static Moof of(ByteBuffer bytes, MovieHead head) throws IOException {
        try {
            BoxWalk moof = new BoxWalk(bytes, 0, bytes.limit()).to("moof");
            BoxWalk boxes = moof.children();
            List<Run> runs = new ArrayList<>();
            int number = -1;
            while (boxes.next()) {
                if (boxes.is("mfhd")) {
                    number = boxes.body() + 4;
                } else if (boxes.is("traf")) {
                    runs.add(run(bytes, boxes, head));
                }
            }
            return new Moof(bytes, number, runs);
        } catch (IllegalStateException | IndexOutOfBoundsException e) {
            throw new IOException("a fragment cannot be read: " + e.getMessage(), e);
        }
    }

    private static Run run(ByteBuffer bytes, BoxWalk traf, MovieHead head) {
        int header = traf.children().to("tfhd").body();
        int track = bytes.getInt(header + 4);
        int time = traf.children().to("tfdt").body();
        boolean wide = bytes.get(time) == 1;
        long ticks = wide ? bytes.getLong(time + 4) : bytes.getInt(time + 4) & 0xffff_ffffL;
        long usual = usual(bytes, header, track, head);
        long lasting = 0;
        BoxWalk boxes = traf.children();
        while (boxes.next()) {
            lasting += boxes.is("trun") ? lasting(bytes, boxes.body(), usual) : 0;
        }
        return new Run(track, time + 4, wide, ticks, lasting);
    }

    /** {@code tfhd}, 8.8.7: what is before the duration is there or not. */
    private static long usual(ByteBuffer bytes, int header, int track, MovieHead head) {
        int flags = bytes.getInt(header) & 0xff_ffff;
        if ((flags & DEFAULT_DURATION) != 0) {
            return bytes.getInt(header + 8 + ((flags & 1) != 0 ? 8 : 0) + ((flags & 2) != 0 ? 4 : 0)) & 0xffff_ffffL;
        }
        MovieHead.Track known = head.tracks().get(track);
        return known == null ? 0 : known.usualTicks();
    }

    /** {@code trun}, 8.8.8: each of the four numbers of a sample is there or not. */
    private static long lasting(ByteBuffer bytes, int body, long usual) {
        int flags = bytes.getInt(body) & 0xff_ffff;
        long count = bytes.getInt(body + 4) & 0xffff_ffffL;
        if ((flags & SAMPLE_DURATION) == 0) {
            return count * usual;
        }
        int stride = 4 * Integer.bitCount(flags & 0xf00);
        int at = body + 8 + ((flags & 1) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 4 : 0);
        long ticks = 0;
        for (long i = 0; i < count; i++, at += stride) {
            ticks += bytes.getInt(at) & 0xffff_ffffL;
        }
        return ticks;
    }

    /** Changes its number and the times of its tracks. */
    void move(long number, Shift shift) throws IOException {
        if (numberPosition > 0) {
            bytes.putInt(numberPosition, (int) number);
        }
        for (Run run : runs) {
            long moved = Math.max(0, run.ticks() + shift.ticks(run.track()));
            if (run.wide()) {
                bytes.putLong(run.timePosition(), moved);
            } else if (moved <= 0xffff_ffffL) {
                bytes.putInt(run.timePosition(), (int) moved);
            } else {
                throw new IOException("a time does not fit into 32 bits");
            }
        }
    }
}
