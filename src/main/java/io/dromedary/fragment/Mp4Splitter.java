package io.dromedary.fragment;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts fragmented MP4 (ISO/IEC 14496-12:2022, 8.8).
 *
 * <p>An init segment is {@code ftyp} to {@code moov}. A fragment is everything after that or after the previous
 * fragment, to the end of an {@code mdat}: {@code styp}, {@code sidx}, {@code emsg}, {@code prft} and {@code free}
 * travel with the {@code moof} they precede. A {@code moof} without pictures, such as one of sound only, travels with
 * the next one that has some. What the stream ends with, such as {@code mfra} or a last {@code moof} of sound, is
 * dropped.
 */
final class Mp4Splitter implements FragmentSplitter {

    private final ByteWindow window;
    private final SplitterLimits limits;
    private int scannedBytes;
    private boolean inInit;
    private @Nullable Movie movie;
    private @Nullable MovieFragment moof;
    private long sequence;

    Mp4Splitter(ByteWindow window, SplitterLimits limits) {
        this.window = window;
        this.limits = limits;
    }

    @Override
    public Optional<StreamPart> next() throws IOException {
        while (window.has(scannedBytes + 1)) {
            Optional<StreamPart> part = readBox();
            if (part.isPresent()) {
                return part;
            }
        }
        if (inInit || moof != null) {
            throw new EOFException("the stream ended inside a part, at byte " + (window.startOffset() + scannedBytes));
        }
        return Optional.empty();
    }

    /** Reads one more box, whole; returns the part if this box completes one. */
    private Optional<StreamPart> readBox() throws IOException {
        int from = scannedBytes;
        Box box = readHeader();
        if (box.type().equals("ftyp")) {
            beginInit();
            from = 0;
        }
        check(box, from);
        int to = from + (int) box.sizeBytes();
        window.require(to);
        scannedBytes = to;
        Cursor body = window.cursor(from + box.headerBytes(), to);
        return switch (box.type()) {
            case "moov" -> Optional.of(completeInit(body));
            case "moof" -> readMoof(body, from);
            case "mdat" -> completeFragment(from + box.headerBytes());
            case "mfra" -> dropUnlessNeeded();
            default -> Optional.empty();
        };
    }

    private Box readHeader() throws IOException {
        int from = scannedBytes;
        window.require(from + Box.SHORT_HEADER_BYTES);
        int headerBytes = Box.SHORT_HEADER_BYTES;
        if (window.cursor(from, from + headerBytes).u32() == 1) {
            headerBytes = Box.LONG_HEADER_BYTES;
            window.require(from + headerBytes);
        }
        return Box.readHeader(window.cursor(from, from + headerBytes));
    }

    /** Checks order and size, before any byte of the box is waited for. */
    private void check(Box box, int from) throws MalformedStreamException {
        String wrong = switch (box.type()) {
            case "ftyp" -> moof != null ? "ftyp between moof and mdat" : "";
            case "moov" -> inInit ? "" : "moov without ftyp";
            case "moof" -> inInit || moof != null ? "moof without what must precede it" : "";
            case "mdat" -> moof == null ? "mdat without moof" : "";
            default -> movie == null && !inInit ? "the stream begins with " + box.type() + ", not ftyp" : "";
        };
        int maxBytes = inInit ? limits.maxInitBytes() : limits.maxFragmentBytes();
        if (box.sizeBytes() > maxBytes - from) {
            wrong = box.type() + " of " + box.sizeBytes() + " bytes exceeds the part's " + maxBytes;
        }
        if (!wrong.isEmpty()) {
            throw new MalformedStreamException(wrong, window.startOffset() + from);
        }
    }

    private void beginInit() {
        window.drop(scannedBytes);
        scannedBytes = 0;
        inInit = true;
    }

    private InitSegment completeInit(Cursor moov) throws MalformedStreamException {
        Movie read = Movie.read(moov, window.startOffset());
        movie = read;
        inInit = false;
        return new InitSegment(take(), Container.MP4, read.video());
    }

    private Optional<StreamPart> readMoof(Cursor body, int from) throws MalformedStreamException {
        if (movie == null) {
            throw body.malformed("moof without moov");
        }
        moof = MovieFragment.read(body, movie, window.startOffset(), from);
        return Optional.empty();
    }

    private Optional<StreamPart> completeFragment(int dataFrom) throws MalformedStreamException {
        MovieFragment complete = moof;
        if (complete == null || movie == null) {
            throw new IllegalStateException("an mdat is read after its moof only");
        }
        moof = null;
        List<Frame> frames = complete.framesWithin(dataFrom, scannedBytes);
        if (frames.isEmpty()) {
            return Optional.empty();
        }
        int timescaleHz = movie.video().timescaleHz();
        return Optional.of(new Fragment(++sequence, take(), frames, complete.durationTicks(), timescaleHz));
    }

    private Optional<StreamPart> dropUnlessNeeded() {
        if (!inInit && moof == null) {
            window.drop(scannedBytes);
            scannedBytes = 0;
        }
        return Optional.empty();
    }

    private byte[] take() {
        byte[] bytes = window.take(scannedBytes);
        scannedBytes = 0;
        return bytes;
    }
}
