package io.dromedary.fragment;

import static io.dromedary.fragment.Streams.bytes;
import static io.dromedary.fragment.Streams.concatenate;
import static io.dromedary.fragment.Streams.fragments;
import static io.dromedary.fragment.Streams.init;
import static io.dromedary.fragment.Streams.recorded;
import static io.dromedary.fragment.Streams.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The two forms of a stream with sound. */
final class SoundTest {

    static Stream<String> recordings() {
        return Streams.WITH_SOUND.stream();
    }

    static Stream<String> silentRecordings() {
        return Streams.RECORDED.stream().filter(name -> !Streams.WITH_SOUND.contains(name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    h264-aac-frame.mp4    | AAC  | video/mp4; codecs="avc1.42c00a,mp4a.40.2"        | 24000
                    h264-aac-gop.mp4      | AAC  | video/mp4; codecs="avc1.42c00a,mp4a.40.2"        | 24000
                    h264-aac-absolute.mp4 | AAC  | video/mp4; codecs="avc1.42c00a,mp4a.40.2"        | 24000
                    h264-opus-frame.mp4   | OPUS | video/mp4; codecs="avc1.42c00a,opus"             | 48000
                    vp9-opus.webm         | OPUS | video/webm; codecs="vp09.00.10.08,opus"          | 1000
                    h264-aac.mkv          | AAC  | video/x-matroska; codecs="avc1.42c00a,mp4a.40.2" | 1000
                    """)
    void eachKindIsRecognised(String name, SoundCodec codec, String mediaType, int timescaleHz) throws IOException {
        InitSegment init = init(split(recorded(name)));

        SoundTrack sound = init.sound().orElseThrow();
        assertThat(sound.codec()).isEqualTo(codec);
        assertThat(sound.timescaleHz()).isEqualTo(soundTimescaleHz(name, timescaleHz));
        assertThat(init.mediaTypeWithSound()).contains(mediaType);
        assertThat(init.withoutSound().mediaTypeWithSound()).isEmpty();
    }

    /** The tone has 44.1 kHz, except where Opus runs at its 48. */
    private static int soundTimescaleHz(String name, int timescaleHz) {
        return name.contains("aac") && name.endsWith(".mp4") ? 44_100 : timescaleHz;
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void withoutSoundThereIsOneTrackAndEveryPicture(String name) throws IOException {
        List<StreamPart> whole = split(recorded(name));

        List<StreamPart> pictures = split(concatenate(withoutSound(whole)));

        assertThat(init(pictures).withoutSound()).as("nothing to take away").isSameAs(init(pictures));
        assertThat(init(pictures).video()).isEqualTo(init(whole).video());
        assertThat(fragments(pictures)).hasSameSizeAs(fragments(whole));
        for (int i = 0; i < fragments(whole).size(); i++) {
            Fragment before = fragments(whole).get(i);
            Fragment after = fragments(pictures).get(i);
            assertThat(after.withoutSound()).isSameAs(after);
            assertThat(after.soundFrames()).isEmpty();
            assertThat(after.sequence()).isEqualTo(before.sequence());
            assertThat(after.keyframe()).isEqualTo(before.keyframe());
            assertThat(after.decodeTime()).isEqualTo(before.decodeTime());
            assertThat(after.duration()).isEqualTo(before.duration());
            assertThat(picturesOf(after)).isEqualTo(picturesOf(before));
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void whatIsReadOutOfThePicturesShareIsWhatTheSplitterSaidOfIt(String name) throws IOException {
        List<Fragment> said = fragments(withoutSound(split(recorded(name))));

        List<Fragment> read = fragments(split(concatenate(withoutSound(split(recorded(name))))));

        assertThat(said.stream().map(Fragment::frames).toList())
                .isEqualTo(read.stream().map(Fragment::frames).toList());
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void withoutSoundIsSmallerThanWithIt(String name) throws IOException {
        List<StreamPart> whole = split(recorded(name));

        int sound = fragments(whole).stream()
                .flatMap(fragment -> fragment.soundFrames().stream())
                .mapToInt(Frame::sizeBytes)
                .sum();

        int before = concatenate(whole).length;
        int after = concatenate(withoutSound(whole)).length;
        assertThat(sound).isGreaterThan(3000);
        assertThat(before - after).isGreaterThanOrEqualTo(sound);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void everyFrameOfSoundIsFoundOnceAndInOrder(String name) throws IOException {
        List<StreamPart> parts = split(recorded(name));
        double timescaleHz = init(parts).sound().orElseThrow().timescaleHz();

        List<Frame> frames = fragments(parts).stream()
                .flatMap(fragment -> fragment.soundFrames().stream())
                .toList();

        double secondsOfFrame = name.contains("aac") ? 1024 / 44_100.0 : 0.02;
        double tick = Math.max(1 / timescaleHz, 0.0011);
        for (int i = 1; i < frames.size(); i++) {
            double step = (frames.get(i).decodeTimeTicks() - frames.get(i - 1).decodeTimeTicks()) / timescaleHz;
            if (i > 1) { // the first is shorter: it begins with what the encoder needs before it can say anything
                assertThat(step).as("frame %d", i).isCloseTo(secondsOfFrame, within(tick));
            }
        }
        assertThat(frames.size() * secondsOfFrame).as("seconds of sound").isCloseTo(2, within(0.12));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void soundWaitsForOnePictureAtMost(String name) throws IOException {
        List<StreamPart> parts = split(recorded(name));
        double soundHz = init(parts).sound().orElseThrow().timescaleHz();

        for (Fragment fragment : fragments(parts)) {
            double pictureEnds = fragment.decodeTime().plus(fragment.duration()).toNanos() / 1e9;
            double pictureBegins = fragment.decodeTime().toNanos() / 1e9;
            for (Frame frame : fragment.soundFrames()) {
                assertThat(frame.decodeTimeTicks() / soundHz)
                        .isBetween(pictureBegins - 1 / 15.0 - 0.05, pictureEnds + 0.05);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("silentRecordings")
    void aStreamOfPicturesAloneIsNotCopied(String name) throws IOException {
        List<StreamPart> parts = split(recorded(name));

        assertThat(init(parts).sound()).isEmpty();
        assertThat(parts).allSatisfy(part -> assertThat(part.withoutSound()).isSameAs(part));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void eachFormIsMadeOnce(String name) throws IOException {
        assertThat(split(recorded(name)))
                .allSatisfy(part -> assertThat(part.withoutSound()).isSameAs(part.withoutSound()));
    }

    static List<StreamPart> withoutSound(List<StreamPart> parts) {
        return parts.stream().map(StreamPart::withoutSound).toList();
    }

    private static List<ByteBuffer> picturesOf(Fragment fragment) {
        List<ByteBuffer> pictures = new ArrayList<>();
        for (Frame frame : fragment.frames()) {
            pictures.add(ByteBuffer.wrap(bytes(fragment), frame.offset(), frame.sizeBytes()));
        }
        return pictures;
    }
}
