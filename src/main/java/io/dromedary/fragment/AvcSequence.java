package io.dromedary.fragment;

import java.util.OptionalDouble;
import java.util.Set;

/**
 * The sequence parameter set of H.264 (Rec. ITU-T H.264, 7.3.2.1.1).
 *
 * @param widthPixels width after cropping, at least 1
 * @param heightPixels height after cropping, at least 1
 * @param framesPerSecond what the timing of its VUI declares, or empty
 */
record AvcSequence(int widthPixels, int heightPixels, OptionalDouble framesPerSecond) {

    private static final Set<Integer> PROFILES_WITH_CHROMA =
            Set.of(100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);
    private static final int MAX_MACROBLOCKS = 1 << 12;
    private static final int MACROBLOCK_PIXELS = 16;

    /** Reads what follows the first byte of the NAL unit. */
    static AvcSequence read(BitReader bits) throws MalformedStreamException {
        int profile = (int) bits.bits(8);
        bits.skip(16);
        bits.ue();
        int chromaFormat = PROFILES_WITH_CHROMA.contains(profile) ? readChroma(bits) : 1;
        bits.ue();
        skipPictureOrder(bits);
        bits.ue();
        bits.skip(1);
        int width = (bits.ue(MAX_MACROBLOCKS) + 1) * MACROBLOCK_PIXELS;
        int heightUnits = bits.ue(MAX_MACROBLOCKS) + 1;
        boolean framesOnly = bits.flag();
        int fields = framesOnly ? 1 : 2;
        bits.skip(framesOnly ? 1 : 2);
        int height = heightUnits * MACROBLOCK_PIXELS * fields;
        if (bits.flag()) {
            int horizontal = chromaFormat == 1 || chromaFormat == 2 ? 2 : 1;
            int vertical = (chromaFormat == 1 ? 2 : 1) * fields;
            width -= (bits.ue(width) + bits.ue(width)) * horizontal;
            height -= (bits.ue(height) + bits.ue(height)) * vertical;
        }
        if (width < 1 || height < 1) {
            throw bits.malformed("a picture of " + width + " x " + height + " pixels");
        }
        return new AvcSequence(width, height, bits.flag() ? readRate(bits) : OptionalDouble.empty());
    }

    /** Returns how colour is sampled: 0 none, 1 4:2:0, 2 4:2:2, 3 4:4:4 or three separate planes. */
    private static int readChroma(BitReader bits) throws MalformedStreamException {
        int format = bits.ue(3);
        bits.skip(format == 3 ? 1 : 0);
        bits.ue();
        bits.ue();
        bits.skip(1);
        if (bits.flag()) {
            int lists = format == 3 ? 12 : 8;
            for (int i = 0; i < lists; i++) {
                skipScalingList(bits, i < 6 ? 16 : 64);
            }
        }
        return format;
    }

    private static void skipScalingList(BitReader bits, int size) throws MalformedStreamException {
        boolean present = bits.flag();
        long next = 8;
        for (int i = 0; present && i < size && next != 0; i++) {
            next = (next + bits.se()) & 0xff;
        }
    }

    private static void skipPictureOrder(BitReader bits) throws MalformedStreamException {
        int type = bits.ue(2);
        if (type == 0) {
            bits.ue();
        } else if (type == 1) {
            bits.skip(1);
            bits.se();
            bits.se();
            int cycle = bits.ue(255);
            for (int i = 0; i < cycle; i++) {
                bits.se();
            }
        }
    }

    /** Reads the VUI as far as its timing (E.1.1). */
    private static OptionalDouble readRate(BitReader bits) throws MalformedStreamException {
        if (bits.flag() && bits.bits(8) == 255) {
            bits.skip(32);
        }
        bits.skip(bits.flag() ? 1 : 0);
        if (bits.flag()) {
            bits.skip(4);
            bits.skip(bits.flag() ? 24 : 0);
        }
        if (bits.flag()) {
            bits.ue();
            bits.ue();
        }
        if (!bits.flag()) {
            return OptionalDouble.empty();
        }
        long unitsInTick = bits.bits(32);
        long timeScale = bits.bits(32);
        boolean known = unitsInTick > 0 && timeScale > 0;
        return known ? OptionalDouble.of(timeScale / (2.0 * unitsInTick)) : OptionalDouble.empty();
    }
}
