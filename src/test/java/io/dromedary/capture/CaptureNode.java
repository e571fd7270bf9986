package io.dromedary.capture;

import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.StreamPart;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context with one route, {@code from("ffmpeg:main…")}, for tests. */
final class CaptureNode implements AutoCloseable {

    static final String ROUTE = "capture-main";

    /** What the route was given of one part. */
    record Given(StreamPart part, Map<String, Object> headers) {}

    final CaptureStates states = new CaptureStates(Clock.systemUTC());
    final BlockingQueue<Given> given = new LinkedBlockingQueue<>();
    final CopyOnWriteArrayList<String> news = new CopyOnWriteArrayList<>();
    final DefaultCamelContext context = new DefaultCamelContext();

    CaptureNode(CaptureSource source, String options) throws Exception {
        this(source, options, exchange -> {});
    }

    CaptureNode(CaptureSource source, String options, Processor step) throws Exception {
        CaptureListener listener = new CaptureListener() {
            @Override
            public void onStarted(String camera) {
                news.add("started " + camera);
            }

            @Override
            public void onEnded(String camera, Optional<CaptureFailure> failure) {
                news.add("ended " + camera
                        + failure.map(why -> ": " + why.reason()).orElse(""));
            }
        };
        context.addComponent(
                "ffmpeg", new FfmpegComponent(new CaptureCrew(source, states, listener, ProcessIsolation.detect())));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler()); // Camel's own would log each failed part with its history
                from("ffmpeg:main" + options)
                        .routeId(ROUTE)
                        .process(CaptureNode.this::take)
                        .process(step);
            }
        });
    }

    CaptureNode started() {
        context.start();
        return this;
    }

    CaptureState state() {
        return states.of("main").orElseThrow();
    }

    /** Waits for the next part. */
    Given next() throws InterruptedException {
        return Optional.ofNullable(given.poll(20, TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("no part came within 20 s; " + states.all()));
    }

    /** Waits for the next fragment. */
    Fragment nextFragment() throws InterruptedException {
        while (true) {
            if (next().part() instanceof Fragment fragment) {
                return fragment;
            }
        }
    }

    boolean reaches(CaptureState.Phase phase, Duration limit) throws InterruptedException {
        return Processes.within(
                limit, () -> states.of("main").map(CaptureState::phase).equals(Optional.of(phase)));
    }

    private void take(Exchange exchange) {
        given.add(new Given(
                exchange.getMessage().getBody(StreamPart.class),
                Map.copyOf(exchange.getMessage().getHeaders())));
    }

    @Override
    public void close() {
        context.stop();
    }
}
