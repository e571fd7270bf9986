package io.dromedary.fragment;

import static io.dromedary.fragment.Elements.block;
import static io.dromedary.fragment.Elements.cluster;
import static io.dromedary.fragment.Elements.element;
import static io.dromedary.fragment.Elements.endless;
import static io.dromedary.fragment.Elements.header;
import static io.dromedary.fragment.Elements.id;
import static io.dromedary.fragment.Elements.info;
import static io.dromedary.fragment.Elements.init;
import static io.dromedary.fragment.Elements.number;
import static io.dromedary.fragment.Elements.simpleBlock;
import static io.dromedary.fragment.Elements.size;
import static io.dromedary.fragment.Elements.text;
import static io.dromedary.fragment.Elements.tracks;
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

final class MatroskaSplitterTest {

    private static final int KEYFRAME = 0x80;
    private static final int XIPH_LACING = 0x02;
    private static final int CUES = 0x1C53BB6B;
    private static final int VOID = 0xEC;
    private static final int CRC_32 = 0xBF;

    @Test
    void aClusterIsAFragment() throws IOException {
        byte[] first = cluster(1000, simpleBlock(1, 0, KEYFRAME, 50), simpleBlock(1, 33, 0, 20));
        byte[] second = cluster(1067, simpleBlock(1, -1, 0, 30));

        List<Fragment> fragments = fragments(split(join(init(), first, second)));

        assertThat(fragments).hasSize(2);
        assertThat(bytes(fragments.get(0))).isEqualTo(first);
        assertThat(bytes(fragments.get(1))).isEqualTo(second);
        assertThat(fragments.get(0).keyframe()).isTrue();
        assertThat(fragments.get(0).frames())
                .extracting(Frame::sizeBytes, Frame::decodeTimeTicks)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(50, 1000L), org.assertj.core.groups.Tuple.tuple(20, 1033L));
        assertThat(fragments.get(0).duration().toMillis()).isEqualTo(66);
        assertThat(fragments.get(1).keyframe()).isFalse();
        assertThat(fragments.get(1).decodeTime().toMillis()).isEqualTo(1066);
    }

    @Test
    void aClusterOfUnknownSizeEndsWhereTheNextBegins() throws IOException {
        byte[] first = endless(Ebml.CLUSTER, number(Ebml.TIMESTAMP, 0), simpleBlock(1, 0, KEYFRAME, 50));
        byte[] second = endless(Ebml.CLUSTER, number(Ebml.TIMESTAMP, 33), simpleBlock(1, 0, 0, 20));
        byte[] cues = element(CUES, new byte[5]);

        List<Fragment> fragments = fragments(split(join(init(), first, second, cues)));

        assertThat(fragments).hasSize(2);
        assertThat(bytes(fragments.get(0))).isEqualTo(first);
        assertThat(bytes(fragments.get(1))).isEqualTo(second);
    }

    @Test
    void aBlockGroupIsAKeyframeUnlessItRefersToAnother() throws IOException {
        byte[] alone = element(Ebml.BLOCK_GROUP, element(Ebml.BLOCK, block(1, 0, 0, 5)));
        byte[] dependent =
                element(Ebml.BLOCK_GROUP, element(Ebml.BLOCK, block(1, 1, 0, 5)), number(Ebml.REFERENCE_BLOCK, 1));

        Fragment fragment =
                fragments(split(join(init(), cluster(0, alone, dependent)))).get(0);

        assertThat(fragment.frames()).extracting(Frame::keyframe).containsExactly(true, false);
    }

    @Test
    void soundAloneTravelsWithTheNextPicture() throws IOException {
        byte[] sound = cluster(0, simpleBlock(2, 0, KEYFRAME, 9));
        byte[] picture = cluster(5, simpleBlock(2, 0, KEYFRAME, 7), simpleBlock(1, 0, KEYFRAME, 50));

        List<Fragment> fragments = fragments(split(join(init(), sound, picture, sound)));

        assertThat(fragments).hasSize(1);
        assertThat(bytes(fragments.get(0))).isEqualTo(join(sound, picture));
        assertThat(fragments.get(0).frames())
                .containsExactly(new Frame(sound.length + picture.length - 50, 50, true, 5));
    }

    @Test
    void theShareOfThePictureIsAClusterOfItsBlocksAlone() throws IOException {
        byte[] time = number(Ebml.TIMESTAMP, 5);
        byte[] block = simpleBlock(1, 0, KEYFRAME, 50);
        byte[] group =
                element(Ebml.BLOCK_GROUP, element(Ebml.BLOCK, block(1, 33, 0, 20)), number(Ebml.REFERENCE_BLOCK, 1));
        byte[] checksum = element(CRC_32, new byte[4]);
        byte[] sound = simpleBlock(2, 0, KEYFRAME, 9);
        byte[] cluster = element(Ebml.CLUSTER, checksum, time, sound, block, sound, group, sound);

        Fragment fragment = fragments(split(join(soundInit(), cluster))).get(0);

        Fragment share = fragment.withoutSound();
        assertThat(bytes(share)).isEqualTo(element(Ebml.CLUSTER, time, block, group));
        assertThat(fragment.soundFrames()).hasSize(3);
        assertThat(share.frames())
                .isEqualTo(fragments(split(join(init(), bytes(share)))).get(0).frames());
        assertThat(share.frames()).extracting(Frame::sizeBytes).containsExactly(50, 20);
    }

    @Test
    void aClusterOfPicturesAfterOneOfSoundIsCopiedAsItIs() throws IOException {
        byte[] sound = cluster(0, simpleBlock(2, 0, KEYFRAME, 9));
        byte[] picture = endless(Ebml.CLUSTER, number(Ebml.TIMESTAMP, 5), simpleBlock(1, 0, KEYFRAME, 50));

        List<Fragment> fragments = fragments(split(join(soundInit(), sound, picture, picture)));

        assertThat(bytes(fragments.get(0).withoutSound())).isEqualTo(picture);
        assertThat(fragments.get(1).withoutSound()).isSameAs(fragments.get(1));
    }

    @Test
    void theSegmentOfThePictureAloneHasNoSizeAndVoidForSound() throws IOException {
        byte[] cluster = cluster(0, simpleBlock(2, 0, KEYFRAME, 9), simpleBlock(1, 0, KEYFRAME, 5));
        byte[] segment = element(Ebml.SEGMENT, info(), soundTracks(), cluster, cluster);

        List<StreamPart> parts = split(join(header(), segment));
        byte[] pictures =
                Streams.concatenate(parts.stream().map(StreamPart::withoutSound).toList());

        List<StreamPart> read = split(join(pictures, header(), endless(Ebml.SEGMENT, info(), tracks()), cluster));
        assertThat(read).hasSize(5);
        assertThat(Streams.init(read).withoutSound()).isSameAs(Streams.init(read));
        assertThat(Streams.init(read).sizeBytes()).isEqualTo(Streams.init(parts).sizeBytes());
    }

    @Test
    void aLaceOfSoundIsAnErrorToo() {
        assertMalformed(join(soundInit(), cluster(0, simpleBlock(2, 0, XIPH_LACING, 5))), "a lace of frames");
    }

    private static byte[] soundInit() {
        return join(header(), endless(Ebml.SEGMENT, info(), soundTracks()));
    }

    /** The usual track and one of sound, which is longer than what a size of one byte can say. */
    private static byte[] soundTracks() {
        byte[] sound = element(
                Ebml.TRACK_ENTRY,
                number(Ebml.TRACK_NUMBER, 2),
                number(Ebml.TRACK_TYPE, 2),
                text(Ebml.CODEC_ID, "A_OPUS"),
                element(VOID, new byte[200]));
        byte[] video = tracks();
        byte[] entry = java.util.Arrays.copyOfRange(video, 12, video.length);
        return element(Ebml.TRACKS, element(CRC_32, new byte[4]), entry, sound);
    }

    @Test
    void whatStandsBetweenClustersIsDropped() throws IOException {
        byte[] first = cluster(0, simpleBlock(1, 0, KEYFRAME, 5));
        byte[] second = cluster(9, simpleBlock(1, 0, 0, 5));

        List<StreamPart> parts =
                split(join(init(), first, element(VOID, new byte[9]), second, element(CUES, new byte[8])));

        assertThat(parts).hasSize(3);
        assertThat(bytes(parts.get(2))).isEqualTo(second);
    }

    @Test
    void aSegmentOfKnownSizeHoldsAllClusters() throws IOException {
        byte[] cluster = cluster(0, simpleBlock(1, 0, KEYFRAME, 5));
        byte[] segment = element(Ebml.SEGMENT, info(), tracks(), cluster);

        assertThat(split(join(header(), segment, header(), segment))).hasSize(4);
        assertMalformed(join(header(), segment, cluster), "not inside the Segment");
    }

    @Test
    void aTickThatDoesNotDivideASecondIsTurnedIntoNanoseconds() throws IOException {
        byte[] info = element(Ebml.INFO, number(Ebml.TIMESTAMP_SCALE, 333_333));
        byte[] stream = join(header(), endless(Ebml.SEGMENT, info, tracks()), cluster(3, simpleBlock(1, 0, 0, 5)));

        Fragment fragment = fragments(split(stream)).get(0);

        assertThat(fragment.decodeTime().toNanos()).isEqualTo(999_999);
        assertThat(fragment.duration().toNanos()).isEqualTo(33_333_333);
    }

    @Test
    void theConfigurationOfVp9SaysItsProfile() throws IOException {
        byte[] features = {1, 1, 2, 2, 1, 31, 3, 1, 10};

        InitSegment init = Streams.init(split(stream(element(Ebml.CODEC_PRIVATE, features))));

        assertThat(init.mediaType()).isEqualTo("video/webm; codecs=\"vp09.02.31.10\"");
    }

    @Test
    void withoutConfigurationTheLevelOfVp9FollowsFromSizeAndRate() throws IOException {
        assertThat(Streams.init(split(stream())).video())
                .isEqualTo(
                        new VideoTrack(Codec.VP9, "vp09.00.21.08", 640, 360, java.util.OptionalDouble.of(30.0), 1000));
    }

    @Test
    void aLaceOfPicturesIsAnError() {
        assertMalformed(join(init(), cluster(0, simpleBlock(1, 0, XIPH_LACING, 5))), "a lace of frames");
    }

    @Test
    void aBlockBeforeItsTimeIsAnError() {
        assertMalformed(join(init(), element(Ebml.CLUSTER, simpleBlock(1, 0, 0, 5))), "before the time");
    }

    @Test
    void anotherKindOfEbmlIsAnError() {
        assertMalformed(element(Ebml.HEADER, text(Ebml.DOC_TYPE, "else")), "neither WebM nor Matroska");
    }

    @Test
    void tracksThatWouldNeedUnpackingAreRefused() {
        assertMalformed(stream(element(Ebml.CONTENT_ENCODINGS, new byte[3])), "compressed or encrypted");
    }

    @Test
    void elementsOutOfOrderAreErrors() {
        byte[] cluster = cluster(0, simpleBlock(1, 0, 0, 5));
        assertMalformed(join(header(), cluster), "without a Segment");
        assertMalformed(join(header(), endless(Ebml.SEGMENT, info()), cluster), "no video track");
        assertMalformed(join(init(), endless(Ebml.SEGMENT)), "a Segment without an EBML header");
        assertMalformed(join(init(), number(0xAE, 4)), "unknown element 0xae");
    }

    @ParameterizedTest
    @ValueSource(longs = {1 << 25, Integer.MAX_VALUE, 1L << 32, (1L << 56) - 2, (1L << 56) - 1})
    void anImpossibleSizeIsAnError(long size) {
        byte[] cues = join(id(CUES), size(size), new byte[64]);

        assertMalformed(join(init(), cluster(0, simpleBlock(1, 0, 0, 5)), cues), "element 0x1c53bb6b of ");
    }

    @ParameterizedTest
    @ValueSource(longs = {100, Integer.MAX_VALUE, (1L << 56) - 2, (1L << 56) - 1})
    void aBlockLargerThanItsClusterIsAnError(long size) {
        byte[] block = join(id(Ebml.SIMPLE_BLOCK), size(size), new byte[64]);

        assertMalformed(join(init(), cluster(0, block)), "");
    }

    @Test
    void aTimeThatOverflowsIsAnError() {
        assertMalformed(join(init(), cluster(Long.MIN_VALUE, simpleBlock(1, 0, 0, 5))), "too large");
        assertMalformed(join(init(), cluster(Long.MAX_VALUE, simpleBlock(1, 0, 0, 5))), "a cluster at tick");
    }

    @Test
    void aStreamThatEndsInsideAPartIsAnError() {
        byte[] stream = join(init(), cluster(0, simpleBlock(1, 0, 0, 5)));

        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> split(java.util.Arrays.copyOf(stream, stream.length - 1)));
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> split(init()));
    }

    private static byte[] stream(byte[]... moreOfTheTrack) {
        return join(init(moreOfTheTrack), cluster(0, simpleBlock(1, 0, KEYFRAME, 5)));
    }

    private static void assertMalformed(byte[] stream, String message) {
        assertThatExceptionOfType(MalformedStreamException.class)
                .isThrownBy(() -> split(new ByteArrayInputStream(stream), SplitterLimits.DEFAULT))
                .withMessageContaining(message);
    }
}
