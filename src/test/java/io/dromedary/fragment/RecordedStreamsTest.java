package io.dromedary.fragment;

import static io.dromedary.fragment.Streams.bytes;
import static io.dromedary.fragment.Streams.concatenate;
import static io.dromedary.fragment.Streams.fragments;
import static io.dromedary.fragment.Streams.init;
import static io.dromedary.fragment.Streams.join;
import static io.dromedary.fragment.Streams.recorded;
import static io.dromedary.fragment.Streams.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What ffmpeg 4.4.1 wrote is what we read. */
final class RecordedStreamsTest {

    private static final int FRAMES = 30;

    static Stream<String> recordings() {
        return Streams.RECORDED.stream();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    h264-frame.mp4     | video/mp4; codecs="avc1.42c00a"               | 30
                    h264-gop.mp4       | video/mp4; codecs="avc1.42c00a"               | 2
                    h264-absolute.mp4  | video/mp4; codecs="avc1.42c00a"               | 2
                    h264-bframes.mp4   | video/mp4; codecs="avc1.64000a"               | 2
                    h264-aac-frame.mp4 | video/mp4; codecs="avc1.42c00a"               | 30
                    h264-aac-gop.mp4   | video/mp4; codecs="avc1.42c00a"               | 2
                    hevc.mp4           | video/mp4; codecs="hvc1.1.6.L30.90"           | 30
                    av1.mp4            | video/mp4; codecs="av01.0.00M.08"             | 30
                    vp9.mp4            | video/mp4; codecs="vp09.00.10.08"             | 30
                    vp9-frame.webm     | video/webm; codecs="vp09.00.10.08"            | 30
                    vp9-second.webm    | video/webm; codecs="vp09.00.10.08"            | 2
                    vp9-opus.webm      | video/webm; codecs="vp09.00.10.08"            | 30
                    av1.webm           | video/webm; codecs="av01.0.00M.08"            | 30
                    vp9.mkv            | video/x-matroska; codecs="vp09.00.10.08"      | 2
                    h264.mkv           | video/x-matroska; codecs="avc1.42c00a"        | 30
                    h264-opus-frame.mp4   | video/mp4; codecs="avc1.42c00a"            | 30
                    h264-aac-absolute.mp4 | video/mp4; codecs="avc1.42c00a"            | 2
                    h264-aac.mkv       | video/x-matroska; codecs="avc1.42c00a"        | 30
                    """)
    void eachKindIsRecognised(String name, String mediaType, int fragmentCount) throws IOException {
        List<StreamPart> parts = split(recorded(name));

        assertThat(init(parts).mediaType()).isEqualTo(mediaType);
        assertThat(init(parts).video().widthPixels()).isEqualTo(160);
        assertThat(init(parts).video().heightPixels()).as("90 of 96 coded rows").isEqualTo(90);
        assertThat(fragments(parts)).hasSize(fragmentCount);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void everyFrameIsFound(String name) throws IOException {
        List<StreamPart> parts = split(recorded(name));

        List<Frame> frames =
                fragments(parts).stream().flatMap(f -> f.frames().stream()).toList();
        assertThat(frames).hasSize(FRAMES);
        assertThat(frames.stream().map(Frame::keyframe).toList())
                .containsExactlyElementsOf(Stream.iterate(0, i -> i + 1)
                        .limit(FRAMES)
                        .map(i -> i % 15 == 0)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void fragmentsAreNumberedFromOneAndTimeGrows(String name) throws IOException {
        List<Fragment> fragments = fragments(split(recorded(name)));

        for (int i = 0; i < fragments.size(); i++) {
            Fragment fragment = fragments.get(i);
            double expected = 2.0 * i / fragments.size();
            assertThat(fragment.sequence()).isEqualTo(i + 1);
            assertThat(fragment.decodeTime().toNanos() / 1e9).isCloseTo(expected, within(0.05));
            assertThat(fragment.duration().toNanos() / 1e9).isCloseTo(2.0 / fragments.size(), within(0.03));
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void nothingIsLostButTheTrailer(String name) throws IOException {
        byte[] stream = recorded(name);

        byte[] rejoined = concatenate(split(stream));

        assertThat(rejoined).isEqualTo(Arrays.copyOf(stream, rejoined.length));
        assertThat(stream.length - rejoined.length)
                .as("mfra, or Cues, and sound after the last picture")
                .isLessThan(3500);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void aFramesBytesAreThePicture(String name) throws IOException {
        List<StreamPart> parts = split(recorded(name));
        Codec codec = init(parts).video().codec();

        for (Fragment fragment : fragments(parts)) {
            for (Frame frame : fragment.frames()) {
                ByteBuffer picture = fragment.bytes().slice(frame.offset(), frame.sizeBytes());
                switch (codec) {
                    case H264, H265 -> assertThatNalUnitsFill(picture);
                    case VP9 ->
                        assertThat(picture.get(0) >> 6 & 3).as("frame marker").isEqualTo(2);
                    case AV1 ->
                        assertThat(picture.get(0))
                                .as("temporal delimiter or frame")
                                .isIn((byte) 0x12, (byte) 0x0a, (byte) 0x32);
                }
            }
        }
    }

    private static void assertThatNalUnitsFill(ByteBuffer picture) {
        while (picture.hasRemaining()) {
            int size = picture.getInt();
            assertThat(size).isBetween(1, picture.remaining());
            picture.position(picture.position() + size);
        }
    }

    @Test
    void theRateIsReadWhereItIsDeclared() throws IOException {
        assertThat(init(split(recorded("h264-frame.mp4"))).video().framesPerSecond())
                .hasValue(15.0);
        assertThat(init(split(recorded("vp9-frame.webm"))).video().framesPerSecond())
                .hasValue(15.0);
        assertThat(init(split(recorded("vp9.mp4"))).video().framesPerSecond()).isEmpty();
    }

    @Test
    void aNewInitSegmentMayFollow() throws IOException {
        for (String name : Streams.RECORDED) {
            byte[] stream = recorded(name);

            List<StreamPart> parts = split(join(stream, stream));

            List<StreamPart> once = split(stream);
            assertThat(parts).as(name).hasSize(2 * once.size());
            assertThat(bytes(parts.get(once.size()))).as(name).isEqualTo(bytes(once.get(0)));
            assertThat(fragments(parts).get(fragments(parts).size() - 1).sequence())
                    .isEqualTo(2L * fragments(once).size());
            assertThat(fragments(parts)
                            .subList(fragments(once).size(), fragments(parts).size()))
                    .as(name)
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("sequence", "pictures")
                    .isEqualTo(fragments(once));
        }
    }
}
