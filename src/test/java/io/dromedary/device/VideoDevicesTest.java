package io.dromedary.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at folders that are laid out as {@code /dev} and {@code /sys} are. */
final class VideoDevicesTest {

    @TempDir
    private Path folder;

    private Path dev;
    private Path sys;
    private Path udev;
    private VideoDevices devices;

    @BeforeEach
    void layOut() throws IOException {
        dev = Files.createDirectories(folder.resolve("dev"));
        sys = Files.createDirectories(folder.resolve("sys/class/video4linux"));
        udev = Files.createDirectories(folder.resolve("run/udev/data"));
        devices = new VideoDevices(dev, sys, udev);
    }

    @Test
    void aMachineWithoutCamerasHasNone() {
        assertThat(devices.cameras()).isEmpty();
    }

    @Test
    void missingFoldersAreAMachineWithoutCameras() {
        Path missing = folder.resolve("missing");

        assertThat(new VideoDevices(missing, missing, missing).cameras()).isEmpty();
    }

    @Test
    void eachCameraIsListedOnceByTheNodeThatGivesPictures() throws IOException {
        node(0, "LifeCam", 0);
        node(1, "LifeCam", 1);
        node(2, "BRIO", 0);
        node(3, "BRIO", 1);
        node(4, "BRIO", 2);

        assertThat(devices.cameras()).containsExactly(camera("LifeCam", "video0"), camera("BRIO", "video2"));
    }

    @Test
    void nodesAreSortedByNumberAndNotAsText() throws IOException {
        node(10, "ten", 0);
        node(9, "nine", 0);

        assertThat(devices.cameras()).extracting(Device::name).containsExactly("nine", "ten");
    }

    @Test
    void theLinkThatNamesTheCameraIsRecommended() throws IOException {
        node(0, "LifeCam", 0);
        node(1, "LifeCam", 1);
        Path link = link("usb-Microsoft_LifeCam-video-index0", "video0");
        link("usb-Microsoft_LifeCam-video-index1", "video1");

        assertThat(first())
                .hasValue(new Device(
                        Device.Kind.VIDEO,
                        "LifeCam",
                        dev.resolve("video0").toString(),
                        link.toString(),
                        Optional.empty()));
    }

    @Test
    void ofTwoLinksTheFirstByNameIsRecommended() throws IOException {
        node(0, "LifeCam", 0);
        link("usb-b-index0", "video0");
        Path first = link("usb-a-index0", "video0");

        assertThat(first()).map(Device::recommended).hasValue(first.toString());
    }

    @Test
    void aDanglingLinkAndAPlainFileAmongTheLinksAreIgnored() throws IOException {
        node(0, "LifeCam", 0);
        link("usb-gone-index0", "video7");
        Files.writeString(dev.resolve("v4l/by-id/note.txt"), "no link");

        assertThat(devices.cameras()).containsExactly(camera("LifeCam", "video0"));
    }

    @Test
    void aNodeWithoutAttributesIsACameraCalledAsItsNode() throws IOException {
        Files.createFile(dev.resolve("video5"));

        assertThat(first()).hasValue(camera("video5", "video5"));
    }

    @Test
    void otherNodesAreNotCameras() throws IOException {
        for (String name : new String[] {"video", "videocard", "video12345", "vbi0", "xvideo0", "null"}) {
            Files.createFile(dev.resolve(name));
        }

        assertThat(first()).isEmpty();
    }

    @Test
    void aNameCannotBreakTheListsLines() throws IOException {
        node(0, "Evil\nrec : /dev/sda\u001b[0m" + "x".repeat(1000), 0);

        assertThat(first().orElseThrow().name())
                .startsWith("Evil?rec : /dev/sda?[0mxxx")
                .hasSizeLessThanOrEqualTo(256);
    }

    @Test
    void aNodeOfWhichUdevSaysThatItCannotCaptureIsNoCamera() throws IOException {
        node(10, "bcm2835-codec-decode", 0);
        node(11, "C920", 0);
        node(12, "no answer of udev", 0);
        Files.writeString(sys.resolve("video10/dev"), "81:10\n");
        Files.writeString(sys.resolve("video11/dev"), "81:11\n");
        Files.writeString(sys.resolve("video12/dev"), "../../../etc/passwd\n");
        Files.writeString(udev.resolve("c81:10"), "E:ID_V4L_VERSION=2\nE:ID_V4L_CAPABILITIES=:video_output:\n");
        Files.writeString(udev.resolve("c81:11"), "E:ID_V4L_VERSION=2\nE:ID_V4L_CAPABILITIES=:capture:\n");

        assertThat(devices.cameras()).extracting(Device::name).containsExactly("C920", "no answer of udev");
    }

    private Optional<Device> first() {
        return devices.cameras().stream().findFirst();
    }

    private void node(int number, String name, int index) throws IOException {
        Files.createFile(dev.resolve("video" + number));
        Path attributes = Files.createDirectories(sys.resolve("video" + number));
        Files.writeString(attributes.resolve("name"), name + "\n");
        Files.writeString(attributes.resolve("index"), index + "\n");
    }

    private Path link(String name, String node) throws IOException {
        Path links = Files.createDirectories(dev.resolve("v4l/by-id"));
        return Files.createSymbolicLink(links.resolve(name), Path.of("../../" + node));
    }

    private Device camera(String name, String node) {
        String path = dev.resolve(node).toString();
        return new Device(Device.Kind.VIDEO, name, path, path, Optional.empty());
    }
}
