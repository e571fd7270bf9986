package io.dromedary.fragment;

import java.util.Optional;

/** Reads the first sample entry of an {@code stsd} of sound (ISO/IEC 14496-12:2022, 8.5.2 and 12.2.3). */
final class SoundEntry {

    private static final int BEFORE_CONFIG = 28;

    private SoundEntry() {}

    /** Reads the body of an {@code stsd}; sound that no browser plays beside a picture is none that we know. */
    static Optional<SoundTrack> read(Cursor descriptions, int timescaleHz) throws MalformedStreamException {
        descriptions.skip(8);
        Box entry = Box.readHeader(descriptions);
        Cursor body = entry.body(descriptions);
        return switch (entry.type()) {
            case "mp4a" -> AacConfig.readBox(config(body, "esds"), timescaleHz);
            case "Opus" -> Optional.of(readOpus(config(body, "dOps"), timescaleHz));
            default -> Optional.empty();
        };
    }

    /** Encapsulation of Opus in ISO Base Media File Format 0.8.1, 4.3.2. */
    private static SoundTrack readOpus(Cursor config, int timescaleHz) throws MalformedStreamException {
        if (config.u8() != 0) {
            throw config.malformed("a dOps of an unknown version");
        }
        return new SoundTrack(SoundCodec.OPUS, "opus", timescaleHz);
    }

    private static Cursor config(Cursor entry, String type) throws MalformedStreamException {
        entry.skip(BEFORE_CONFIG);
        return Box.child(entry, type);
    }
}
