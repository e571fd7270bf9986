package io.dromedary.fragment;

import static io.dromedary.fragment.Boxes.box;
import static io.dromedary.fragment.Boxes.fragment;
import static io.dromedary.fragment.Boxes.header;
import static io.dromedary.fragment.Boxes.init;
import static io.dromedary.fragment.Boxes.ints;
import static io.dromedary.fragment.Boxes.longBox;
import static io.dromedary.fragment.Boxes.moof;
import static io.dromedary.fragment.Streams.bytes;
import static io.dromedary.fragment.Streams.fragments;
import static io.dromedary.fragment.Streams.join;
import static io.dromedary.fragment.Streams.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Mp4SplitterTest {

    private static final int TRUN_FIRST_FLAGS = 0x4;
    private static final int TRUN_DURATIONS_AND_SIZES = 0x300;

    @Test
    void anEmptyStreamHasNoParts() throws IOException {
        assertThat(split(new byte[0])).isEmpty();
    }

    @Test
    void boxesBeforeAMoofTravelWithIt() throws IOException {
        byte[] first = join(box("styp", ints(0)), box("prft", ints(1)), fragment(1, 50));
        byte[] second = join(box("emsg", ints(2)), box("free"), fragment(2, 60));

        List<Fragment> fragments = fragments(split(join(init(), first, second)));

        assertThat(fragments).hasSize(2);
        assertThat(bytes(fragments.get(0))).isEqualTo(first);
        assertThat(bytes(fragments.get(1))).isEqualTo(second);
        assertThat(fragments.get(1).frames().get(0).offset()).isEqualTo(second.length - 60);
    }

    @Test
    void aSizeOf64BitsIsUnderstood() throws IOException {
        byte[] moof = moof(1, 1, 42);
        moof[moof.length - 1] = (byte) (moof[moof.length - 1] + 8);

        List<Fragment> fragments = fragments(split(join(init(), moof, longBox("mdat", new byte[42]))));

        assertThat(fragments.get(0).frames()).containsExactly(new Frame(moof.length + 16, 42, true, 0));
    }

    @Test
    void whatFollowsTheLastFragmentIsDropped() throws IOException {
        byte[] stream = join(init(), fragment(1, 5), box("free", ints(1)), box("mfra", ints(1, 2, 3)));

        assertThat(split(stream)).hasSize(2);
    }

    @Test
    void anMfraBetweenFragmentsIsDropped() throws IOException {
        byte[] stream = join(init(), fragment(1, 5), box("mfra", ints(1)), fragment(2, 6));

        assertThat(bytes(split(stream).get(2))).isEqualTo(fragment(2, 6));
    }

    @Test
    void soundAloneTravelsWithTheNextPicture() throws IOException {
        byte[] sound = join(moof(2, 1, 20), box("mdat", new byte[20]));
        byte[] picture = fragment(1, 30);

        List<Fragment> fragments = fragments(split(join(init(), sound, picture, sound)));

        assertThat(fragments).hasSize(1);
        assertThat(bytes(fragments.get(0))).isEqualTo(join(sound, picture));
        assertThat(fragments.get(0).frames())
                .containsExactly(new Frame(sound.length + picture.length - 30, 30, true, 0));
    }

    @Test
    void soundAloneIsBounded() {
        byte[] sound = join(moof(2, 1, 900), box("mdat", new byte[900]));
        byte[] stream = join(init(), sound, sound, sound);

        assertMalformed(stream, new SplitterLimits(2000, 2500), "exceeds");
    }

    @Test
    void theShareOfThePictureIsItsOwnBoxesAlone() throws IOException {
        byte[] sound = join(box("styp", ints(0)), moof(2, 1, 20), box("mdat", new byte[20]));
        byte[] picture = join(box("styp", ints(1)), fragment(1, 30));

        List<Fragment> fragments = fragments(split(join(soundInit(), sound, picture, fragment(2, 10))));

        Fragment share = fragments.get(0).withoutSound();
        assertThat(bytes(share)).isEqualTo(picture);
        assertThat(share.frames()).containsExactly(new Frame(picture.length - 30, 30, true, 0));
        assertThat(fragments.get(0).soundFrames()).containsExactly(new Frame(12 + 96 + 8, 20, true, 0));
        assertThat(fragments.get(1).withoutSound())
                .as("no sound came, nothing was copied")
                .isSameAs(fragments.get(1));
    }

    @Test
    void aMoofOfBothTracksIsWrittenAnewWithThePictureAlone() throws IOException {
        int moofBytes = 8 + (8 + 16 + 16 + 36) + (8 + 20 + 16 + 20);
        byte[] videoRun = box("trun", ints(TRUN_DURATIONS_AND_SIZES | 1, 2, moofBytes + 8 + 5, 512, 10, 256, 30));
        byte[] video = box("traf", box("tfhd", ints(0x2_0000, 1)), box("tfdt", ints(0, 7)), videoRun);
        byte[] soundRun = box("trun", ints(1, 1, moofBytes + 8));
        byte[] sound = box("traf", box("tfhd", ints(0x2_0010, 2, 5)), box("tfdt", ints(0, 9)), soundRun);
        byte[] moof = box("moof", video, sound);
        byte[] data = new byte[45];
        java.util.Arrays.fill(data, 0, 5, (byte) 3);
        java.util.Arrays.fill(data, 15, 45, (byte) 2);

        Fragment fragment =
                fragments(split(join(soundInit(), moof, box("mdat", data)))).get(0);

        assertThat(moof).hasSize(moofBytes);
        Fragment share = fragment.withoutSound();
        Fragment read = fragments(split(join(init(), bytes(share)))).get(0);
        assertThat(read.frames()).isEqualTo(share.frames());
        assertThat(share.frames()).extracting(Frame::decodeTimeTicks).containsExactly(7L, 7L + 512);
        assertThat(fragment.soundFrames()).extracting(Frame::sizeBytes).containsExactly(5);
        assertThat(java.util.Arrays.copyOfRange(bytes(share), share.sizeBytes() - 40, share.sizeBytes()))
                .isEqualTo(java.util.Arrays.copyOfRange(data, 5, 45));
    }

    @Test
    void framesThatShareTheirBytesAreAnError() {
        byte[] run = box("trun", ints(0x201, 1, 8 + 16 + 16 + 16 + 20 + 20 + 8, 40));
        byte[] traf = box("traf", box("tfhd", ints(0x2_0000, 1)), box("tfdt", ints(0, 0)), run, run);

        assertMalformed(
                join(soundInit(), box("moof", traf), box("mdat", new byte[60])),
                SplitterLimits.DEFAULT,
                "share the bytes");
    }

    @Test
    void soundThatTakesNoBytesIsCounted() {
        byte[] run = box("trun", ints(1, 1 << 14, 76));
        byte[] traf = box("traf", box("tfhd", ints(0x2_0000, 2)), box("tfdt", ints(0, 0)), run);
        byte[] pair = join(box("moof", traf), box("mdat", new byte[200]));

        assertMalformed(join(soundInit(), pair, pair), SplitterLimits.DEFAULT, "too many frames of sound");
    }

    @Test
    void trackInTrackWithoutEndIsSurvived() throws IOException {
        byte[] nested = new byte[0];
        for (int depth = 0; depth < 2_000; depth++) {
            nested = header(8 + nested.length, depth % 2 == 0 ? "mvex" : "moov", nested);
        }
        byte[] init = soundInit();
        byte[] moov = java.util.Arrays.copyOfRange(init, 28 + 8, init.length);
        byte[] deep = join(java.util.Arrays.copyOf(init, 28), box("moov", moov, nested));

        assertThat(split(join(deep, fragment(1, 5)))).hasSize(2);
    }

    @Test
    void soundOfAnotherKindIsNotPromisedAndNotInThePicturesShare() throws IOException {
        byte[] init = soundInit();
        int entry = new String(init, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("mp4a");
        init[entry] = 'f';
        byte[] sound = join(moof(2, 1, 20), box("mdat", new byte[20]));

        List<StreamPart> parts = split(join(init, sound, fragment(1, 5)));

        assertThat(Streams.init(parts).sound()).isEmpty();
        assertThat(Streams.init(parts).mediaTypeWithSound()).isEmpty();
        assertThat(bytes(parts.get(1).withoutSound())).isEqualTo(fragment(1, 5));
    }

    @Test
    void aDamagedDescriptionOfSoundIsAnErrorWithItsPlace() {
        byte[] init = soundInit();
        int esds = new String(init, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("esds");
        init[esds + 8] = 9;

        assertThatExceptionOfType(MalformedStreamException.class)
                .isThrownBy(() -> split(init))
                .withMessageContaining("no descriptor 3 here")
                .satisfies(e -> assertThat(e.offset()).isBetween(esds + 8L, esds + 10L));
    }

    private static byte[] soundInit() {
        try {
            return bytes(split(Streams.recorded("h264-aac-frame.mp4")).get(0));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aRunSaysSizesAndDurationsOfItsSamples() throws IOException {
        byte[] run = box("trun", ints(TRUN_DURATIONS_AND_SIZES | TRUN_FIRST_FLAGS | 1, 2, 120, 0, 512, 10, 256, 30));
        byte[] traf = box("traf", box("tfhd", ints(0x2_0020, 1, 0x101_0000)), box("tfdt", ints(1L << 24, 1, 0)), run);
        byte[] stream = join(init(), box("moof", traf), box("mdat", new byte[48]));
        int dataOffset = 8 + traf.length + 8;

        Fragment fragment = fragments(split(patch(stream, 120, dataOffset))).get(0);

        assertThat(fragment.frames())
                .containsExactly(
                        new Frame(dataOffset, 10, true, 1L << 32),
                        new Frame(dataOffset + 10, 30, false, (1L << 32) + 512));
        assertThat(fragment.duration().toNanos()).isEqualTo(50_000_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2, 7, 0x7fffffff, 0x80000000L, 0xffffffffL})
    void aBoxOfAnImpossibleSizeIsAnError(long size) {
        byte[] stream = join(init(), header(size, "moof", new byte[100]));

        assertMalformed(stream, SplitterLimits.DEFAULT, "moof of ");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 15, Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, -1})
    void anImpossibleSizeOf64BitsIsAnError(long size) {
        byte[] stream = join(init(), header(1, "moof", ints(size >>> 32, size)), new byte[100]);

        assertMalformed(stream, SplitterLimits.DEFAULT, "");
    }

    @Test
    void anInitSegmentAboveTheLimitIsAnError() {
        assertMalformed(join(init(), fragment(1, 3)), new SplitterLimits(700, 10_000), "moov of 745 bytes exceeds");
    }

    @Test
    void aFragmentAboveTheLimitIsAnErrorBeforeItIsRead() {
        byte[] stream = join(init(), moof(1, 1, 1000), header(1008, "mdat", new byte[0]));

        assertMalformed(stream, new SplitterLimits(10_000, 1000), "mdat of 1008 bytes exceeds");
    }

    @Test
    void boxesOutOfOrderAreErrors() {
        assertMalformed(fragment(1, 3), SplitterLimits.DEFAULT, "moof without moov");
        assertMalformed(join(init(), box("mdat", ints(1))), SplitterLimits.DEFAULT, "mdat without moof");
        assertMalformed(join(init(), moof(1, 1, 3), moof(1, 1, 3)), SplitterLimits.DEFAULT, "moof without");
        assertMalformed(join(init(), moof(1, 1, 3), init()), SplitterLimits.DEFAULT, "ftyp between");
        assertMalformed(box("free"), SplitterLimits.DEFAULT, "begins with free, not ftyp");
        assertMalformed(
                "HTTP/1.1 200 OK".getBytes(java.nio.charset.StandardCharsets.US_ASCII), SplitterLimits.DEFAULT, "");
    }

    @Test
    void aFrameOutsideItsMdatIsAnError() {
        assertMalformed(join(init(), moof(1, 1, 100), box("mdat", new byte[99])), SplitterLimits.DEFAULT, "outside");
    }

    @Test
    void samplesThatTakeNoBytesAreCounted() {
        byte[] run = box("trun", ints(0, 0xffffffffL));
        byte[] traf = box("traf", box("tfhd", ints(0x2_0000, 1)), box("tfdt", ints(0, 0)), run);

        assertMalformed(join(init(), box("moof", traf)), SplitterLimits.DEFAULT, "a run of 4294967295 samples");
    }

    @Test
    void anEmptyAvcConfigurationIsAnError() {
        byte[] init = init();
        int avcC = new String(init, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("avcC");
        init[avcC + 4 + 5] = (byte) 0xe0;

        assertMalformed(init, SplitterLimits.DEFAULT, "without a sequence parameter set");
    }

    @Test
    void theOffsetOfTheFaultIsSaid() {
        byte[] stream = join(init(), fragment(1, 10), header(3, "moof", new byte[0]));

        assertThatExceptionOfType(MalformedStreamException.class)
                .isThrownBy(() -> split(stream))
                .satisfies(e -> assertThat(e.offset()).isBetween(stream.length - 8L, (long) stream.length))
                .withMessageContaining("at byte");
    }

    @Test
    void aStreamThatEndsInsideAPartIsAnError() {
        byte[] stream = join(init(), moof(1, 1, 10));

        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> split(stream));
    }

    private static byte[] patch(byte[] stream, int marker, int value) {
        byte[] from = ints(marker, 0, 512);
        byte[] to = ints(value, 0, 512);
        for (int i = 0; i < stream.length - from.length; i++) {
            if (java.util.Arrays.equals(stream, i, i + from.length, from, 0, from.length)) {
                System.arraycopy(to, 0, stream, i, to.length);
            }
        }
        return stream;
    }

    private static void assertMalformed(byte[] stream, SplitterLimits limits, String message) {
        assertThatExceptionOfType(MalformedStreamException.class)
                .isThrownBy(() -> split(new ByteArrayInputStream(stream), limits))
                .withMessageContaining(message);
    }
}
