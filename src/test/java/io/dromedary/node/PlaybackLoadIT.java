package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.capture.FfmpegFinder;
import io.dromedary.recording.Segment;
import io.dromedary.recording.WrittenSegments;
import io.dromedary.testing.Await;
import io.dromedary.testing.Mp4;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.TestPlayer;
import io.dromedary.testing.TestPlayer.Part;
import io.dromedary.testing.TestPlayer.Played;
import io.dromedary.testing.TestViewer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Forty seconds of noise, some 10 Mbit/s, a segment for each ten seconds: who plays them, and who watches meanwhile.
 */
final class PlaybackLoadIT {

    private static final int SECONDS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NOISE =
            "color=gray:size=320x180:rate=30:duration=" + SECONDS + ",noise=alls=100:allf=t";

    @TempDir
    private static Path home;

    private static List<Segment> segments = List.of();
    private static RunningNode node;

    @BeforeAll
    static void start() throws Exception {
        NodeSetup setup = NodeSetup.usual().camera("useFileRotation", "false");
        try (WrittenSegments written = new WrittenSegments(home, SECONDS / 4);
                InputStream noise = Files.newInputStream(noise())) {
            segments = written.stream(noise).all();
            for (Segment segment : segments) {
                String name = "recordings/" + segment.file().getFileName();
                setup = setup.file(name, Files.readAllBytes(segment.file()));
            }
        }
        node = RunningNode.start(setup.file("recordings/.dromedary-recordings", new byte[0]))
                .awaitPicture();
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
    }

    @Test
    void eightPlayersAtFullSpeedDisturbNobodyWhoWatches() throws Exception {
        long bytes = 0;
        try (TestPlayer player = TestPlayer.operator(node)) {
            bytes = whole(player.answer(player.play(at(0), at(SECONDS))));
        }
        List<Thirst> players = new ArrayList<>();
        try (TestViewer viewer = node.watch().awaitMedia(120)) {
            long quiet = longestPause(viewer, 30, 120);
            for (int i = 0; i < 8; i++) {
                players.add(new Thirst(node, bytes));
            }
            int from = viewer.mediaCount();
            long began = System.nanoTime();
            for (Thirst player : players) {
                player.ask(at(0), at(SECONDS));
            }
            for (Thirst player : players) {
                player.awaitAll(PATIENCE);
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            viewer.awaitMedia(viewer.mediaCount() + 10);
            long busy = longestPause(viewer, from, viewer.mediaCount());

            Figures.note("8 players, MB of each", List.of(bytes / 1_000_000));
            Figures.note("8 players, ms for all", List.of(millis));
            Figures.note("longest pause of the live picture without them, ms", List.of(quiet));
            Figures.note("longest pause of the live picture with them, ms", List.of(busy));
            assertThat(viewer.texts("drop")).isEmpty();
            assertThat(Mp4.runs(viewer.plaintext())).hasSize(1).allMatch(Mp4.Run::isWithoutGap);
        } finally {
            for (Thirst player : players) {
                player.close();
            }
        }
    }

    @Test
    void aSeekShowsAPictureSoon() throws Exception {
        Random random = new Random(4);
        List<Long> millis = new ArrayList<>();
        List<Long> pictures = new ArrayList<>();
        try (TestPlayer player = TestPlayer.operator(node)) {
            for (int i = 0; i < 100; i++) {
                Instant from = Instant.parse(at(0)).plusMillis(random.nextInt(1000 * (SECONDS - 2)));
                int before = player.viewer().mediaCount();
                long asked = System.nanoTime();
                long id = player.play(from.toString(), from.plusSeconds(1).toString());
                player.answer(id);
                millis.add(micros(player, before, asked));
                pictures.add(micros(player, before + 2, asked));
            }
        }
        millis.sort(null);
        pictures.sort(null);
        Figures.note("seek to first sealed message, us", millis);
        Figures.note("seek to first bytes of the picture, us", pictures);
        assertThat(millis.get(millis.size() / 2)).isLessThan(100_000);
    }

    @Test
    void aNewRequestTakesThePlaceOfTheOldOneAtOnce() throws Exception {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            try (TestPlayer player = TestPlayer.operator(node)) {
                long playing = player.play(at(0), at(SECONDS));
                player.viewer().awaitMedia(20);
                long asked = System.nanoTime();
                long picture = player.picture(at(5));
                Played shown = player.answer(picture);
                millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked));

                assertThat(shown.parts()).hasSize(1);
                assertThat(player.played(playing).isComplete()).isFalse();
            }
        }
        millis.sort(null);
        Figures.note("a new request to its whole picture, ms", millis);
        assertThat(millis.get(millis.size() / 2)).isLessThan(200);
    }

    @Test
    void whoStopsReadingHoldsNoThreadAndGoesOnLater() throws Exception {
        List<TestPlayer> players = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                TestPlayer player = TestPlayer.operator(node);
                players.add(player);
                player.viewer().holdBreath();
                player.play(at(0), at(SECONDS));
            }
            Await.until(
                    "no thread plays",
                    PATIENCE,
                    () -> Thread.getAllStackTraces().keySet().stream()
                            .noneMatch(thread -> thread.getName().equals("playback")));
            TestPlayer last = players.get(49);
            assertThat(last.played(1).isComplete()).isFalse();
            last.viewer().breathe();

            assertThat(whole(last.answer(1))).isPositive();
        } finally {
            for (TestPlayer player : players) {
                player.close();
            }
        }
    }

    /** Checks that all of all segments came, and returns how many bytes that are. */
    private static long whole(Played played) throws IOException {
        assertThat(played.parts()).hasSameSizeAs(segments);
        long bytes = 0;
        for (int i = 0; i < segments.size(); i++) {
            Part part = played.parts().get(i);
            byte[] file = Files.readAllBytes(segments.get(i).file());
            assertThat(Arrays.mismatch(part.bytes(), file)).isEqualTo(part.bytes().length);
            assertThat(file.length - part.bytes().length).isBetween(1, 10_000);
            bytes += part.bytes().length;
        }
        return bytes;
    }

    private static long micros(TestPlayer player, int message, long since) {
        return TimeUnit.NANOSECONDS.toMicros(
                player.viewer().media().get(message).atNanos() - since);
    }

    private static long longestPause(TestViewer viewer, int from, int to) {
        List<TestViewer.Media> media = viewer.media();
        long longest = 0;
        for (int i = from + 1; i < to; i++) {
            longest =
                    Math.max(longest, media.get(i).atNanos() - media.get(i - 1).atNanos());
        }
        return TimeUnit.NANOSECONDS.toMillis(longest);
    }

    private static String at(int seconds) {
        return WrittenSegments.NOON.plusSeconds(seconds).toString();
    }

    private static Path noise() throws Exception {
        Path file = home.resolve("noise.mp4");
        String ffmpeg = FfmpegFinder.ofThisMachine().find("ffmpeg").path().toString();
        List<String> command = new ArrayList<>(List.of(ffmpeg, "-v", "error", "-f", "lavfi", "-i", NOISE));
        command.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-pix_fmt"));
        command.addAll(List.of("yuv420p", "-b:v", "10M", "-maxrate", "10M", "-bufsize", "2M", "-g", "30"));
        command.addAll(List.of("-movflags", "+frag_every_frame+empty_moov+default_base_moof", file.toString()));
        Process encoding = new ProcessBuilder(command).inheritIO().start();
        assertThat(encoding.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return file;
    }
}
