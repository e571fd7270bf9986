package io.dromedary.fragment;

import static io.dromedary.fragment.Streams.concatenate;
import static io.dromedary.fragment.Streams.init;
import static io.dromedary.fragment.Streams.recorded;
import static io.dromedary.fragment.Streams.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dromedary.testing.Packets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lips and voice stay together: neither form shifts a track, and we read the same times as ffmpeg does. */
final class SoundTimesIT {

    static Stream<String> recordings() {
        return Streams.WITH_SOUND.stream();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void thePictureAloneHasFfmpegsPacketsAndTimes(String name) throws Exception {
        byte[] pictures = concatenate(SoundTest.withoutSound(split(recorded(name))));

        List<String> before = Packets.of(recorded(name), "v");
        assertThat(before).hasSize(30);
        assertThat(Packets.of(pictures, "v")).isEqualTo(before);
        assertThat(Packets.of(pictures, "a")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void pictureAndSoundHaveFfmpegsPacketsAndTimes(String name) throws Exception {
        byte[] both = concatenate(split(recorded(name)));

        List<String> soundBefore = Packets.of(recorded(name), "a");
        List<String> sound = Packets.of(both, "a");
        assertThat(Packets.of(both, "v")).isEqualTo(Packets.of(recorded(name), "v"));
        assertThat(sound).isEqualTo(soundBefore.subList(0, sound.size()));
        assertThat(soundBefore.size() - sound.size())
                .as("after the last picture")
                .isBetween(0, 6);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void weReadTheTimesOfSoundThatFfmpegReads(String name) throws Exception {
        List<StreamPart> parts = split(recorded(name));
        double soundHz = init(parts).sound().orElseThrow().timescaleHz();
        List<Frame> frames = Streams.fragments(parts).stream()
                .flatMap(fragment -> fragment.soundFrames().stream())
                .toList();
        List<String> packets = Packets.of(recorded(name), "a");

        // MP4 says when a frame is decoded, and ffmpeg takes off what the encoder needed first; both are one shift for
        // all
        double shift = frames.get(0).decodeTimeTicks() / soundHz - seconds(packets.get(0), name);
        for (int i = 0; i < frames.size(); i++) {
            assertThat(frames.get(i).decodeTimeTicks() / soundHz)
                    .as("frame %d", i)
                    .isCloseTo(seconds(packets.get(i), name) + shift, within(0.001));
        }
        assertThat(shift).isBetween(0.0, 0.025);
    }

    /** The second column is the decoding time, in ticks of the track. */
    private static double seconds(String packet, String name) {
        double ticks = Double.parseDouble(packet.split(",", -1)[1].trim());
        double hz = !name.endsWith(".mp4") ? 1000 : name.contains("aac") ? 44_100 : 48_000;
        return ticks / hz;
    }
}
