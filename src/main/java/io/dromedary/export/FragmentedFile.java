package io.dromedary.export;

import java.nio.channels.ReadableByteChannel;
import java.time.Instant;
import java.util.List;

/**
 * A fragmented MP4 that is made while it is read: a head, the fragments of some segments with their times moved, and a
 * table of keyframes. In memory are the head, some words for each cut, and 35 bytes for each keyframe.
 */
final class FragmentedFile implements RangeFile {

    private final String name;
    private final Instant from;
    private final Instant to;
    private final String mediaType;
    private final MovieHead movie;
    private final byte[] head;
    private final byte[] table;
    private final List<Piece> pieces;
    private final SeekPoints points;
    private final long tableAt;
    private final String tag;

    FragmentedFile(String name, List<Cut> cuts, byte[] head, FragmentJoin join) {
        this.name = name;
        this.from = cuts.get(0).from();
        this.to = cuts.get(cuts.size() - 1).to();
        this.mediaType = cuts.get(0).segment().mediaType();
        this.movie = join.head();
        this.head = head;
        this.table = join.points().table(movie.picture());
        this.pieces = join.pieces();
        this.points = join.points();
        this.tableAt = join.piecesEnd();
        this.tag = Tag.of(name, cuts);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long bytes() {
        return tableAt + table.length;
    }

    @Override
    public Instant from() {
        return from;
    }

    @Override
    public Instant to() {
        return to;
    }

    @Override
    public String mediaType() {
        return mediaType;
    }

    @Override
    public String tag() {
        return tag;
    }

    @Override
    public ReadableByteChannel open(long offset) {
        if (offset < 0 || offset > bytes()) {
            throw new IllegalArgumentException("no byte " + offset + " of " + bytes());
        }
        return new FragmentReader(this, offset);
    }

    @Override
    public void close() {
        // there is nothing of it but what is in memory
    }

    MovieHead movie() {
        return movie;
    }

    byte[] head() {
        return head;
    }

    byte[] table() {
        return table;
    }

    long tableAt() {
        return tableAt;
    }

    /** Returns the piece with a byte between the head and the table. */
    Piece pieceAt(long offset) {
        int low = 0;
        int high = pieces.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (pieces.get(middle).at() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return pieces.get(low);
    }

    SeekPoints points() {
        return points;
    }
}
