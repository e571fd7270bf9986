package io.dromedary.fragment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what the elements before the first cluster say of the picture (RFC 9559, 5.1.2 and 5.1.4). */
final class MatroskaTracks {

    private static final int MAX_ID_BYTES = 4;
    private static final int MAX_SIZE_BYTES = 8;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long USUAL_TIMESTAMP_SCALE_NANOS = 1_000_000L;

    private final Container container;
    private long timestampScaleNanos = USUAL_TIMESTAMP_SCALE_NANOS;
    private @Nullable TrackEntry video;
    private final List<TrackEntry> others = new ArrayList<>();

    private MatroskaTracks(Container container) {
        this.container = container;
    }

    /** Begins with the body of an EBML header (RFC 8794, 11.2). */
    static MatroskaTracks begin(Cursor header) throws MalformedStreamException {
        Cursor whole = header.copy();
        String docType = "";
        while (header.remaining() > 0) {
            Element element = Element.readHeader(header);
            Cursor body = element.body(header);
            switch (element.id()) {
                case Ebml.DOC_TYPE -> docType = body.ascii(body.remaining());
                case Ebml.MAX_ID_LENGTH -> atMost(MAX_ID_BYTES, body);
                case Ebml.MAX_SIZE_LENGTH -> atMost(MAX_SIZE_BYTES, body);
                default -> {}
            }
        }
        return switch (docType) {
            case "webm" -> new MatroskaTracks(Container.WEBM);
            case "matroska" -> new MatroskaTracks(Container.MATROSKA);
            default -> throw whole.malformed("neither WebM nor Matroska, but another kind of EBML");
        };
    }

    /** Reads the body of an {@code Info}. */
    void readInfo(Cursor info) throws MalformedStreamException {
        while (info.remaining() > 0) {
            Element element = Element.readHeader(info);
            Cursor body = element.body(info);
            if (element.id() == Ebml.TIMESTAMP_SCALE) {
                timestampScaleNanos = body.unsigned(body.remaining());
                if (timestampScaleNanos < 1 || timestampScaleNanos > NANOS_PER_SECOND) {
                    throw body.malformed("a tick of " + timestampScaleNanos + " ns");
                }
            }
        }
    }

    /** Reads the body of a {@code Tracks}; the first video track counts. */
    void readTracks(Cursor tracks) throws MalformedStreamException {
        while (tracks.remaining() > 0) {
            Element element = Element.readHeader(tracks);
            Cursor body = element.body(tracks);
            if (element.id() == Ebml.TRACK_ENTRY) {
                TrackEntry entry = TrackEntry.read(body);
                if (video == null && entry.isVideo()) {
                    video = entry;
                } else {
                    others.add(entry);
                }
            }
        }
    }

    /** Returns the picture, once everything before the first cluster was read. */
    MatroskaVideo video(Cursor where) throws MalformedStreamException {
        TrackEntry entry = video;
        if (entry == null) {
            throw where.malformed("no video track");
        }
        boolean divides = NANOS_PER_SECOND % timestampScaleNanos == 0;
        long factor = divides ? 1 : timestampScaleNanos;
        int timescaleHz = (int) (divides ? NANOS_PER_SECOND / timestampScaleNanos : NANOS_PER_SECOND);
        VideoTrack track = entry.describe(timescaleHz);
        return new MatroskaVideo(container, entry.number(), track, factor, others(timescaleHz), entry.frameNanos());
    }

    private OtherTracks others(int timescaleHz) throws MalformedStreamException {
        OtherTracks all = OtherTracks.NONE;
        for (TrackEntry entry : others) {
            all = all.and(entry.number(), entry.describeSound(timescaleHz));
        }
        return all;
    }

    private static void atMost(int max, Cursor body) throws MalformedStreamException {
        long value = body.unsigned(body.remaining());
        if (value > max) {
            throw body.malformed("an EBML length of " + value + ", more than " + max);
        }
    }
}
