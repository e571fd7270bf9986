package io.dromedary.announce;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.recording.Segment;
import io.dromedary.recording.SegmentState;
import io.dromedary.recording.Segments;
import io.dromedary.testing.Await;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SegmentsConsumerTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    private Path home;

    private final List<String> got = new CopyOnWriteArrayList<>();
    private final CountDownLatch free = new CountDownLatch(1);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private Segments segments = new Segments(Path.of("."), List::of, Clock.systemUTC());

    @BeforeEach
    void begin() throws IOException {
        segments = new Segments(home.resolve("state"), List::of, Clock.systemUTC());
        segments.begin();
        Files.createFile(home.resolve(".dromedary-recordings"));
        context.addComponent("segments", new SegmentsComponent(segments.due(), Clock.systemUTC()));
    }

    @AfterEach
    void end() {
        free.countDown();
        context.stop();
        segments.close();
    }

    @Test
    void aSegmentIsDescribedByBodyAndHeaders() throws Exception {
        start(exchange -> got.add(exchange.getMessage().getBody(File.class) + " "
                + exchange.getMessage().getHeaders()));
        closed("garden", 1);

        Await.until("it comes", SOON, () -> got.size() == 1);
        assertThat(got.get(0))
                .startsWith(home.resolve("garden-1.mp4") + " ")
                .contains(
                        "camera=garden",
                        "path=garden-1.mp4",
                        "state=closed",
                        "from=2026-11-20T12:00:01Z",
                        "to=2026-11-20T12:00:02Z",
                        "bytes=3",
                        "mediaType=video/mp4");
    }

    @Test
    void anIndexThatIsMadeAnewKnowsItsReadersAgain() throws Exception {
        start(this::note);
        closed("garden", 1);
        Await.until("it comes", SOON, () -> got.size() == 1);
        try (Connection index = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("state/recordings.sqlite"));
                Statement statement = index.createStatement()) {
            statement.execute("DELETE FROM reader");
        }
        Await.until("it is known again", SOON, this::isFollowed);
        closed("garden", 2);

        Await.until("the next one comes", SOON, () -> got.size() == 2);
    }

    @Test
    void aSegmentThatFailsComesAgainBeforeTheOnesAfterIt() throws Exception {
        start(exchange -> {
            note(exchange);
            if (got.size() < 3) {
                throw new IOException("not yet");
            }
        });
        closed("garden", 1);
        closed("garden", 2);

        Await.until("both come", SOON, () -> got.size() == 4);
        assertThat(got).containsExactly("garden-1.mp4", "garden-1.mp4", "garden-1.mp4", "garden-2.mp4");
    }

    @Test
    void aSegmentThatAlwaysFailsHoldsTheOthersUpForThreeTries() throws Exception {
        start(exchange -> {
            note(exchange);
            if (got.get(got.size() - 1).equals("garden-1.mp4")) {
                throw new IOException("never");
            }
        });
        closed("garden", 1);
        closed("garden", 2);

        Await.until("the second comes", SOON, () -> got.contains("garden-2.mp4"));
        assertThat(got.subList(0, 4)).containsExactly("garden-1.mp4", "garden-1.mp4", "garden-1.mp4", "garden-2.mp4");
        closed("garden", 3);
        Await.until("the third comes", SOON, () -> got.contains("garden-3.mp4"));
    }

    @Test
    void aStepThatHangsHoldsNoOtherCameraUp() throws Exception {
        start(exchange -> {
            note(exchange);
            if (exchange.getMessage().getHeader("camera").equals("garden")) {
                free.await(30, TimeUnit.SECONDS);
            }
        });
        closed("garden", 1);
        Await.until("it hangs", SOON, () -> got.size() == 1);
        closed("door", 1);
        closed("door", 2);

        Await.until("the other camera's come", SOON, () -> got.contains("door-2.mp4"));
        assertThat(got).containsExactly("garden-1.mp4", "door-1.mp4", "door-2.mp4");
    }

    @Test
    void whatARouteWasBusyWithWhenItEndedComesAgain() throws Exception {
        start(exchange -> {
            note(exchange);
            if (got.size() == 1) {
                free.await(30, TimeUnit.SECONDS);
            }
        });
        closed("garden", 1);
        Await.until("it is on its way", SOON, () -> got.size() == 1);

        context.getRouteController().stopRoute("reader", 100, TimeUnit.MILLISECONDS);
        context.getRouteController().startRoute("reader");

        Await.until("it comes again", SOON, () -> got.size() == 2);
        assertThat(got).containsOnly("garden-1.mp4");
    }

    private boolean isFollowed() {
        try {
            return segments.due().isFollowed("reader");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void note(Exchange exchange) {
        got.add(exchange.getMessage().getHeader("path", String.class));
    }

    private void start(Processor step) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("segments:reader?retryInitial=20&retryMax=40")
                        .routeId("reader")
                        .process(step);
            }
        });
        context.start();
        // known once it has asked for the first time
        Await.until("it is known", SOON, () -> {
            try {
                segments.due().follow("reader");
                return true;
            } catch (IOException e) {
                return false;
            }
        });
    }

    private void closed(String camera, int number) throws IOException {
        Path file = Files.writeString(home.resolve(camera + "-" + number + ".mp4"), "abc");
        Instant from = NOON.plusSeconds(number);
        Segment segment = new Segment(
                camera,
                file,
                SegmentState.CLOSED,
                from,
                from.plusSeconds(1),
                Duration.ofSeconds(1),
                3,
                "video/mp4",
                "h264",
                320,
                180,
                "run",
                Duration.ofSeconds(number),
                List.of(),
                false);
        segments.closed(segment, List.of());
    }
}
