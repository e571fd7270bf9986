package io.dromedary.fragment;

import java.util.OptionalDouble;

/** Reads the first sample entry of an {@code stsd} (ISO/IEC 14496-12:2022, 8.5.2 and 12.1.3). */
final class SampleEntry {

    private static final int BEFORE_SIZE = 24;
    private static final int AFTER_SIZE = 50;

    private SampleEntry() {}

    /** Reads the body of an {@code stsd}. */
    static VideoTrack read(Cursor descriptions, int timescaleHz) throws MalformedStreamException {
        descriptions.skip(8);
        Box entry = Box.readHeader(descriptions);
        Cursor body = entry.body(descriptions);
        body.skip(BEFORE_SIZE);
        Picture picture = new Picture(body.u16(), body.u16(), OptionalDouble.empty(), timescaleHz);
        body.skip(AFTER_SIZE);
        return switch (entry.type()) {
            case "avc1", "avc3" -> AvcConfig.read(Box.child(body, "avcC"), entry.type(), picture);
            case "hvc1", "hev1" -> HevcConfig.read(Box.child(body, "hvcC"), entry.type(), picture);
            case "vp09" -> Vp9Config.readBox(Box.child(body, "vpcC"), picture);
            case "av01" -> Av1Config.read(Box.child(body, "av1C"), picture);
            default -> throw body.malformed("pictures of the unknown kind " + entry.type());
        };
    }
}
