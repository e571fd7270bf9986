package io.dromedary.fragment;

/** Reads the decoder configuration of H.264 (ISO/IEC 14496-15, 5.3.3.1). */
final class AvcConfig {

    private static final int SEQUENCE_PARAMETER_SET = 7;

    private AvcConfig() {}

    /**
     * Reads the body of an {@code avcC}, or Matroska's CodecPrivate.
     *
     * @param sampleEntry {@code avc1} or {@code avc3}
     */
    static VideoTrack read(Cursor config, String sampleEntry, Picture picture) throws MalformedStreamException {
        if (config.u8() != 1) {
            throw config.malformed("an avcC of an unknown version");
        }
        String codecString = "%s.%02x%02x%02x".formatted(sampleEntry, config.u8(), config.u8(), config.u8());
        config.skip(1);
        if ((config.u8() & 0x1f) == 0) {
            throw config.malformed("an avcC without a sequence parameter set");
        }
        Cursor nalUnit = config.slice(config.u16());
        if ((nalUnit.u8() & 0x1f) != SEQUENCE_PARAMETER_SET) {
            throw nalUnit.malformed("an avcC without a sequence parameter set");
        }
        AvcSequence sequence = AvcSequence.read(BitReader.ofNalUnit(nalUnit));
        return new VideoTrack(
                Codec.H264,
                codecString,
                sequence.widthPixels(),
                sequence.heightPixels(),
                sequence.framesPerSecond().isPresent() ? sequence.framesPerSecond() : picture.framesPerSecond(),
                picture.timescaleHz());
    }
}
