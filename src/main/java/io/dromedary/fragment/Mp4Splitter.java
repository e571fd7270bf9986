package io.dromedary.fragment;

import java.io.EOFException;
import java.io.IOException;
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
 *
 * <p>The picture's share of a fragment is made here, once, and not for each viewer. It is the {@code moof} with the
 * pictures alone, so sound before a picture costs a copy of the picture; a stream without sound costs nothing more.
 */
final class Mp4Splitter implements FragmentSplitter {

    private final ByteWindow window;
    private final SplitterLimits limits;
    private int scannedBytes;
    private boolean inInit;
    private @Nullable Movie movie;
    private @Nullable MovieFragment moof;
    private int pairFrom;
    private final SoundFrames sound = new SoundFrames();
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
        beginPart();
        inInit = true;
    }

    private InitSegment completeInit(Cursor moov) throws MalformedStreamException {
        long partOffset = window.startOffset();
        Movie read = Movie.read(moov, partOffset);
        movie = read;
        inInit = false;
        byte[] whole = take();
        if (read.others().none()) {
            return new InitSegment(whole, Container.MP4, read.video());
        }
        byte[] pictures = PictureInit.mp4(whole, partOffset, read.videoTrackId());
        return new InitSegment(whole, Container.MP4, read.video(), read.others().sound(), pictures);
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
        Movie stream = movie;
        if (complete == null || stream == null) {
            throw new IllegalStateException("an mdat is read after its moof only");
        }
        moof = null;
        complete.checkWithin(dataFrom, scannedBytes);
        sound.add(complete.sound(), window.startOffset() + scannedBytes);
        if (complete.pictures().isEmpty()) {
            pairFrom = scannedBytes;
            return Optional.empty();
        }
        int timescaleHz = stream.video().timescaleHz();
        FragmentDraft draft = new FragmentDraft(++sequence, complete.pictures(), complete.durationTicks(), timescaleHz);
        boolean alone = stream.others().none() || (pairFrom == 0 && complete.isCopiable());
        return Optional.of(
                alone ? draft.complete(take()) : draft.complete(share(complete, stream), sound.all(), take()));
    }

    private PictureShare share(MovieFragment complete, Movie stream) throws MalformedStreamException {
        if (complete.isCopiable()) {
            return PictureShare.copied(window, pairFrom, scannedBytes, complete.pictures());
        }
        PictureShare share = new PictureShare();
        share.copy(window.cursor(pairFrom, complete.position()));
        Cursor rest = window.cursor(complete.position(), scannedBytes);
        Cursor body = Box.readHeader(rest).body(rest);
        share.write(PictureMoof.write(body, stream.videoTrackId(), complete.pictures()));
        for (Frame frame : complete.pictures()) {
            share.addMoved(frame, share.sizeBytes() - frame.offset());
            share.copy(window.cursor(frame.offset(), frame.offset() + frame.sizeBytes()));
        }
        return share;
    }

    private Optional<StreamPart> dropUnlessNeeded() {
        if (!inInit && moof == null) {
            window.drop(scannedBytes);
            beginPart();
        }
        return Optional.empty();
    }

    private byte[] take() {
        byte[] bytes = window.take(scannedBytes);
        beginPart();
        return bytes;
    }

    private void beginPart() {
        scannedBytes = 0;
        pairFrom = 0;
        sound.clear();
    }
}
