package io.dromedary.capture;

import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.InitSegment;
import io.dromedary.fragment.StreamPart;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one ffmpeg running for a camera, from {@link #run} to {@link #stop}; used once.
 *
 * <p>One thread runs it, starts every ffmpeg and reads it; that thread must not end before {@link #run} returns.
 */
final class CaptureSupervisor implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(CaptureSupervisor.class);
    private static final Duration END_LIMIT = Duration.ofSeconds(1);

    /**
     * What it needs to know of one camera.
     *
     * @param camera its name
     * @param times how patient to be
     * @param status where its state is kept
     */
    record Task(String camera, CaptureTimes times, CaptureStatus status) {}

    private final Task task;
    private final CaptureCrew crew;
    private final Consumer<StreamPart> parts;
    private final Backoff backoff;
    private final CountDownLatch stopWanted = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Optional<CaptureRun> current = Optional.empty();

    CaptureSupervisor(Task task, CaptureCrew crew, Consumer<StreamPart> parts) {
        this.task = task;
        this.crew = crew;
        this.parts = parts;
        this.backoff =
                new Backoff(task.times(), () -> ThreadLocalRandom.current().nextDouble());
    }

    @Override
    public void run() {
        try {
            while (!isStopping()) {
                captureOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            task.status().stopped();
            ended.countDown();
        }
    }

    /** Kills ffmpeg if it has stalled; to be called a few times a second. */
    void check() {
        tell(() -> current.ifPresent(CaptureRun::check));
    }

    /**
     * Ends ffmpeg gently, and then {@link #run}. Any thread, any number of times; returns within the quit timeout and 3
     * s.
     */
    void stop() throws InterruptedException {
        stopWanted.countDown();
        Optional<CaptureRun> running = current;
        if (running.isPresent()) {
            running.get().stop(task.times().quitTimeout());
        }
        if (!ended.await(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("{}: ffmpeg is gone, but the route is still busy with its last part", task.camera());
        }
    }

    private boolean isStopping() {
        return stopWanted.getCount() == 0;
    }

    private void captureOnce() throws InterruptedException {
        task.status().starting();
        Optional<CaptureRun> started = start();
        if (started.isEmpty()) {
            return;
        }
        CaptureRun run = started.get();
        current = started;
        if (isStopping()) {
            run.stop(task.times().quitTimeout()); // stop() may have looked before there was anything to stop
        }
        tell(() -> crew.listener().onStarted(task.camera()));
        String reason;
        try {
            reason = run.follow(this::receive);
        } finally {
            current = Optional.empty();
        }
        if (isStopping()) {
            tell(() -> crew.listener().onEnded(task.camera(), Optional.empty()));
            return;
        }
        CaptureFailure failure = task.status().failed(reason, run.lastLines());
        tell(() -> crew.source().failed(task.camera(), failure, run.pictures()));
        tell(() -> crew.listener().onEnded(task.camera(), Optional.of(failure)));
        retryLater(failure, run.pictures());
    }

    private Optional<CaptureRun> start() throws InterruptedException {
        try {
            CaptureCommand command = crew.source().commandFor(task.camera());
            if (isStopping()) {
                return Optional.empty();
            }
            task.status().hasReport(command.report());
            CaptureProcess process = CaptureProcess.start(command, crew.isolation(), "capture-" + task.camera());
            task.status().hasPid(process.pid());
            return Optional.of(new CaptureRun(process, task.times()));
        } catch (CaptureRefusedException | FfmpegMissingException | IOException | RuntimeException e) {
            LOG.debug("{}: ffmpeg cannot be started", task.camera(), e);
            String reason = Addresses.masked(String.valueOf(e.getMessage()));
            retryLater(task.status().failed(reason, List.of()), Duration.ZERO);
            return Optional.empty();
        }
    }

    private void receive(StreamPart part) {
        if (part instanceof InitSegment init) {
            task.status().hasVideo(init.video(), init.sizeBytes());
        } else if (part instanceof Fragment fragment) {
            task.status().hasFragment(fragment);
        }
        parts.accept(part);
    }

    private void retryLater(CaptureFailure failure, Duration pictures) throws InterruptedException {
        Duration wait = backoff.next(pictures);
        String lines = failure.lastLines().isEmpty() ? "" : "; it said:\n  " + String.join("\n  ", tail(failure));
        LOG.warn("{}: {}; next try in {} ms{}", task.camera(), failure.reason(), wait.toMillis(), lines);
        if (stopWanted.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.debug("{}: stopped while waiting", task.camera());
        }
    }

    private static List<String> tail(CaptureFailure failure) {
        List<String> lines = failure.lastLines();
        return lines.subList(Math.max(0, lines.size() - CaptureFailure.LOGGED_LINES), lines.size());
    }

    private void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.error("{}: a fault in a listener or in the watch", task.camera(), e);
        }
    }
}
