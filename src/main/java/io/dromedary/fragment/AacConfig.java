package io.dromedary.fragment;

import java.util.Optional;

/** Reads the decoder configuration of AAC (ISO/IEC 14496-1:2010, 7.2.6 and ISO/IEC 14496-3:2019, 1.6.2). */
final class AacConfig {

    private static final int ES_DESCRIPTOR = 3;
    private static final int DECODER_CONFIG = 4;
    private static final int DECODER_SPECIFIC = 5;
    private static final int MPEG4_AUDIO = 0x40;
    private static final int DEPENDS = 0x80;
    private static final int HAS_URL = 0x40;
    private static final int HAS_CLOCK = 0x20;
    private static final int AFTER_OBJECT_TYPE = 12;
    private static final int ESCAPE = 31;

    private AacConfig() {}

    /** Reads the body of an {@code esds}; sound that is not MPEG-4's, such as MP3, is none that we know. */
    static Optional<SoundTrack> readBox(Cursor esds, int timescaleHz) throws MalformedStreamException {
        esds.skip(4);
        Cursor stream = descriptor(esds, ES_DESCRIPTOR);
        stream.skip(2);
        int flags = stream.u8();
        stream.skip((flags & DEPENDS) != 0 ? 2 : 0);
        stream.skip((flags & HAS_URL) != 0 ? stream.u8() : 0);
        stream.skip((flags & HAS_CLOCK) != 0 ? 2 : 0);
        Cursor config = descriptor(stream, DECODER_CONFIG);
        if (config.u8() != MPEG4_AUDIO) {
            return Optional.empty();
        }
        config.skip(AFTER_OBJECT_TYPE);
        return Optional.of(read(descriptor(config, DECODER_SPECIFIC), timescaleHz));
    }

    /** Reads an {@code AudioSpecificConfig}, which is also Matroska's CodecPrivate. */
    static SoundTrack read(Cursor config, int timescaleHz) throws MalformedStreamException {
        int first = config.u8();
        int objectType = first >> 3;
        if (objectType == ESCAPE) {
            objectType = 32 + ((first & 7) << 3 | config.u8() >> 5);
        }
        if (objectType == 0) {
            throw config.malformed("sound of no object type");
        }
        return new SoundTrack(SoundCodec.AAC, "mp4a.40." + objectType, timescaleHz);
    }

    /** Returns the body of the descriptor that must come next; its size takes up to four bytes of seven bits. */
    private static Cursor descriptor(Cursor parent, int tag) throws MalformedStreamException {
        if (parent.u8() != tag) {
            throw parent.malformed("no descriptor " + tag + " here");
        }
        int size = 0;
        for (int i = 0; i < 4; i++) {
            int bits = parent.u8();
            size = size << 7 | (bits & 0x7f);
            if ((bits & 0x80) == 0) {
                return parent.slice(size);
            }
        }
        throw parent.malformed("a descriptor without a size");
    }
}
