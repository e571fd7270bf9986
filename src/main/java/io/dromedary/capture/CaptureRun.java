package io.dromedary.capture;

import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.FragmentSplitter;
import io.dromedary.fragment.MalformedStreamException;
import io.dromedary.fragment.SplitterLimits;
import io.dromedary.fragment.StreamPart;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One ffmpeg, from its start to its end. One thread starts and follows it; any thread may check or stop it. */
final class CaptureRun {

    private static final Logger LOG = LoggerFactory.getLogger(CaptureRun.class);

    /** From the end of its output to the end of the process. */
    private static final Duration END_LIMIT = Duration.ofMillis(500);

    private final CaptureProcess process;
    private final StallWatch watch;
    private volatile Optional<String> complaint = Optional.empty();

    CaptureRun(CaptureProcess process, CaptureTimes times) {
        this.process = process;
        this.watch = new StallWatch(times, System::nanoTime);
    }

    /**
     * Hands over part after part until ffmpeg ends, by itself or not.
     *
     * @return why it ended, in plain words; when it has returned or thrown, the process is gone
     */
    String follow(Consumer<StreamPart> parts) throws InterruptedException {
        try {
            FragmentSplitter splitter = FragmentSplitter.of(
                    new MeteredInputStream(process.output(), watch::onBytes), SplitterLimits.DEFAULT);
            for (Optional<StreamPart> part = splitter.next(); part.isPresent(); part = splitter.next()) {
                handOver(part.get(), parts);
            }
        } catch (MalformedStreamException e) {
            // the JDK may reorder the last bytes of a process that ends: then its end is the fault, not its bytes
            if (!process.hasEndedWithin(END_LIMIT)) {
                complaint = complaint.or(() -> Optional.of("ffmpeg wrote what is no video stream: " + e.getMessage()));
            }
            process.kill();
        } catch (IOException e) {
            LOG.debug("The output of ffmpeg {} ended inside a part", pid(), e); // its exit code says why
        } catch (RuntimeException e) {
            LOG.error("The output of ffmpeg {} cannot be followed", pid(), e);
            complaint = complaint.or(() -> Optional.of("a fault in this program: " + e));
            process.kill();
        }
        int exitCode = process.end(END_LIMIT);
        List<String> lastLines = lastLines();
        return complaint.orElseGet(() -> FailureWords.of(exitCode, lastLines));
    }

    /** Kills ffmpeg if it has stalled. */
    void check() {
        watch.complaint().ifPresent(words -> {
            complaint = Optional.of(words);
            process.kill();
        });
    }

    /** Ends ffmpeg gently; see {@link CaptureProcess#stop}. */
    void stop(Duration quitTimeout) throws InterruptedException {
        process.stop(quitTimeout);
    }

    long pid() {
        return process.pid();
    }

    List<String> lastLines() throws InterruptedException {
        return process.lastLines();
    }

    /** Returns for how long pictures came. */
    Duration pictures() {
        return watch.pictures();
    }

    private void handOver(StreamPart part, Consumer<StreamPart> parts) {
        if (part instanceof Fragment fragment) {
            watch.onFragment(fragment.decodeTime());
        }
        long entered = System.nanoTime();
        watch.onRouteEntered();
        try {
            parts.accept(part);
        } finally {
            watch.onRouteLeft(System.nanoTime() - entered);
        }
    }
}
