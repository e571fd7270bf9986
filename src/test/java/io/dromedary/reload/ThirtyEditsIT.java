package io.dromedary.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Thirty edits while fragments come thirty times a second, as from a capture. */
final class ThirtyEditsIT {

    private static final String FILE = "deliver-fragment.camel.yaml";
    private static final Duration LIVE_WITHIN = Duration.ofSeconds(1);
    private static final Duration MOST_WAIT = Duration.ofMillis(300);

    @TempDir
    private Path folder;

    private final List<Duration> live = new ArrayList<>();

    /** An edit and, if it is bad, the line and the words that have to be reported. */
    private record Edit(String text, Optional<String> answer, int line, String reason) {

        static Edit good(String answer) {
            return new Edit(deliver(answer), Optional.of(answer), 0, "");
        }

        static Edit bad(int line, String reason, String text) {
            return new Edit(text, Optional.empty(), line, reason);
        }
    }

    private static final List<Edit> EDITS = List.of(
            Edit.good("e1"),
            Edit.bad(7, "no component for nowhere:", step("- to: nowhere:x")),
            Edit.good("e2"),
            Edit.bad(8, "no bean named archive", step("- process:\n    ref: archive")),
            Edit.bad(7, "log: has no option loud", step("- to: log:x?loud=1")),
            Edit.good("e3"),
            Edit.bad(7, "Unknown node id: fly", step("- fly: {}")),
            Edit.bad(7, "no property named no.such", step("- log: \"{{no.such}}\"")),
            Edit.good("e4"),
            Edit.bad(0, "is empty", ""),
            Edit.bad(3, "a tab", deliver("e5").replace("    description", "\tdescription")),
            Edit.good("e5"),
            Edit.bad(
                    2,
                    "the id keep belongs to keep.camel.yaml",
                    deliver("e6").replace("id: deliver-fragment", "id: keep")),
            Edit.bad(
                    5,
                    "direct:keep belongs to keep.camel.yaml",
                    deliver("e6").replace("direct:deliver-fragment", "direct:keep")),
            Edit.good("e6"),
            Edit.bad(0, "is larger than 256 KiB", "# comment\n".repeat(100_000)),
            Edit.bad(0, "is not YAML that can be read", "\u0000\u0001\u0002"),
            Edit.good("e7"),
            Edit.bad(5, "found unexpected end of stream", half("\"direct")),
            Edit.bad(1, "this route has no id", deliver("e8").replace("    id: deliver-fragment\n", "")),
            Edit.good("e8"),
            Edit.bad(8, "the expression ${bodi} is wrong", step("- setBody:\n    simple: ${bodi}")),
            Edit.bad(
                    8, "no class named no.such.Failure", step("- throwException:\n    exceptionType: no.such.Failure")),
            Edit.good("e9"),
            Edit.bad(
                    3,
                    "no route configuration named lost",
                    deliver("e10").replace("    description", "    routeConfigurationId: lost\n    description")),
            Edit.good("e10"),
            Edit.bad(9, "the bean has no method fly", step("- bean:\n    ref: seal\n    method: fly")),
            Edit.good("e11"),
            Edit.bad(1, "a list such as", "route:\n  id: deliver-fragment\n"),
            Edit.good("e12"));

    @Test
    void noFragmentFailsOrWaitsLongThroughThirtyEdits() throws Exception {
        Files.writeString(folder.resolve(FILE), deliver("e0"));
        Files.writeString(folder.resolve("keep.camel.yaml"), Routes.answer("keep", "kept"));
        try (RunningRoutes node = new RunningRoutes(folder, RouteTemplates.none()).start();
                Capture capture = new Capture(node)) {
            capture.begin();
            Await.until("fragments", Duration.ofSeconds(5), () -> capture.delivered.get() > 10);
            capture.longestNanos.set(0);
            String answer = "e0";
            for (Edit edit : EDITS) {
                answer = make(edit, answer, node, capture);
            }

            Duration longest = Duration.ofNanos(capture.longestNanos.get());
            Duration median = live.stream().sorted().toList().get(live.size() / 2);
            LoggerFactory.getLogger(ThirtyEditsIT.class)
                    .info("{} fragments, longest {}; live after {} (median)", capture.delivered, longest, median);
            assertThat(capture.failures).isEmpty();
            assertThat(longest).isLessThan(MOST_WAIT);
            assertThat(median).isLessThan(LIVE_WITHIN);
            assertThat(node.context().getRoutesSize()).isEqualTo(2);
        }
    }

