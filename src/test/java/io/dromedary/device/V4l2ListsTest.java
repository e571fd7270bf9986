package io.dromedary.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.device.V4l2DeviceList.Camera;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class V4l2ListsTest {

    @Test
    void aCameraIsItsNameWithoutItsPlugAndItsVideoNodes() throws IOException {
        assertThat(V4l2DeviceList.read(ToolOutput.of("v4l2-devices-one-camera")))
                .containsExactly(new Camera("HD Pro Webcam C920", List.of("/dev/video0", "/dev/video1")));
    }

    @Test
    void camerasOfOneNameStaySeparateAndComplaintsAreNoCameras() throws IOException {
        assertThat(V4l2DeviceList.read(ToolOutput.of("v4l2-devices-several")))
                .containsExactly(
                        new Camera("bcm2835-codec-decode", List.of("/dev/video10", "/dev/video11")),
                        new Camera("USB3. 0 capture: USB3. 0 captur", List.of("/dev/video4", "/dev/video5")),
                        new Camera("HD Pro Webcam C920", List.of("/dev/video0", "/dev/video1")),
                        new Camera("HD Pro Webcam C920", List.of("/dev/video2", "/dev/video3")));
    }

    @ParameterizedTest
    @CsvSource({
        "v4l2-devices-cut, Integrated Camera: Integrated C, /dev/video0",
        "v4l2-devices-virtual, Dummy video device (0x0000), /dev/video42"
    })
    void whatIsNoVideoNodeIsLeftOut(String file, String name, String node) throws IOException {
        assertThat(V4l2DeviceList.read(ToolOutput.of(file))).containsExactly(new Camera(name, List.of(node)));
    }

    @Test
    void anErrorIsAnEmptyList() throws IOException {
        assertThat(V4l2DeviceList.read(ToolOutput.of("v4l2-devices-none"))).isEmpty();
    }

    @Test
    void ofSeveralRatesOfASizeTheHighestCounts() throws IOException {
        assertThat(texts("v4l2-formats-webcam"))
                .containsExactly(
                        "640x480@30 (YUYV)", "1280x720@10 (YUYV)", "1920x1080@30 (H264)", "1920x1080@29.97 (MJPG)");
    }

    @Test
    void theOlderFormIsReadToo() throws IOException {
        assertThat(texts("v4l2-formats-older")).containsExactly("1280x960@15 (MJPG)", "640x480@7.5 (YUYV)");
    }

    @Test
    void ofARangeTheLargestSizeCountsAndARateMayBeMissing() throws IOException {
        assertThat(texts("v4l2-formats-stepwise"))
                .containsExactly("2592x1944@90 (YU12)", "8192x8192@1000 (RGB3)", "160x120 (Y16)");
    }

    @Test
    void numbersThatNoCameraHasAreNotTaken() throws IOException {
        assertThat(texts("v4l2-formats-broken")).containsExactly("640x480 (MJPG)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v4l2-formats-metadata-node", "v4l2-formats-cannot-open"})
    void aNodeWithoutPicturesHasNoFormats(String file) throws IOException {
        assertThat(texts(file)).isEmpty();
    }

    @Test
    void ffmpegTellsSizesWithoutRates() throws IOException {
        assertThat(FfmpegFormatList.read(ToolOutput.of("ffmpeg-v4l2-formats")))
                .extracting(VideoFormat::text)
                .containsExactly(
                        "1280x720 (mjpeg)",
                        "640x480 (mjpeg)",
                        "320x240 (mjpeg)",
                        "640x480 (yuyv422)",
                        "320x240 (yuyv422)",
                        "640x480 (Unsupported)",
                        "2592x1944 (yuv420p)");
    }

    private static List<String> texts(String file) throws IOException {
        return V4l2FormatList.read(ToolOutput.of(file)).stream()
                .map(VideoFormat::text)
                .toList();
    }
}
