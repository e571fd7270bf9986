package io.dromedary.recording;

import static io.dromedary.recording.BoxBytes.box;
import static io.dromedary.recording.BoxBytes.join;
import static io.dromedary.recording.BoxBytes.u32;
import static io.dromedary.recording.BoxBytes.u64;

import io.dromedary.fragment.InitSegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fragmented MP4 (ISO/IEC 14496-12:2022, 8.8): {@code ftyp}, a {@code uuid} with the label, {@code moov}, fragments,
 * and at the end a second {@code uuid} and {@code mfra}, the table of keyframes.
 *
 * <p>Room is kept in {@code mvex} for the duration ({@code mehd}), which is known only at the end.
 */
final class Mp4Format extends SegmentFormat {

    private static final byte[] LABEL_UUID = join(u64(0x6a1f_90d7_5c3e_4b02L), u64(0x9d54_e8c1_27ab_f360L));
    private static final byte[] VERSION_1 = u32(0x0100_0000);
    private static final int MEHD_BYTES = 20;
    private static final byte[] ONE_EACH = {1, 1, 1};
    private static final long MICROS = 1_000_000;

    private final ByteBuffer init;
    private final Map<Integer, Long> timescales = new HashMap<>();
    private final Map<Integer, Long> zeros = new HashMap<>();
    private final int videoTrack;
    private final long movieTimescale;
    private int durationPosition;

    Mp4Format(InitSegment init) {
        this.init = init.bytes().slice();
        BoxWalk moov = moov();
        this.movieTimescale = timescale(moov.children().to("mvhd"));
        this.videoTrack = readTracks(moov.children());
    }

    @Override
    String ending() {
        return "mp4";
    }

    @Override
    byte[] head(Label label) {
        BoxWalk moov = moov();
        byte[] before = copy(0, moov.from());
        byte[] uuid = labelBox(label);
        BoxWalk mvex = moov.children().to("mvex");
        byte[] room = box("free", new byte[MEHD_BYTES - 8]);
        durationPosition = before.length + uuid.length + mvex.body() - moov.from();
        byte[] extended = box("mvex", room, copy(mvex.body(), mvex.end()));
        byte[] movie = box("moov", copy(moov.body(), mvex.from()), extended, copy(mvex.end(), moov.end()));
        return join(before, uuid, movie);
    }

    @Override
    Duration begin(ByteBuffer fragment) {
        Map<Integer, Long> firsts = new HashMap<>();
        visit(fragment, (track, time, wide) -> firsts.putIfAbsent(track, time(fragment, time, wide)));
        long zeroMicros = firsts.entrySet().stream()
                .mapToLong(first -> Ticks.micros(first.getValue(), timescales.getOrDefault(first.getKey(), MICROS)))
                .min()
                .orElse(0);
        timescales.forEach((track, hz) -> zeros.put(track, Ticks.of(zeroMicros, hz)));
        return Duration.ofNanos(zeroMicros * 1000);
    }

    @Override
    int shift(ByteBuffer fragment) {
        return visit(fragment, (track, time, wide) -> {
            long shifted = Math.max(0, time(fragment, time, wide) - zeros.getOrDefault(track, 0L));
            if (wide) {
                fragment.putLong(time, shifted);
            } else {
                fragment.putInt(time, (int) shifted);
            }
        });
    }

    @Override
    byte[] trailer(SegmentContents contents, Label label, long position) {
        List<Keyframe> keyframes = contents.keyframes();
        ByteBuffer entries = ByteBuffer.allocate(keyframes.size() * (Long.BYTES * 2 + ONE_EACH.length));
        long hz = timescales.getOrDefault(videoTrack, MICROS);
        for (Keyframe keyframe : keyframes) {
            long ticks = Math.round(keyframe.timeMicros() * (double) hz / MICROS);
            entries.putLong(ticks).putLong(keyframe.offset()).put(ONE_EACH);
        }
        byte[] table = box("tfra", VERSION_1, u32(videoTrack), u32(0), u32(keyframes.size()), entries.array());
        int mfraBytes = 8 + table.length + 16;
        return join(labelBox(label), box("mfra", table, box("mfro", u32(0), u32(mfraBytes))));
    }

    @Override
    Optional<Patch> closing(SegmentContents contents, long trailerPosition) {
        long ticks = Ticks.of(contents.durationMicros(), movieTimescale);
        byte[] duration = box("mehd", VERSION_1, u64(ticks));
        return Optional.of(new Patch(durationPosition, ByteBuffer.wrap(duration)));
    }

    /** What happens to the decode time of each track in a fragment. */
    private interface TimeVisit {
        void at(int track, int timePosition, boolean wide);
    }

    /** Returns where the moof with the picture begins, from the buffer's position. */
    private int visit(ByteBuffer fragment, TimeVisit visit) {
        int picture = 0;
        BoxWalk boxes = new BoxWalk(fragment, fragment.position(), fragment.limit());
        while (boxes.next()) {
            if (boxes.is("moof") && visitTracks(fragment, boxes.children(), visit)) {
                picture = boxes.from() - fragment.position();
            }
        }
        return picture;
    }

    private boolean visitTracks(ByteBuffer fragment, BoxWalk moof, TimeVisit visit) {
        boolean hasPicture = false;
        while (moof.next()) {
            if (moof.is("traf")) {
                int track = fragment.getInt(moof.children().to("tfhd").body() + 4);
                int time = moof.children().to("tfdt").body();
                visit.at(track, time + 4, fragment.get(time) == 1);
                hasPicture |= track == videoTrack;
            }
        }
        return hasPicture;
    }

    private static long time(ByteBuffer fragment, int position, boolean wide) {
        return wide ? fragment.getLong(position) : fragment.getInt(position) & 0xffff_ffffL;
    }

    private int readTracks(BoxWalk moov) {
        int video = 0;
        while (moov.next()) {
            if (moov.is("trak")) {
                int header = moov.children().to("tkhd").body();
                int track = init.getInt(header + (init.get(header) == 1 ? 20 : 12));
                BoxWalk media = moov.children().to("mdia");
                timescales.put(track, timescale(media.children().to("mdhd")));
                int handler = init.getInt(media.children().to("hdlr").body() + 8);
                video = video == 0 && handler == 0x76696465 ? track : video;
            }
        }
        return video;
    }

    /** {@code mvhd} and {@code mdhd} keep it at the same place (8.2.2, 8.4.2). */
    private long timescale(BoxWalk header) {
        int body = header.body();
        return Math.max(1, init.getInt(body + (init.get(body) == 1 ? 20 : 12)) & 0xffff_ffffL);
    }

    private BoxWalk moov() {
        return new BoxWalk(init, 0, init.limit()).to("moov");
    }

    private byte[] copy(int from, int to) {
        return Arrays.copyOfRange(init.array(), init.arrayOffset() + from, init.arrayOffset() + to);
    }

    private static byte[] labelBox(Label label) {
        return box("uuid", LABEL_UUID, label.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
