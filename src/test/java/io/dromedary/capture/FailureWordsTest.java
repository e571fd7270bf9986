package io.dromedary.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FailureWordsTest {

    @Test
    void aKnownComplaintIsExplained() {
        assertThat(FailureWords.of(1, List.of("[video4linux2 @ 0x1] ioctl(VIDIOC_STREAMON): Device or resource busy")))
                .isEqualTo("the camera is in use by another program (ffmpeg ended with code 1)");
    }

    @Test
    void anUnknownOneLeavesTheCode() {
        assertThat(FailureWords.of(3, List.of("hm"))).isEqualTo("ffmpeg ended with code 3");
    }

    @Test
    void aSignalIsNamed() {
        assertThat(FailureWords.of(137, List.of("Permission denied"))).isEqualTo("ffmpeg was ended by signal 9");
        assertThat(FailureWords.of(139, List.of())).startsWith("ffmpeg crashed (signal 11)");
    }
}
