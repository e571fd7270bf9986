package io.dromedary.announce;

import io.dromedary.recording.DueSegment;
import io.dromedary.recording.Segment;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives its route each segment that ended, and counts one as passed on when the exchange has ended without an
 * exception.
 *
 * <p>The body is the file, a {@link java.io.File}, and {@link #describe} names the headers. What fails comes again,
 * with a growing wait, also after a restart. A few threads work, one for a camera at a time, so that a camera whose
 * steps take long holds no other up; nothing is kept in memory but the names of the cameras at work.
 */
final class SegmentsConsumer extends DefaultConsumer implements Suspendable {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentsConsumer.class);
    private static final long LOOK_EVERY_MILLIS = 500;

    private final SegmentsEndpoint endpoint;
    private final Reader reader;
    private Optional<Threads> threads = Optional.empty();
    private boolean follows;

    /** What exists only while the route runs: who looks, who works, and the cameras at work. */
    private record Threads(ScheduledExecutorService look, ExecutorService work, Set<String> atWork) {}

    SegmentsConsumer(SegmentsEndpoint endpoint, Processor processor, Reader reader) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.reader = reader;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ExecutorServiceManager manager = endpoint.getCamelContext().getExecutorServiceManager();
        Threads made = new Threads(
                manager.newSingleThreadScheduledExecutor(this, "segments-look"),
                manager.newFixedThreadPool(this, "segments-" + reader.name(), endpoint.camerasAtOnce()),
                ConcurrentHashMap.newKeySet());
        threads = Optional.of(made);
        // what a look throws it has logged itself; the handle is of no use
        var unused = made.look()
                .scheduleWithFixedDelay(() -> look(made), LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() throws Exception {
        ExecutorServiceManager manager = endpoint.getCamelContext().getExecutorServiceManager();
        threads.ifPresent(ending -> {
            manager.shutdownNow(ending.look());
            manager.shutdownNow(ending.work());
        });
        threads = Optional.empty();
        super.doStop();
    }

    private boolean mayWork() {
        return isRunAllowed() && !isSuspendingOrSuspended();
    }

    private void look(Threads running) {
        try {
            if (!follows || !reader.due().isFollowed(reader.name())) {
                reader.due().follow(reader.name());
                follows = true;
            }
            for (String camera : mayWork() ? reader.due().cameras(reader.name()) : Set.<String>of()) {
                if (running.atWork().add(camera)) {
                    running.work().execute(() -> passAll(camera, running.atWork()));
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("{}: what is due cannot be read now", reader.name(), e);
        }
    }

    private void passAll(String camera, Set<String> atWork) {
        try {
            Optional<DueSegment> next = next(camera);
            while (next.isPresent() && pass(next.get())) {
                next = next(camera);
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("{}: what is due of {} cannot be read now", reader.name(), camera, e);
        } finally {
            atWork.remove(camera);
        }
    }

    private Optional<DueSegment> next(String camera) throws IOException {
        return mayWork() ? reader.due().next(reader.name(), camera) : Optional.empty();
    }

    /** Returns whether it went well. */
    private boolean pass(DueSegment next) throws IOException {
        Segment segment = next.segment();
        Optional<Exception> failure = failure(segment);
        if (failure.isEmpty()) {
            reader.due().done(reader.name(), segment);
            sayPassed(next);
        } else if (mayWork()) {
            var wait = endpoint.retryAfter(next.tries());
            sayFailed(next, wait.toMillis(), failure.get());
            reader.due()
                    .failed(
                            reader.name(),
                            segment.file(),
                            reader.clock().instant().plus(wait));
        }
        return failure.isEmpty();
    }

    private Optional<Exception> failure(Segment segment) {
        Exchange exchange = createExchange(true);
        describe(segment, exchange.getMessage());
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            return Optional.of(e);
        }
        if (exchange.isRollbackOnly() && exchange.getException() == null) {
            return Optional.of(new IllegalStateException("the route rolled it back"));
        }
        return Optional.ofNullable(exchange.getException());
    }

    private static void describe(Segment segment, Message message) {
        message.setBody(segment.file().toFile());
        message.setHeader("camera", segment.camera());
        message.setHeader("path", String.valueOf(segment.file().getFileName()));
        message.setHeader("state", segment.state().word());
        message.setHeader("from", segment.from().toString());
        message.setHeader("to", segment.to().toString());
        message.setHeader("bytes", segment.bytes());
        message.setHeader("mediaType", segment.mediaType());
    }

    private void sayPassed(DueSegment next) {
        if (next.tries() > 0) {
            LOG.info(
                    "{}: {} went through at try {}",
                    reader.name(),
                    next.segment().file().getFileName(),
                    next.tries() + 1);
        }
    }

    /** The first failure of a segment is told, and then those after which the wait grows no more. */
    private void sayFailed(DueSegment next, long waitMillis, Exception failure) {
        boolean toldBefore = next.tries() > 0
                && waitMillis < endpoint.retryAfter(Integer.MAX_VALUE).toMillis();
        LOG.atLevel(toldBefore ? org.slf4j.event.Level.DEBUG : org.slf4j.event.Level.WARN)
                .log(
                        "{}: {} failed and comes again in {} s: {}",
                        reader.name(),
                        next.segment().file().getFileName(),
                        (waitMillis + 999) / 1000,
                        FailureReason.of(failure));
    }
}
