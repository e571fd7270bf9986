package io.dromedary.export;

import io.dromedary.export.RangeRefusedException.Reason;
import io.dromedary.recording.Keyframe;
import io.dromedary.recording.Segment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays the cuts of MP4 segments one behind the other, so that their times follow without a gap.
 *
 * <p>Cuts of one run that follow each other keep the times of their run, to the tick. After a gap, all tracks begin as
 * soon as none of them would begin before it ended. Only the ends of cuts are read for that. One thread uses it once.
 */
final class FragmentJoin {

    private static final long MICROS = 1_000_000;

    private final List<Piece> pieces = new ArrayList<>();
    private final SeekPoints points = new SeekPoints();
    private final MovieHead head;
    private final Map<Integer, Long> ends = new HashMap<>();
    private Cut last;
    private long runShift;
    private long bytes;

    private FragmentJoin(MovieHead head, Cut first) {
        this.head = head;
        this.last = first;
        this.bytes = head.lasting(0).length;
    }

    /**
     * Returns the file of some cuts.
     *
     * @throws RangeRefusedException if a decoder for the first is none for all of them
     */
    static RangeFile join(String name, List<Cut> cuts) throws IOException, RangeRefusedException {
        Cut first = cuts.get(0);
        FragmentJoin join = new FragmentJoin(head(first), first);
        for (Cut cut : cuts) {
            join.add(cut, join.pieces.isEmpty());
        }
        join.readEnds();
        return new FragmentedFile(name, cuts, join.head.lasting(join.pictureEnd()), join);
    }

    private void add(Cut cut, boolean isFirst) throws IOException, RangeRefusedException {
        if (!cut.segment().run().equals(last.segment().run())) {
            requireSame(cut);
        }
        long runMicros = micros(cut.segment().runFrom());
        if (isFirst || !cut.follows()) {
            if (!isFirst) {
                readEnds();
            }
            runShift = shiftAfterEnds(TrackTimes.starts(cut, head), runMicros);
        }
        Shift shift = Shift.of(head, runMicros, runShift);
        Piece piece = new Piece(cut.segment().file(), cut.fromBytes(), cut.bytes(), bytes, shift);
        pieces.add(piece);
        int picture = head.picture();
        MovieHead.Track track = head.tracks().get(picture);
        for (Keyframe keyframe : cut.keyframes()) {
            long ticks = track == null ? 0 : Math.round(keyframe.timeMicros() * (double) track.hz() / MICROS);
            points.add(ticks + shift.ticks(picture), piece.at() + keyframe.offset() - piece.fromBytes());
        }
        bytes += piece.bytes();
        last = cut;
    }

    private void requireSame(Cut cut) throws IOException, RangeRefusedException {
        Segment segment = cut.segment();
        if (!segment.file().toString().endsWith(".mp4") || !head.isLike(head(cut))) {
            throw new RangeRefusedException(Reason.CHANGED, "the camera's stream changed at " + cut.from());
        }
    }

    /** Returns by how much the clock of a run is moved, so that no track begins before it ended. */
    private long shiftAfterEnds(Map<Integer, Long> starts, long runMicros) {
        return starts.entrySet().stream()
                .filter(start -> head.tracks().containsKey(start.getKey()))
                .mapToLong(start -> {
                    MovieHead.Track track = track(start.getKey());
                    long onRun = start.getValue() + Shift.at(track, runMicros);
                    return Shift.micros(track, ends.getOrDefault(start.getKey(), 0L) - onRun);
                })
                .max()
                .orElse(-runMicros);
    }

    private void readEnds() throws IOException {
        Shift shift = pieces.get(pieces.size() - 1).shift();
        TrackTimes.ends(last, head).forEach((track, end) -> ends.put(track, end + shift.ticks(track)));
    }

    private MovieHead.Track track(int number) {
        MovieHead.Track track = head.tracks().get(number);
        if (track == null) {
            throw new IllegalStateException("no track " + number);
        }
        return track;
    }

    private long pictureEnd() {
        int picture = head.picture();
        long end = ends.getOrDefault(picture, 0L);
        return head.tracks().containsKey(picture) ? Shift.micros(track(picture), end) : 0;
    }

    List<Piece> pieces() {
        return List.copyOf(pieces);
    }

    SeekPoints points() {
        return points;
    }

    MovieHead head() {
        return head;
    }

    /** Returns where the last piece ends. */
    long piecesEnd() {
        return bytes;
    }

    private static MovieHead head(Cut cut) throws IOException {
        try (InputStream in = Files.newInputStream(cut.segment().file(), LinkOption.NOFOLLOW_LINKS)) {
            return MovieHead.of(in.readNBytes((int) cut.layout().headBytes()));
        }
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1000;
    }
}
