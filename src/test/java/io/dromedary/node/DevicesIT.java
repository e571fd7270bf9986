package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dromedary.testing.HttpAnswer;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.SignedCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices as clients are told of them, on a machine that is laid out in a folder. */
@EnabledOnOs(OS.LINUX)
final class DevicesIT {

    @TempDir
    private static Path machine;

    private static RunningNode node;
    private static SignedCommands commands;
    private static Path dev;
    private static String link;

    @BeforeAll
    static void start() throws Exception {
        dev = machine.resolve("dev");
        Path links = Files.createDirectories(dev.resolve("v4l/by-id"));
        Path sys = machine.resolve("sys");
        for (int index = 0; index < 2; index++) {
            Files.createFile(dev.resolve("video" + index));
            Files.createDirectories(sys.resolve("video" + index));
            Files.writeString(sys.resolve("video" + index + "/name"), "HD Pro Webcam C920\n");
            Files.writeString(sys.resolve("video" + index + "/index"), index + "\n");
        }
        link = Files.createSymbolicLink(links.resolve("usb-C920-index0"), Path.of("../../video0"))
                .toString();
        Path sound = Files.createDirectories(machine.resolve("asound"));
        Files.copy(Path.of("src/test/resources/devices/asound-cards.txt"), sound.resolve("cards"));
        Files.copy(Path.of("src/test/resources/devices/asound-pcm.txt"), sound.resolve("pcm"));
        Path tools = Files.createDirectories(machine.resolve("tools"));
        Path formats =
                Path.of("src/test/resources/devices/v4l2-formats-webcam.txt").toAbsolutePath();
        Path tool = Files.writeString(
                tools.resolve("v4l2-ctl"),
                "#!/bin/sh\necho \"$@\" >> '%s'\ncat '%s'\n".formatted(machine.resolve("asked"), formats));
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        node = RunningNode.start(NodeSetup.usual()
                .with("dromedary.devices.nodes", dev.toString())
                .with("dromedary.devices.attributes", sys.toString())
                .with("dromedary.devices.sound", sound.toString())
                .with("dromedary.devices.tools", tools.toString()));
        commands = node.commands();
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    @Test
    void theListNamesTheNodeThatGivesPicturesAndTheNameThatLasts() throws IOException {
        HttpAnswer answer = commands.post("/device?kind=video");

        assertThat(answer.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(answer.body())
                .isEqualTo("# TinyCam devices (Unix / v4l2)\n[video] HD Pro Webcam C920\n  path: " + dev
                        + "/video0\n  rec : " + link + "\n[video] Test picture\n  path: test\n  rec : test\n");
    }

    @Test
    void anExpandedListAndOneDeviceHaveFormats() throws IOException {
        assertThat(commands.post("/device?expand=TRUE").body())
                .contains("  rec : " + link + "\n    - 640x480@30 (YUYV)\n    - 1280x720@10 (YUYV)\n");
        assertThat(commands.get("/devices?name=hd%20pro%20webcam%20c920").body())
                .startsWith("# TinyCam device (Unix / v4l2)\nKind: video\n")
                .contains("Formats:\n  - 640x480@30 (YUYV)\n");
    }

    @Test
    void aClientThatAcceptsJsonGetsJson() throws IOException {
        JsonNode answer = json("/device");

        assertThat(answer.path("platform").asText()).isEqualTo("v4l2");
        assertThat(answer.path("devices"))
                .extracting(device -> device.path("kind").asText())
                .containsExactly("video", "audio", "audio", "test");
        JsonNode camera = answer.path("devices").path(0);
        assertThat(camera.path("recommended").asText()).isEqualTo(link);
        assertThat(camera.path("alternative").isNull()).isTrue();
        assertThat(camera.path("formats").path(0).toString())
                .isEqualTo("{\"pixelFormat\":\"YUYV\",\"width\":640,\"height\":480,\"fps\":30.0}");
        assertThat(json("/device?expand=false").path("devices").path(0).path("formats"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--list-devices",
                "-d%20/dev/video0",
                "a%0d%0ab",
                "%00",
                "%24%7Bheader.Authorization%7D",
                "/dev/../dev/video0",
                "video0;touch%20x",
                "%FF%FE",
                "*"
            })
    void aHostileNameIsOnlyANameThatNobodyHas(String name) throws IOException {
        assertThat(commands.post("/device?name=" + name).body()).isEqualTo("device not found");
        assertThat(asked()).doesNotContain("touch", "${", "--list-devices --list-devices");
    }

    @Test
    void aNameOfAMebibyteIsRefusedOrNotFoundAndTheNodeGoesOn() throws IOException {
        HttpAnswer answer = commands.post("/device?name=" + "x".repeat(1 << 20));

        assertThat(answer.status()).isBetween(200, 499);
        assertThat(commands.post("/device?name=" + "x".repeat(3000)).body()).isEqualTo("device not found");
        assertThat(commands.post("/status").status()).isEqualTo(200);
    }

    @Test
    void aFloodOfQuestionsStartsFewProbes() throws IOException {
        long before = asked().lines().count();

        List<String> bodies = IntStream.range(0, 60)
                .parallel()
                .mapToObj(i -> body("/device?expand=true"))
                .toList();

        assertThat(bodies).allMatch(body -> body.contains("640x480@30 (YUYV)"));
        assertThat(asked().lines().count() - before).isLessThan(10);
    }

    private static String body(String path) {
        try {
            return commands.post(path).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String path) throws IOException {
        byte[] body = commands.now().getBytes(StandardCharsets.UTF_8);
        List<String> headers =
                List.of("Authorization: " + commands.signature(body), "Accept: text/html, application/json;q=0.9");
        HttpAnswer answer = commands.send("POST", path, headers, body);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        return new ObjectMapper().readTree(answer.body());
    }

    private static String asked() throws IOException {
        Path file = machine.resolve("asked");
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