    private String make(Edit edit, String before, RunningRoutes node, Capture capture) throws IOException {
        Route route = node.route("deliver-fragment");
        if (edit.line() % 2 == 0) {
            node.save(FILE, edit.text());
        } else {
            node.overwrite(FILE, edit.text());
        }
        if (edit.answer().isPresent()) {
            String answer = edit.answer().get();
            live.add(Await.until(answer, RunningRoutes.LIVE_WITHIN, () -> capture.last.equals(answer)));
            node.awaitNoProblem(FILE);
            return answer;
        }
        RouteProblem problem = node.awaitProblem(FILE, edit.reason());
        assertThat(problem.line().orElse(0)).as(edit.reason()).isEqualTo(edit.line());
        assertThat(problem.meanwhile()).isEqualTo("The version of 13:20 goes on running.");
        assertThat(node.route("deliver-fragment")).isSameAs(route);
        assertThat(node.ask("deliver-fragment")).isEqualTo(before);
        return before;
    }

    @Test
    void everyHalfOfAFileThatIsSavedSlowlyIsHarmless() throws Exception {
        Files.writeString(folder.resolve(FILE), deliver("e0"));
        byte[] bytes = deliver("e1").getBytes(StandardCharsets.UTF_8);
        try (RunningRoutes node = new RunningRoutes(folder, RouteTemplates.none()).start();
                Capture capture = new Capture(node)) {
            capture.begin();
            int part = bytes.length / 4;
            for (int written = part; written < bytes.length; written += part) {
                Files.write(folder.resolve(FILE), Arrays.copyOf(bytes, written));
                node.awaitProblem(FILE);
            }
            Files.write(folder.resolve(FILE), bytes);

            Await.until("the whole file", RunningRoutes.LIVE_WITHIN, () -> capture.last.equals("e1"));
            assertThat(capture.failures).isEmpty();
        }
    }

    private static String deliver(String answer) {
        return Routes.answer("deliver-fragment", answer);
    }

    private static String step(String step) {
        return Routes.route("deliver-fragment", "direct:deliver-fragment", step);
    }

    private static String half(String from) {
        String whole = deliver("x").replace("uri: direct:deliver-fragment", "uri: \"direct:deliver-fragment\"");
        return whole.substring(0, whole.indexOf(from) + from.length());
    }

    /** Sends a fragment every 33 ms and waits for its answer, as the reader of a pipe does. */
    private static final class Capture implements AutoCloseable {

        private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
        private final ProducerTemplate producer;
        private final List<Object> failures = new CopyOnWriteArrayList<>();
        private final AtomicInteger delivered = new AtomicInteger();
        private final AtomicLong longestNanos = new AtomicLong();
        private volatile String last = "";

        Capture(RunningRoutes node) {
            producer = node.context().createProducerTemplate();
        }

        void begin() {
            var unused = thread.scheduleAtFixedRate(this::deliver, 0, 33, TimeUnit.MILLISECONDS);
        }

        private void deliver() {
            long start = System.nanoTime();
            Exchange exchange = producer.request(
                    "direct:deliver-fragment", sent -> sent.getMessage().setBody("fragment"));
            longestNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
            if (exchange.getException() != null) {
                failures.add(exchange.getException());
            }
            last = exchange.getMessage().getBody(String.class);
            delivered.incrementAndGet();
        }

        @Override
        public void close() {
            thread.shutdownNow();
        }
    }
}
