package io.dromedary.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dromedary.device.Device.Kind;
import io.dromedary.device.DeviceCatalogue.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists and their text: reference/tinycam-protocol.md, 7. */
final class DeviceCatalogueTest {

    private static final String LINK = "/dev/v4l/by-id/usb-Microsoft_LifeCam-video-index0";
    private static final String ALT = "@device_pnp_\\\\?\\usb#vid_1";
    private static final Device CAMERA = new Device(Kind.VIDEO, "LifeCam 100%", "/dev/video0", LINK, Optional.empty());
    private static final Device TWIN =
            new Device(Kind.VIDEO, "LifeCam 100%", "/dev/video2", "/dev/video2", Optional.empty());
    private static final Device MICROPHONE =
            new Device(Kind.AUDIO, "PCH, Analog", "hw:0,0", "plughw:CARD=PCH,DEV=0", Optional.empty());
    private static final Device WINDOWS_CAMERA =
            new Device(Kind.VIDEO, "Cam \u00fc", "Cam \u00fc", "video=\"" + ALT + "\"", Optional.of(ALT));
    private static final Device WINDOWS_MICROPHONE =
            new Device(Kind.AUDIO, "Mic", "Mic", "audio=\"Mic\"", Optional.empty());
    private static final DeviceFormats FORMATS = new DeviceFormats(
            List.of(
                    new VideoFormat("MJPG", 1280, 720, OptionalDouble.of(30)),
                    new VideoFormat("YUYV", 640, 480, OptionalDouble.empty())),
            Optional.empty());

    private final AtomicLong nanos = new AtomicLong();
    private final DeviceCatalogue linux =
            new DeviceCatalogue(source("v4l2", List.of(CAMERA, TWIN), List.of(MICROPHONE)), nanos::get);
    private final DeviceCatalogue windows =
            new DeviceCatalogue(source("dshow", List.of(WINDOWS_CAMERA), List.of(WINDOWS_MICROPHONE)), nanos::get);

    @Test
    void theListOfLinuxIsTinyCamsText() {
        assertThat(all(linux, "", false)).isEqualTo("""
                # TinyCam devices (Unix / v4l2)
                [video] LifeCam 100%
                  path: /dev/video0
                  rec : /dev/v4l/by-id/usb-Microsoft_LifeCam-video-index0
                [video] LifeCam 100%
                  path: /dev/video2
                  rec : /dev/video2
                [audio] PCH, Analog
                  path: hw:0,0
                  rec : plughw:CARD=PCH,DEV=0
                [video] Test picture
                  path: test
                  rec : test
                """);
    }

    @Test
    void anExpandedListHasTheFormatsBelowEachCamera() {
        assertThat(all(linux, "video", true)).contains("""
                  rec : /dev/video2
                    - 1280x720@30 (MJPG)
                    - 640x480 (YUYV)
                [video] Test picture
                """);
    }

