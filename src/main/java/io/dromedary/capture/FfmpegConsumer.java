package io.dromedary.capture;

import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.StreamPart;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.DefaultConsumer;

/**
 * Runs ffmpeg while its route runs, and makes one exchange of each part of the stream.
 *
 * <p>The body is the {@link StreamPart}; {@value #CAMERA} and {@value #PART} are always set, the other headers for
 * fragments. The exchange is processed by the thread that reads ffmpeg's pipe: a route that blocks stops the pictures.
 * An exception in the route is counted and logged, and never ends the capture.
 */
public final class FfmpegConsumer extends DefaultConsumer implements Suspendable {

    /** Header: the camera's name. */
    public static final String CAMERA = "camera";

    /** Header: {@code init} or {@code fragment}. */
    public static final String PART = "part";

    /** Header: whether a viewer can begin with this fragment. */
    public static final String KEYFRAME = "keyframe";

    /** Header: the fragment's position in this run of ffmpeg, from 1. */
    public static final String SEQUENCE = "sequence";

    /** Header: when the fragment's first picture is decoded, in milliseconds since this run began. */
    public static final String DECODE_TIME = "decodeTimeMillis";

    private static final Duration CHECK_EVERY = Duration.ofMillis(250);

    private final String camera;
    private final CaptureCrew crew;
    private final CaptureTimes times;
    private Optional<Work> work = Optional.empty();

    /** What exists only while the route runs. */
    private record Work(
            CaptureSupervisor supervisor,
            CaptureStatus status,
            ExecutorService reader,
            ScheduledExecutorService watch) {}

    FfmpegConsumer(FfmpegEndpoint endpoint, Processor processor, CaptureCrew crew, CaptureTimes times) {
        super(endpoint, processor);
        this.camera = endpoint.camera();
        this.crew = crew;
        this.times = times;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        begin();
    }

    @Override
    protected void doResume() {
        begin();
    }

    @Override
    protected void doSuspend() throws InterruptedException {
        end();
    }

    @Override
    protected void doStop() throws Exception {
        end();
        super.doStop();
    }

    private synchronized void begin() {
        if (work.isPresent()) {
            return;
        }
        CaptureStatus status = crew.states().begin(camera);
        RouteFailures failures = new RouteFailures(camera, status);
        CaptureSupervisor supervisor = new CaptureSupervisor(
                new CaptureSupervisor.Task(camera, times, status), crew, part -> process(part, failures));
        ExecutorServiceManager threads = getEndpoint().getCamelContext().getExecutorServiceManager();
        ExecutorService reader = threads.newSingleThreadExecutor(this, "capture-" + camera);
        ScheduledExecutorService watch = threads.newSingleThreadScheduledExecutor(this, "capture-watch-" + camera);
        work = Optional.of(new Work(supervisor, status, reader, watch));
        reader.execute(supervisor);
        var unused = watch.scheduleWithFixedDelay(
                supervisor::check, CHECK_EVERY.toMillis(), CHECK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void end() throws InterruptedException {
        if (work.isEmpty()) {
            return;
        }
        Work ending = work.get();
        work = Optional.empty();
        try {
            ending.supervisor().stop();
        } finally {
            ExecutorServiceManager threads = getEndpoint().getCamelContext().getExecutorServiceManager();
            threads.shutdownNow(ending.watch());
            threads.shutdownNow(ending.reader());
            ending.status().stopped();
        }
    }

    private void process(StreamPart part, RouteFailures failures) {
        Exchange exchange = createExchange(true);
        describe(part, exchange.getMessage());
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Optional.ofNullable(exchange.getException()).ifPresent(failures::add);
    }

    private void describe(StreamPart part, Message message) {
        message.setBody(part);
        message.setHeader(CAMERA, camera);
        if (part instanceof Fragment fragment) {
            message.setHeader(PART, "fragment");
            message.setHeader(KEYFRAME, fragment.keyframe());
            message.setHeader(SEQUENCE, fragment.sequence());
            message.setHeader(DECODE_TIME, fragment.decodeTime().toMillis());
        } else {
            message.setHeader(PART, "init");
        }
    }
}
