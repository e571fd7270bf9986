package io.dromedary.fragment;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts WebM and Matroska (RFC 9559).
 *
 * <p>An init segment is everything from an EBML header to the first cluster; a fragment is a cluster. A cluster without
 * pictures travels with the next one that has some. What stands between clusters, such as {@code Void}, {@code Tags}
 * and {@code Cues}, is dropped. A cluster of unknown size ends where the next element begins, so it is only complete
 * once that is there.
 */
final class MatroskaSplitter implements FragmentSplitter {

    private final ByteWindow window;
    private final SplitterLimits limits;
    private int scannedBytes;
    private @Nullable MatroskaTracks init;
    private boolean inSegment;
    private long segmentEnd;
    private @Nullable MatroskaVideo video;
    private int clusterFrom;
    private final SoundFrames sound = new SoundFrames();
    private long sequence;

    MatroskaSplitter(ByteWindow window, SplitterLimits limits) {
        this.window = window;
        this.limits = limits;
    }

    @Override
    public Optional<StreamPart> next() throws IOException {
        while (window.has(scannedBytes + 1)) {
            Optional<StreamPart> part = readElement();
            if (part.isPresent()) {
                return part;
            }
        }
        if (init != null) {
            throw new EOFException("the stream ended inside a part, at byte " + (window.startOffset() + scannedBytes));
        }
        return Optional.empty();
    }

    private Optional<StreamPart> readElement() throws IOException {
        Element element = Element.readHeader(window, scannedBytes);
        return switch (element.id()) {
            case Ebml.HEADER -> beginInit(element);
            case Ebml.SEGMENT -> beginSegment(element);
            case Ebml.CLUSTER -> init != null ? Optional.of(completeInit(init)) : readCluster(element);
            default -> readOther(element);
        };
    }

    private Optional<StreamPart> beginInit(Element header) throws IOException {
        drop();
        init = MatroskaTracks.begin(whole(header));
        inSegment = false;
        return Optional.empty();
    }

    private Optional<StreamPart> beginSegment(Element segment) throws MalformedStreamException {
        if (init == null || inSegment) {
            throw malformed("a Segment without an EBML header");
        }
        scannedBytes += segment.headerBytes();
        inSegment = true;
        boolean endless = segment.bodyBytes() == Element.UNKNOWN;
        segmentEnd = endless ? Long.MAX_VALUE : window.startOffset() + scannedBytes + segment.bodyBytes();
        return Optional.empty();
    }

    private Optional<StreamPart> readOther(Element element) throws IOException {
        if (!Ebml.isInSegment(element.id())) {
            throw malformed("the unknown element " + element.name());
        }
        Cursor body = whole(element);
        if (init == null) {
            if (clusterFrom == 0 && scannedBytes == element.headerBytes() + element.bodyBytes()) {
                drop();
            }
        } else if (element.id() == Ebml.INFO) {
            init.readInfo(body);
        } else if (element.id() == Ebml.TRACKS) {
            init.readTracks(body);
        }
        return Optional.empty();
    }

    private InitSegment completeInit(MatroskaTracks tracks) throws MalformedStreamException {
        if (!inSegment) {
            throw malformed("a cluster without a Segment");
        }
        MatroskaVideo read = tracks.video(window.cursor(0, 0));
        video = read;
        init = null;
        long partOffset = window.startOffset();
        byte[] whole = take();
        if (read.others().none()) {
            return new InitSegment(whole, read.container(), read.track());
        }
        byte[] pictures = PictureInit.matroska(whole, partOffset, read.number());
        return new InitSegment(
                whole, read.container(), read.track(), read.others().sound(), pictures);
    }

    private Optional<StreamPart> readCluster(Element element) throws IOException {
        MatroskaVideo track = video;
        if (track == null) {
            throw malformed("a cluster without an EBML header");
        }
        Cursor body = element.bodyBytes() == Element.UNKNOWN ? endlessBody(element) : whole(element);
        Cluster cluster = Cluster.read(body.copy(), track, window.startOffset());
        sound.add(cluster.sound(), window.startOffset() + scannedBytes);
        if (cluster.pictures().isEmpty()) {
            clusterFrom = scannedBytes;
            return Optional.empty();
        }
        return Optional.of(complete(cluster, body, track));
    }

    private Fragment complete(Cluster cluster, Cursor body, MatroskaVideo track) throws MalformedStreamException {
        List<Frame> pictures = cluster.pictures();
        long ticks = track.durationTicks(pictures.size());
        FragmentDraft draft =
                new FragmentDraft(++sequence, pictures, ticks, track.track().timescaleHz());
        if (track.others().none() || (clusterFrom == 0 && cluster.pictureAlone())) {
            return draft.complete(take());
        }
        PictureShare share = cluster.pictureAlone()
                ? PictureShare.copied(window, clusterFrom, scannedBytes, pictures)
                : PictureCluster.write(body, track.number(), pictures);
        return draft.complete(share, sound.all(), take());
    }

    /** Reads children until an element that cannot be one, or the end of the stream. */
    private Cursor endlessBody(Element cluster) throws IOException {
        int from = scannedBytes + cluster.headerBytes();
        scannedBytes = from;
        while (window.has(scannedBytes + 1)) {
            Element child = Element.readHeader(window, scannedBytes);
            if (Ebml.endsCluster(child.id())) {
                break;
            }
            whole(child);
        }
        return window.cursor(from, scannedBytes);
    }

    /** Waits for all of an element after checking its size, and moves behind it. */
    private Cursor whole(Element element) throws IOException {
        int maxBytes = init == null && element.id() != Ebml.HEADER ? limits.maxFragmentBytes() : limits.maxInitBytes();
        int from = scannedBytes + element.headerBytes();
        if (element.bodyBytes() == Element.UNKNOWN || element.bodyBytes() > maxBytes - from) {
            String size = element.bodyBytes() == Element.UNKNOWN ? "unknown size" : element.bodyBytes() + " bytes";
            throw malformed("element " + element.name() + " of " + size + ", the part may have " + maxBytes);
        }
        int to = from + (int) element.bodyBytes();
        if (element.id() != Ebml.HEADER && window.startOffset() + to > segmentEnd) {
            throw malformed("element " + element.name() + " is not inside the Segment");
        }
        window.require(to);
        scannedBytes = to;
        return window.cursor(from, to);
    }

    private MalformedStreamException malformed(String what) {
        return new MalformedStreamException(what, window.startOffset() + scannedBytes);
    }

    private byte[] take() {
        byte[] bytes = window.take(scannedBytes);
        beginPart();
        return bytes;
    }

    private void drop() {
        window.drop(scannedBytes);
        beginPart();
    }

    private void beginPart() {
        scannedBytes = 0;
        clusterFrom = 0;
        sound.clear();
    }
}
