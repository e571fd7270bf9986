package io.dromedary.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Reads a fragmented file from any place on. It walks from box to box, and moves the times of each {@code moof} that it
 * passes. One thread at a time.
 */
final class FragmentReader implements ReadableByteChannel {

    /** No fragment is smaller than this, so each gets another number, a larger one than those before. */
    private static final int MIN_FRAGMENT_BYTES = 32;

    private final FragmentedFile whole;
    private long position;
    private boolean open = true;
    private @Nullable Place place;

    /** Where the reader is in a piece: the box, and the box itself if it was changed. */
    private record Place(
            Piece piece,
            BoxFile file,
            BoxFile.Place box,
            @Nullable ByteBuffer changed) {

        /** Returns where the box ends in the file that is made. */
        long end() {
            return Math.min(piece.end(), piece.at() + box.end() - piece.fromBytes());
        }
    }

    FragmentReader(FragmentedFile whole, long offset) {
        this.whole = whole;
        this.position = offset;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (!open) {
            throw new ClosedChannelException();
        }
        int before = into.position();
        while (into.hasRemaining() && position < whole.bytes()) {
            if (position < whole.head().length) {
                copy(whole.head(), 0, into);
            } else if (position >= whole.tableAt()) {
                copy(whole.table(), whole.tableAt(), into);
            } else {
                copyFragments(into);
            }
        }
        int count = into.position() - before;
        return count == 0 && position >= whole.bytes() ? -1 : count;
    }

    private void copy(byte[] bytes, long at, ByteBuffer into) {
        int from = (int) (position - at);
        int count = Math.min(bytes.length - from, into.remaining());
        into.put(bytes, from, count);
        position += count;
    }

    private void copyFragments(ByteBuffer into) throws IOException {
        Place here = here();
        int before = into.position();
        long inFile = position - here.piece().at() + here.piece().fromBytes();
        ByteBuffer changed = here.changed();
        if (changed == null) {
            here.file().copy(inFile, here.box().end(), into);
        } else {
            int from = (int) (inFile - here.box().from());
            int count = Math.min(changed.limit() - from, into.remaining());
            into.put(into.position(), changed, from, count).position(into.position() + count);
        }
        position += into.position() - before;
    }

    /** Returns the place of the next byte, going on from the place of the byte before if it can. */
    private Place here() throws IOException {
        Place at = place;
        if (at == null || position >= at.piece().end()) {
            at = begin(whole.pieceAt(position));
        }
        while (position >= at.end()) {
            at = place(at.piece(), at.file(), at.box().end());
        }
        place = at;
        return at;
    }

    private Place begin(Piece piece) throws IOException {
        closeFile();
        BoxFile file = new BoxFile(piece.file());
        try {
            long from = whole.points().before(position, piece.at());
            return place(piece, file, from - piece.at() + piece.fromBytes());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private Place place(Piece piece, BoxFile file, long from) throws IOException {
        BoxFile.Place box = file.box(from);
        if (!box.isMoof()) {
            return new Place(piece, file, box, null);
        }
        Moof moof = file.moof(box, whole.movie());
        moof.move(1 + (piece.at() + from - piece.fromBytes()) / MIN_FRAGMENT_BYTES, piece.shift());
        return new Place(piece, file, box, moof.bytes());
    }

    private void closeFile() throws IOException {
        Place at = place;
        place = null;
        if (at != null) {
            at.file().close();
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        open = false;
        closeFile();
    }
}
