package io.dromedary.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.MutatedConfigs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each damaged variant of TinyCam's sample is read, or refused with a line of the file, and soon. */
final class MutatedConfigTest {

    private static final int VARIANTS = 500;
    private static final long MOST_SECONDS = 5;

    @TempDir
    private Path folder;

    @Test
    void everyDamagedFileIsReadOrRefusedWithALine() throws IOException {
        List<byte[]> variants = MutatedConfigs.of(TinyCamFiles.SAMPLE, VARIANTS, 2026);
        int refused = 0;
        for (int variant = 0; variant < VARIANTS; variant++) {
            refused += isRefused(variants.get(variant), "variant " + variant) ? 1 : 0;
        }

        assertThat(refused).isBetween(VARIANTS / 3, VARIANTS - VARIANTS / 10);
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
        long began = System.nanoTime();
        try {
            assertThat(new CameraConfigReader().read("default", file).camera()).isNotNull();
            return false;
        } catch (ConfigurationException refused) {
            // a file that is too large is not read, so it has no line
            long first = content.length > CameraConfigReader.MAX_BYTES ? 0 : 1;
            assertThat(refused.problems()).as(which).isNotEmpty().allSatisfy(problem -> {
                assertThat((long) problem.line()).isBetween(first, lines);
                assertThat(problem.reason()).doesNotContain("\n").hasSizeLessThan(200);
            });
            return true;
        } finally {
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began))
                    .as(which)
                    .isLessThan(MOST_SECONDS);
        }
    }
}
