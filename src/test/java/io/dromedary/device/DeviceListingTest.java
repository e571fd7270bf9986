package io.dromedary.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeviceListingTest {

    private static final String LINK = "/dev/v4l/by-id/usb-Microsoft_LifeCam-video-index0";
    private static final VideoDevice CAMERA =
            new VideoDevice("LifeCam 100%", "/dev/video0", LINK, VideoDevice.Kind.VIDEO);

    private final DeviceListing listing = new DeviceListing(List.of(CAMERA, VideoDevice.TEST));

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void withoutANameAllDevicesAreListed(String name) {
        assertThat(listing.text(name)).isEqualTo("""
                        # TinyCam devices (Unix / v4l2)
                        [video] LifeCam 100%
                          path: /dev/video0
                          rec : /dev/v4l/by-id/usb-Microsoft_LifeCam-video-index0
                        [video] Test picture
                          path: test
                          rec : test
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LifeCam 100%", "lifecam 100%", " LIFECAM 100% ", "/dev/video0", LINK})
    void aDeviceIsFoundByNamePathAndRecommendation(String name) {
        assertThat(listing.text(name)).isEqualTo("""
                        # TinyCam device (Unix / v4l2)
                        Kind: video
                        Name: LifeCam 100%
                        Path: /dev/video0
                        rec : /dev/v4l/by-id/usb-Microsoft_LifeCam-video-index0
                        """);
        assertThat(listing.answer(name).devices())
                .containsExactly(new DeviceListing.Entry("video", "LifeCam 100%", "/dev/video0", LINK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LifeCam", "/dev/video", "/DEV/VIDEO0", "nothing", "*"})
    void anotherNameIsNotFound(String name) {
        assertThat(listing.text(name)).isEqualTo("device not found");
        assertThat(listing.answer(name).devices()).isEmpty();
    }

    @Test
    void theAnswerIsTheDocumentedJson() throws JsonProcessingException {
        assertThat(new ObjectMapper().writeValueAsString(listing.answer("")))
                .isEqualTo("{\"devices\":[{\"kind\":\"video\",\"name\":\"LifeCam 100%\",\"path\":\"/dev/video0\","
                        + "\"recommended\":\"" + LINK + "\"},"
                        + "{\"kind\":\"test\",\"name\":\"Test picture\",\"path\":\"test\",\"recommended\":\"test\"}]}");
    }

    @Test
    void aListWithoutDevicesIsItsHeading() {
        assertThat(new DeviceListing(List.of()).text("")).isEqualTo("# TinyCam devices (Unix / v4l2)\n");
    }
}
