package io.dromedary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.recording.RecordedHours;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A day of recording in 1440 files of a minute, in a real browser against a real node. */
@EnabledIf(
        value = "io.dromedary.testing.Browser#isHere",
        disabledReason = "chromium and chromedriver are not on the PATH")
final class DayOfManyFilesIT {

    private static final Instant BEGIN = Instant.parse("2024-06-10T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final int TIMES = 20;
    private static final double FAR_TOO_LONG_MILLIS = 3000;

    @TempDir
    private static Path folder;

    private static RunningNode node;

    @BeforeAll
    static void startNode() throws Exception {
        RecordedHours.counted(folder, Duration.ofMinutes(1)).from(BEGIN, DAY);
        node = RunningNode.start(NodeSetup.usual()
                        .camera("outputDir", folder.toString())
                        .camera("useFileRotation", "false")
                        .camera("allowForStreamUser", "true"))
                .awaitPicture();
    }

    @AfterAll
    static void stopNode() throws Exception {
        node.close();
    }

    @Test
    void aDayOfManyFilesOpensAndSeeksAsAnyOther(TestReporter reporter) {
        try (DayPage day = DayPage.of(ManagedPage.of(node), BEGIN)) {
            double[] opened = DoubleStream.generate(() -> day.millisToOpen(BEGIN.plusSeconds(40_000)))
                    .limit(TIMES)
                    .sorted()
                    .toArray();
            double[] sought = new double[TIMES];
            Random random = new Random(4);
            for (int i = 0; i < TIMES; i++) {
                Instant time = BEGIN.plusMillis(random.nextInt((int) DAY.toMillis()));
                sought[i] = day.millisToSee(time);
                assertThat(day.pictureSeen()).as("the picture of " + time).isEqualTo(DayPage.pictureAt(BEGIN, time));
            }
            double median =
                    DoubleStream.of(sought).sorted().skip(TIMES / 2).findFirst().orElseThrow();

            reporter.publishEntry("timeline opens, median ms", String.valueOf(opened[TIMES / 2]));
            reporter.publishEntry("seek, median ms", String.valueOf(median));
            assertThat(opened[TIMES / 2]).isLessThan(FAR_TOO_LONG_MILLIS);
            assertThat(median).isLessThan(FAR_TOO_LONG_MILLIS);
            assertThat(day.browser().text("return document.getElementById('day-land').getAttribute('aria-label')"))
                    .contains("Recorded without a gap");
        }
    }
}
