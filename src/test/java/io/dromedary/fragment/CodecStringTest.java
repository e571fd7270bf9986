package io.dromedary.fragment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HexFormat;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CodecStringTest {

    private static final Picture PICTURE = new Picture(1280, 720, OptionalDouble.of(25), 1000);

    @ParameterizedTest
    @CsvSource({
        "01 01 60000000 900000000000 5d, hvc1.1.6.L93.90",
        "01 21 60000000 b00000000000 78, hvc1.1.6.H120.B0",
        "01 02 20000000 900000000001 96, hvc1.2.4.L150.90.0.0.0.0.1",
        "01 44 80000000 000000000000 1e, hvc1.A4.1.L30",
    })
    void h265NamesProfileTierLevelAndConstraints(String config, String codecString) throws MalformedStreamException {
        assertThat(HevcConfig.read(hex(config), "hvc1", PICTURE).codecString()).isEqualTo(codecString);
    }

    @ParameterizedTest
    @CsvSource({
        "81 00 0c, av01.0.00M.08",
        "81 09 4c, av01.0.09M.10",
        "81 2d c0, av01.1.13H.10",
        "81 4d 60, av01.2.13M.12",
    })
    void av1NamesProfileLevelTierAndDepth(String config, String codecString) throws MalformedStreamException {
        assertThat(Av1Config.read(hex(config), PICTURE).codecString()).isEqualTo(codecString);
    }

    @ParameterizedTest
    @CsvSource({
        "01000000 00 1f 82 01 01 01 0000, vp09.00.31.08",
        "01000000 02 28 a2 01 01 01 0000, vp09.02.40.10",
        "01000000 00 00 82 01 01 01 0000, vp09.00.31.08",
    })
    void vp9NamesProfileLevelAndDepth(String config, String codecString) throws MalformedStreamException {
        assertThat(Vp9Config.readBox(hex(config), PICTURE).codecString()).isEqualTo(codecString);
    }

    @ParameterizedTest
    @CsvSource({
        "160, 90, 15, 10", "320, 240, 30, 20", "640, 360, 30, 21", "640, 480, 30, 30", "1280, 720, 30, 31",
        "1920, 1080, 30, 40", "1920, 1080, 60, 41", "3840, 2160, 30, 50", "7680, 4320, 120, 62",
                "65535, 65535, 240, 62",
    })
    void theLevelOfVp9FollowsFromSizeAndRate(int width, int height, double rate, int level) {
        Picture picture = new Picture(width, height, OptionalDouble.of(rate), 1000);

        assertThat(Vp9Level.codecString(0, 0, 8, picture)).isEqualTo("vp09.00." + level + ".08");
    }

    @Test
    void h264IsCroppedAndSaysItsRate() throws MalformedStreamException {
        // libx264 of 1920x1080 at 25 frames a second, High, level 4.0: 1088 coded rows
        Cursor config =
                hex("01640028ff e1 001b 67640028acd940780227e5c044000003000400000300c83c60c658 01 0006 68ebe3cb22c0");

        VideoTrack track = AvcConfig.read(config, "avc1", PICTURE);

        assertThat(track).isEqualTo(new VideoTrack(Codec.H264, "avc1.640028", 1920, 1080, OptionalDouble.of(25), 1000));
    }

    @Test
    void bytesAgainstStartCodesAreRemoved() throws MalformedStreamException {
        BitReader bits = BitReader.ofNalUnit(hex("000003 0000030003 03"));

        assertThat(bits.bits(32)).isEqualTo(0);
        assertThat(bits.bits(24)).isEqualTo(0x000303);
        assertThatExceptionOfType(MalformedStreamException.class).isThrownBy(() -> bits.bits(1));
    }

    @Test
    void expGolombNumbersAreRead() throws MalformedStreamException {
        BitReader bits = new BitReader(HexFormat.of().parseHex("a6428e"), 0);

        assertThat(new long[] {bits.ue(), bits.ue(), bits.ue(), bits.ue()}).containsExactly(0, 1, 2, 3);
        assertThat(bits.se()).isEqualTo(-2);
        assertThatExceptionOfType(MalformedStreamException.class)
                .isThrownBy(() -> new BitReader(new byte[8], 0).ue())
                .withMessageContaining("more than 32 bits");
    }

    @ParameterizedTest
    @CsvSource({"00 64 00 28", "01640028", "01640028ff e1 0100 67", "01640028ff e1 0002 6700", "01640028ff e1 0001 68"})
    void aBrokenH264ConfigurationIsAnError(String config) {
        assertThatExceptionOfType(MalformedStreamException.class)
                .isThrownBy(() -> AvcConfig.read(hex(config), "avc1", PICTURE));
    }

    private static Cursor hex(String text) {
        byte[] bytes = HexFormat.of().parseHex(text.replace(" ", ""));
        return new Cursor(bytes, 0, bytes.length, 0);
    }
}
