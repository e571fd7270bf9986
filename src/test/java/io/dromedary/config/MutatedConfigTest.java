package io.dromedary.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages TinyCam's sample in ways that are the same in each run: each result is read, or refused with a line of the
 * file.
 */
final class MutatedConfigTest {

    private static final int VARIANTS = 500;
    private static final byte[] SPECIAL = "[]{}:,-?&*!|>'\"%@`#~ \n\t\\<=0".getBytes(UTF_8);

    @TempDir
    private Path folder;

    @Test
    void everyDamagedFileIsReadOrRefusedWithALine() throws IOException {
        var random = new Random(2026);
        int refused = 0;
        for (int variant = 0; variant < VARIANTS; variant++) {
            refused += isRefused(damaged(random), "variant " + variant) ? 1 : 0;
        }

        assertThat(refused).isBetween(VARIANTS / 4, VARIANTS - 5);
    }

    @Test
    void everyPrefixIsReadOrRefusedWithALine() throws IOException {
        byte[] whole = TinyCamFiles.SAMPLE.getBytes(UTF_8);
        for (int size = 0; size <= whole.length; size++) {
            isRefused(Arrays.copyOf(whole, size), size + " bytes");
        }
    }

    private boolean isRefused(byte[] content, String which) throws IOException {
        Path file = Files.write(folder.resolve("config.yaml"), content);
        long lines = 2 + new String(content, UTF_8).lines().count();
        try {
            assertThat(new CameraConfigReader().read("default", file).camera()).isNotNull();
            return false;
        } catch (ConfigurationException refused) {
            assertThat(refused.problems()).as(which).isNotEmpty().allSatisfy(problem -> {
                assertThat((long) problem.line()).isBetween(1L, lines);
                assertThat(problem.reason()).doesNotContain("\n").hasSizeLessThan(200);
            });
            return true;
        }
    }

    /** Changes, removes, inserts or copies bytes at one to four places. */
    private static byte[] damaged(Random random) {
        byte[] bytes = TinyCamFiles.SAMPLE.getBytes(UTF_8);
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(bytes.length);
            bytes = switch (random.nextInt(5)) {
                case 0 -> spliced(bytes, at, 1, new byte[] {(byte) random.nextInt(256)});
                case 1 -> spliced(bytes, at, random.nextInt(30), new byte[0]);
                case 2 -> spliced(bytes, at, 0, new byte[] {SPECIAL[random.nextInt(SPECIAL.length)]});
                case 3 -> spliced(bytes, at, 1, new byte[] {SPECIAL[random.nextInt(SPECIAL.length)]});
                default -> spliced(bytes, at, 0, Arrays.copyOfRange(bytes, at / 2, at / 2 + random.nextInt(60)));
            };
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int at, int removed, byte[] added) {
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(added);
        int rest = Math.min(bytes.length, at + removed);
        out.write(bytes, rest, bytes.length - rest);
        return out.toByteArray();
    }
}
