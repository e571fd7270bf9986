package io.dromedary.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.capture.CaptureDevice;
import io.dromedary.config.Platform;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DirectShowListsTest {

    @Test
    void untilFfmpeg50AHeadingTellsTheKind() throws IOException {
        assertThat(kindsAndNames("dshow-4-english"))
                .containsExactly(
                        "video Integrated Camera", "video OBS Virtual Camera", "audio Microphone (Realtek Audio)");
    }

    @Test
    void sinceThenTheKindsFollowTheName() throws IOException {
        assertThat(kindsAndNames("dshow-5-korean")).containsExactly("video 통합 카메라", "audio 마이크 배열(인텔® 스마트 사운드 기술)");
        assertThat(kindsAndNames("dshow-6-german"))
                .containsExactly(
                        "video Logitech HD-Webcam für Büro",
                        "unknown OBS Virtual Camera",
                        "audio Mikrofonarray (Realtek® High Definition Audio)");
    }

    @Test
    void aDeviceOfTwoKindsIsListedAsBothAndKeepsItsOwnAlternativeName() throws IOException {
        assertThat(kindsAndNames("dshow-7-capture-card"))
                .containsExactly("video Cam Link 4K", "audio Cam Link 4K", "video Caméra intégrée");
        assertThat(read("dshow-7-capture-card"))
                .extracting(device -> device.alternative().orElseThrow().substring(20, 32))
                .containsExactly("vid_0fd9&pid", "vid_0fd9&pid", "vid_13d3&pid");
    }

    @Test
    void twinsAreToldApartByWhatIsRecommended() throws IOException {
        assertThat(read("dshow-7-twins-japanese"))
                .extracting(Device::recommended)
                .doesNotHaveDuplicates()
                .contains("audio=\"マイク (USB オーディオ デバイス)\"");
    }

    @Test
    void noDevicesAndACutListAreNoError() throws IOException {
        assertThat(read("dshow-none")).isEmpty();
        assertThat(read("dshow-cut")).extracting(Device::alternative).containsExactly(java.util.Optional.empty());
    }

    @Test
    void ofEachLineTheLargestSizeAndRateCount() throws IOException {
        assertThat(DirectShowFormatList.read(ToolOutput.of("dshow-formats")))
                .extracting(VideoFormat::text)
                .containsExactly(
                        "1280x720@30 (mjpeg)", "640x480@30 (yuyv422)", "800x600@7.5 (yuyv422)", "320x240@60 (?)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dshow-4-english", "dshow-6-german", "dshow-7-twins-japanese"})
    void whatIsRecommendedForACameraCanBePastedAsItsDevice(String file) throws Exception {
        for (Device device : read(file)) {
            if (device.kind() == Device.Kind.VIDEO) {
                assertThat(CaptureDevice.of(device.recommended(), Platform.AUTO, true)
                                .name())
                        .isEqualTo(device.alternative().orElse(device.name()));
            }
        }
    }

    private static List<Device> read(String file) throws IOException {
        return DirectShowDeviceList.read(ToolOutput.of(file));
    }

    private static List<String> kindsAndNames(String file) throws IOException {
        return read(file).stream()
                .map(device -> device.kind().word() + ' ' + device.name())
                .toList();
    }
}
