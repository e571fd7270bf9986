package io.dromedary.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a tool prints is a list, possibly an empty one; never an error, and never a name that breaks lines. */
final class MutatedOutputTest {

    private static final int MUTATIONS = 200;
    private static final String INSERTED = "\u0000\n\t\"':[]{}(),x0123456789=-/\\\u202e\uffff é";

    static List<String> outputs() throws IOException {
        return ToolOutput.all();
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void twoHundredMutationsOfEachOutputAreRead(String file) throws IOException {
        String original = ToolOutput.of(file);
        Random random = new Random(file.hashCode());
        for (int i = 0; i < MUTATIONS; i++) {
            assertReadable(mutated(original, random));
        }
    }

    @Test
    void aFloodIsReadInPassing() {
        String line = "[dshow @ 0] \"" + "a".repeat(500) + "\" (video)\n";

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertReadable(line.repeat(20_000));
            assertReadable("x".repeat(10_000_000));
            assertReadable("\t".repeat(1024) + "\n" + " (".repeat(500) + "\n" + "1:".repeat(500) + "\n"
                    + "[".repeat(1000) + "\n" + "\"".repeat(1000));
        });
        assertThat(DirectShowDeviceList.read(line.repeat(20_000))).hasSize(256);
    }

    private static void assertReadable(String text) {
        List<Device> devices = new ArrayList<>(DirectShowDeviceList.read(text));
        devices.addAll(AlsaCaptureList.readArecord(text));
        devices.addAll(AlsaCaptureList.read(text, text));
        devices.addAll(PulseSourceList.read(text));
        V4l2DeviceList.read(text)
                .forEach(camera -> assertThat(camera.nodes()).allMatch(node -> node.matches("/dev/video[0-9]{1,4}")));
        List<VideoFormat> formats = new ArrayList<>(V4l2FormatList.read(text));
        formats.addAll(FfmpegFormatList.read(text));
        formats.addAll(DirectShowFormatList.read(text));
        assertThat(formats).hasSizeLessThanOrEqualTo(3 * VideoFormat.MAX_FORMATS);
        assertThat(devices)
                .hasSizeLessThanOrEqualTo(4 * 256)
                .allSatisfy(device -> assertThat(device.name() + device.recommended())
                        .doesNotContain("\n", "\r", "\u0000", "\u202e"));
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int change = 0; change <= random.nextInt(8) && mutated.length() > 1; change++) {
            int at = random.nextInt(mutated.length());
            int end = Math.min(mutated.length(), at + 1 + random.nextInt(40));
            switch (random.nextInt(4)) {
                case 0 -> mutated.setCharAt(at, INSERTED.charAt(random.nextInt(INSERTED.length())));
                case 1 -> mutated.delete(at, end);
                case 2 -> mutated.insert(at, mutated.substring(at, end).repeat(1 + random.nextInt(20)));
                default -> mutated.setLength(at);
            }
        }
        return mutated.toString();
    }
}