    @Test
    void theKindIsAFilter() {
        assertThat(names(linux, "audio", "")).containsExactly("PCH, Analog");
        assertThat(names(linux, " VIDEO ", "")).containsExactly("LifeCam 100%", "LifeCam 100%", "Test picture");
        assertThat(names(linux, "all", "")).hasSize(4);
        assertThat(names(linux, "printer", "")).isEmpty();
        assertThat(names(linux, "audio", "LifeCam 100%")).isEmpty();
        assertThat(all(linux, "printer", false)).isEqualTo("# TinyCam devices (Unix / v4l2)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LifeCam 100%", "lifecam 100%", " LIFECAM 100% ", "/dev/video0", LINK})
    void aDeviceIsFoundByNamePathAndRecommendation(String name) {
        assertThat(one(linux, name)).isEqualTo("""
                # TinyCam device (Unix / v4l2)
                Kind: video
                Name: LifeCam 100%
                Path: /dev/video0
                rec : /dev/v4l/by-id/usb-Microsoft_LifeCam-video-index0
                Formats:
                  - 1280x720@30 (MJPG)
                  - 640x480 (YUYV)
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LifeCam", "/dev/video", "/DEV/VIDEO0", "nothing", "*", "--help", "a\nb"})
    void anotherNameIsNotFound(String name) {
        assertThat(one(linux, name)).isEqualTo("device not found");
    }

    @Test
    void theListOfWindowsHasAlternativeNamesTokensAndLineEndsOfWindows() {
        assertThat(all(windows, "", false)).isEqualTo("""
                # TinyCam devices (Windows / dshow)
                [video] Cam ü
                - Alt : @device_pnp_\\\\?\\usb#vid_1
                - rec : video="@device_pnp_\\\\?\\usb#vid_1"
                - frd : video="Cam ü"
                [audio] Mic
                - rec : audio="Mic"
                - frd : audio="Mic"
                [video] Test picture
                - rec : test
                - frd : video="Test picture"
                """.replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cam \u00fc", ALT, "VIDEO=\"Cam \u00fc\"", "video=\"" + ALT + "\""})
    void aDeviceOfWindowsIsFoundByEitherNameAndByToken(String name) {
        assertThat(one(windows, name)).isEqualTo("""
                # TinyCam device (Windows / dshow)
                Kind: video
                Name: Cam ü
                Alt : @device_pnp_\\\\?\\usb#vid_1
                rec : video="@device_pnp_\\\\?\\usb#vid_1"
                frd : video="Cam ü"
                Formats:
                  - 1280x720@30 (MJPG)
                  - 640x480 (YUYV)
                """.replace("\n", "\r\n"));
    }

    @Test
    void theAnswerInJsonIsTheDocumentedOne() throws JsonProcessingException {
        List<Entry> camera = linux.list(new DeviceQuery("", "/dev/video2"), true);

        assertThat(new ObjectMapper().writeValueAsString(DeviceAnswer.of("v4l2", camera)))
                .isEqualTo("{\"platform\":\"v4l2\",\"devices\":[{\"kind\":\"video\",\"name\":\"LifeCam 100%\","
                        + "\"path\":\"/dev/video2\",\"recommended\":\"/dev/video2\",\"alternative\":null,"
                        + "\"formats\":[{\"pixelFormat\":\"MJPG\",\"width\":1280,\"height\":720,\"fps\":30.0},"
                        + "{\"pixelFormat\":\"YUYV\",\"width\":640,\"height\":480,\"fps\":null}],\"problem\":null}]}");
    }

    @Test
    void whenTheFirstCamerasTookTooLongTheOthersAreNotAsked() {
        DeviceSource slow = source("v4l2", List.of(CAMERA, TWIN), List.of());
        DeviceCatalogue catalogue = new DeviceCatalogue(
                slow, () -> nanos.getAndAdd(Duration.ofSeconds(3).toNanos()));

        List<Entry> entries = catalogue.list(new DeviceQuery("", ""), true);

        assertThat(entries.get(0).formats()).isEqualTo(FORMATS);
        assertThat(entries.get(1).formats().problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("took too long"));
    }

    private static DeviceSource source(String platform, List<Device> cameras, List<Device> others) {
        return new DeviceSource() {
            @Override
            public String platform() {
                return platform;
            }

            @Override
            public List<Device> cameras() {
                return cameras;
            }

            @Override
            public List<Device> others() {
                return others;
            }

            @Override
            public DeviceFormats formats(Device camera) {
                return FORMATS;
            }
        };
    }

    private static List<String> names(DeviceCatalogue catalogue, String kind, String name) {
        return catalogue.list(new DeviceQuery(kind, name), false).stream()
                .map(entry -> entry.device().name())
                .toList();
    }

    private static String all(DeviceCatalogue catalogue, String kind, boolean expand) {
        return new DeviceListing(catalogue.platform()).all(catalogue.list(new DeviceQuery(kind, ""), expand));
    }

    private static String one(DeviceCatalogue catalogue, String name) {
        return new DeviceListing(catalogue.platform()).one(catalogue.list(new DeviceQuery("", name), true));
    }
}
