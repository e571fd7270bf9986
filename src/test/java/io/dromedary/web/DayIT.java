package io.dromedary.web;

import static io.dromedary.web.ManagedPage.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.recording.RecordedHours;
import io.dromedary.testing.Await;
import io.dromedary.testing.Browser;
import io.dromedary.testing.Decoded;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A day of recording, an hour in a file, in a real browser against a real node. */
@EnabledIf(
        value = "io.dromedary.testing.Browser#isHere",
        disabledReason = "chromium and chromedriver are not on the PATH")
final class DayIT {

    private static final Instant BEGIN = Instant.parse("2024-06-10T00:00:00Z");

    /** After a gap of 45 min. */
    private static final Instant AGAIN = Instant.parse("2024-06-10T06:45:00Z");

    private static final Duration FIRST_PART = Duration.ofHours(6);
    private static final Duration SECOND_PART = Duration.ofHours(18);

    private static final int SEEKS = 20;
    private static final double FAR_TOO_LONG_MILLIS = 3000;

    @TempDir
    private static Path folder;

    private static RunningNode node;

    private DayPage day;
    private Browser browser;

    @BeforeAll
    static void startNode() throws Exception {
        RecordedHours.counted(folder, Duration.ofHours(1))
                .from(BEGIN, FIRST_PART)
                .from(AGAIN, SECOND_PART);
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

    @BeforeEach
    void startBrowser() {
        day = DayPage.of(ManagedPage.of(node), BEGIN);
        browser = day.browser();
    }

    @AfterEach
    void stopBrowser() {
        day.close();
    }

    @Test
    void theTimelineOfADayOpensAtOnce(TestReporter reporter) {
        double[] took = DoubleStream.generate(() -> day.millisToOpen(BEGIN.plusSeconds(3600)))
                .limit(SEEKS)
                .sorted()
                .toArray();

        reporter.publishEntry("timeline opens, median ms", String.valueOf(took[SEEKS / 2]));
        assertThat(took[SEEKS / 2]).isLessThan(FAR_TOO_LONG_MILLIS);
        assertThat(browser.text("return document.getElementById('day-land').getAttribute('aria-label')"))
                .contains("Recorded with");
    }

    @Test
    void aSeekShowsThePictureThatWasAskedFor(TestReporter reporter) {
        day.show(BEGIN.plusSeconds(60), "1h");
        Random random = new Random(4);
        double[] took = new double[SEEKS];
        for (int i = 0; i < SEEKS; i++) {
            Instant time = BEGIN.plusMillis(random.nextInt((int) FIRST_PART.toMillis()));
            took[i] = day.millisToSee(time);
            assertThat(day.pictureSeen()).as("the picture of " + time).isEqualTo(DayPage.pictureAt(BEGIN, time));
        }
        double median =
                DoubleStream.of(took).sorted().skip(SEEKS / 2).findFirst().orElseThrow();

        reporter.publishEntry("seek, median ms", String.valueOf(median));
        assertThat(median).isLessThan(FAR_TOO_LONG_MILLIS);
    }

    @Test
    void playingGoesOnInTheNextFile() {
        Instant next = BEGIN.plus(Duration.ofHours(3));
        day.show(next.minusSeconds(2), "1m");

        browser.press("#day-play");
        Await.until("the next hour", SOON, () -> day.time() > next.toEpochMilli() + 2000);
        browser.press("#day-play");

        Await.until("a picture that stands", SOON, () -> day.state().equals("day-shown"));
        day.seesWhatItSays(BEGIN);
    }

    @Test
    void playingGoesOverAGapAndSaysSo() {
        day.show(BEGIN.plus(FIRST_PART).minusSeconds(2), "1h");

        browser.press("#day-play");
        Await.until("what comes after the gap", SOON, () -> day.time() > AGAIN.toEpochMilli() + 500);

        assertThat(browser.words()).contains("Skipped 45 min without pictures.");
        browser.press("#day-play");
        Await.until("a picture that stands", SOON, () -> day.state().equals("day-shown"));
        day.seesWhatItSays(AGAIN);
    }

    @Test
    void whoStandsInAGapIsToldWhereItEnds() {
        day.go(BEGIN.plus(FIRST_PART).plusSeconds(600));
        browser.awaitState("day-gap", SOON);

        assertThat(browser.words()).contains("Not recorded", "Nothing was recorded here");
        browser.press("#day-card-action");

        day.awaitPictureOf(AGAIN);
        assertThat(day.pictureSeen()).isZero();
    }

    @Test
    void sixteenTimesAsFastIsSixteenTimesAsFast() {
        day.show(BEGIN.plusSeconds(1000), "1h");
        browser.text("const speed = document.getElementById('day-speed');"
                + "speed.value = '16'; speed.dispatchEvent(new Event('change'))");
        browser.press("#day-play");
        Await.until(
                "the first picture",
                SOON,
                () -> day.time() > BEGIN.plusSeconds(1010).toEpochMilli());
        double from = day.time();
        long start = System.nanoTime();

        Await.until("a minute and a half", SOON, () -> day.time() - from > 90_000);

        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat((day.time() - from) / 1000 / seconds).isBetween(10.0, 20.0);
        browser.press("#day-play");
        Await.until("a picture that stands", SOON, () -> day.state().equals("day-shown"));
        day.seesWhatItSays(BEGIN);
    }

    @Test
    void aStepIsOnePicture() {
        Instant time = BEGIN.plusMillis(4_000_100);
        day.show(time, "1m");
        int first = DayPage.pictureAt(BEGIN, time);
        assertThat(day.pictureSeen()).isEqualTo(first);

        for (int step : List.of(1, 1, -1, -1, -1, -1, 1)) {
            int before = day.pictureSeen();
            browser.press(step > 0 ? "#day-on" : "#day-back");
            Await.until("the next picture", SOON, () -> day.pictureSeen() == before + step);
        }
        assertThat(day.pictureSeen()).isEqualTo(first - 1);
    }

    @Test
    void theThumbnailIsOfTheTimeUnderTheHand() {
        day.show(BEGIN.plusSeconds(3600), "1h");

        browser.drag("#day-playhead", 200);
        try {
            Await.until(
                    "a thumbnail",
                    SOON,
                    () -> browser.text("return document.getElementById('day-thumbnail').hidden")
                            .equals("false"));
            Await.until("the one of the time under the hand", SOON, () -> {
                double shown = browser.number("return document.getElementById('day-thumbnail').currentTime * 1000");
                double wanted = browser.number(
                        "return document.getElementById('day-playhead').getAttribute('aria-valuenow') * 1000");
                return wanted - shown > -1000 && wanted - shown < 4000;
            });
        } finally {
            browser.drop();
        }

        Await.until(
                "the large picture",
                SOON,
                () -> day.time() > BEGIN.plusSeconds(3660).toEpochMilli()
                        && day.state().equals("day-shown"));
        assertThat(browser.text("return document.getElementById('day-thumbnail').hidden"))
                .isEqualTo("true");
    }

    @Test
    void theHourThatIsBeingWrittenPlaysToo() {
        day.page().go("#/day/default");
        browser.awaitState("day-shown", SOON);
        double from = day.time();
        assertThat(System.currentTimeMillis() - from).isLessThan(60_000);

        browser.press("#day-play");

        Await.until("five more seconds", SOON, () -> day.time() - from > 5000);
        assertThat(System.currentTimeMillis() - day.time()).isBetween(-1000.0, 60_000.0);
    }

    @Test
    void aSelectedPartIsDownloadedAsAFileThatPlays() throws Exception {
        day.show(BEGIN.plusSeconds(7195), "1h");
        browser.text("delete window.showSaveFilePicker; URL.createObjectURL = blob => {"
                + " const reader = new FileReader();"
                + " reader.onload = () => { window.saved = reader.result.slice(reader.result.indexOf(',') + 1); };"
                + " reader.readAsDataURL(blob); return '#/saved'; };"
                + " HTMLAnchorElement.prototype.click = () => {};");
        browser.press("#day-select");
        assertThat(browser.words()).contains("1 min, about");

        browser.press("#day-download");

        Await.until("the file", SOON, () -> browser.text("return window.saved").length() > 100);
        assertThat(browser.words()).contains("Saved as default_2024-06-10T01-59-");
        Decoded file = Decoded.of(Base64.getDecoder().decode(browser.text("return window.saved")));
        assertThat(file.errors()).isEmpty();
        // from the keyframe before to the one after: there is one each three seconds
        assertThat(file.frames()).isBetween(60L * RecordedHours.RATE - 1, 68L * RecordedHours.RATE);
    }

    @Test
    void whoManagesTheNodeKeepsAPartAndLetsGoOfIt() throws Exception {
        day.page().go("#/node");
        browser.awaitState("manage-first", SOON);
        browser.type("key", ManagedPage.text(node.managementKey()));
        browser.enter("key");
        browser.awaitState("node-well", SOON);
        day.show(BEGIN.plusSeconds(10_000), "1h");

        browser.press("#day-select");
        browser.press("#day-keep");
        Await.until("what was kept", SOON, () -> browser.words().contains("Retention leaves this part alone"));

        assertThat(browser.words()).contains("since files are kept whole");
        assertThat(keptFiles()).containsExactly("camera_2024-06-10_02-00-00.mp4.protected");
        Await.until(
                "a line under the ground",
                SOON,
                () -> browser.number("return document.querySelectorAll('#day-land .kept').length") == 1);

        browser.press("#day-outcome-close");
        browser.press("#day-let-go");
        Await.until("what was let go of", SOON, () -> browser.words().contains("Let go of"));

        assertThat(keptFiles()).isEmpty();
    }

    @Test
    void aDayThatHas25HoursShowsThemAll() {
        browser.inZone("Europe/Berlin").open("about:blank");
        day.page().watch();
        browser.awaitState("live", SOON);
        day.page().go("#/day/default/2024-10-27T11:00:00Z?zoom=24h");
        browser.awaitState("day-empty-day", SOON);

        // twelve by the clock is the thirteenth hour of 25
        assertThat(browser.text("return [...document.querySelectorAll('#day-ticks text')]"
                        + ".find(tick => tick.textContent === '12').getAttribute('x')"))
                .isEqualTo("52.000%");

        day.page().go("#/day/default/2024-10-27T01:00:00Z?zoom=6h");
        Await.until("the hour that comes twice", SOON, () -> browser.words().contains("2nd 02:30"));
    }

    @Test
    void theWheelZoomsAroundThePlayhead() {
        day.show(BEGIN.plusSeconds(5000), "1h");
        String place = browser.text("return document.getElementById('day-timeline').style.getPropertyValue('--at')");

        browser.text("document.getElementById('day-timeline').dispatchEvent("
                + "new WheelEvent('wheel', { deltaY: -462, ctrlKey: true, cancelable: true }))");

        Await.until(
                "half an hour",
                SOON,
                () -> browser.address().endsWith("?zoom=30m")
                        || browser.address().matches(".*zoom=180\\ds"));
        assertThat(browser.text("return document.getElementById('day-timeline').style.getPropertyValue('--at')"))
                .isEqualTo(place);
    }

    @Test
    void theAddressKeepsThePlace() {
        day.show(BEGIN.plusSeconds(5000), "1h");
        browser.press("#day-on-10");
        day.awaitPictureOf(BEGIN.plusSeconds(5010));

        assertThat(browser.address()).endsWith("#/day/default/2024-06-10T01:23:30Z?zoom=1h");
    }

    private static List<String> keptFiles() throws Exception {
        try (Stream<Path> files = java.nio.file.Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".protected"))
                    .toList();
        }
    }
}
