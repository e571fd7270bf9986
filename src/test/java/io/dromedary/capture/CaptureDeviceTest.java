package io.dromedary.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dromedary.capture.CaptureDevice.Kind;
import io.dromedary.config.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CaptureDeviceTest {

    @ParameterizedTest
    @CsvSource({
        "test, TEST", "TEST, TEST", "/dev/video0, V4L2", "/dev/v4l/by-id/usb-cam, V4L2", "clip.mp4, FILE",
        "/srv/clip.mkv, FILE", "rtsp://h/1, RTSP", "RTSPS://h/1, RTSP", "http://h/, HTTP", "https://h/, HTTP"
    })
    void aNameSaysHowItIsOpened(String name, Kind kind) throws Exception {
        assertThat(CaptureDevice.of(name, Platform.AUTO, false)).isEqualTo(new CaptureDevice(kind, kind(name)));
    }

    private static String kind(String name) {
        return name.equals("TEST") ? "test" : name;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "video=\"HD Cam\";DSHOW;HD Cam",
                "video=HD Cam;DSHOW;HD Cam",
                "HD Cam;DSHOW;HD Cam",
                "@device_pnp_\\\\?\\usb#vid_046d;DSHOW;@device_pnp_\\\\?\\usb#vid_046d",
                "C:\\clip.mp4;FILE;C:\\clip.mp4",
                ".\\clip.mp4;FILE;.\\clip.mp4",
                "rtsp://h/1;RTSP;rtsp://h/1"
            })
    void windowsHasItsOwnNames(String name, Kind kind, String bare) throws Exception {
        assertThat(CaptureDevice.of(name, Platform.AUTO, true)).isEqualTo(new CaptureDevice(kind, bare));
        assertThat(CaptureDevice.of(name, Platform.WINDOWS, false)).isEqualTo(new CaptureDevice(kind, bare));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-i",
                " -version",
                "a\nb",
                "a\0b",
                "concat:a|b",
                "file:/etc/passwd",
                "data:text/plain,x",
                "lavfi:testsrc",
                "tcp://h:1",
                "udp://h:1",
                "srt://h:1"
            })
    void whatCouldBeReadAsSomethingElseIsRefused(String name) {
        assertThatThrownBy(() -> CaptureDevice.of(name, Platform.AUTO, false))
                .isInstanceOf(CaptureRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HD Cam:audio=Mic", "video=\"Cam\":audio=\"Mic\"", "video=\"\""})
    void aDirectShowNameBringsNoSecondDevice(String name) {
        assertThatThrownBy(() -> CaptureDevice.of(name, Platform.WINDOWS, true))
                .isInstanceOf(CaptureRefusedException.class);
    }

    @Test
    void aNameHasALimit() {
        assertThatThrownBy(() -> CaptureDevice.of("a".repeat(2049), Platform.AUTO, false))
                .isInstanceOf(CaptureRefusedException.class)
                .hasMessageContaining("2048");
    }
}
