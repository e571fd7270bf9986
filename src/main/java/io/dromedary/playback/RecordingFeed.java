package io.dromedary.playback;

import io.dromedary.delivery.Feed;
import io.dromedary.delivery.FeedConnection;
import io.dromedary.live.Farewell;
import io.dromedary.live.StreamDescription;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recording of one camera, as one session plays it: it hears requests and answers the last one.
 *
 * <p>On the viewer's loop. One message at a time is made by a worker, and the next only once the network takes bytes
 * and, where the viewer has said how much may be on its way, once it has taken some of that: who reads slowly or not at
 * all holds no thread, and no more than the network's own queue and one message. A request that was replaced while its
 * message was being made may take a second worker until that is done. The rights are asked for again for each message.
 */
final class RecordingFeed implements Feed {

    /** A recording has no one codec, size and rate: each of its segments says its own. */
    static final StreamDescription PROMISE = new StreamDescription("recorded", 0, 0, 0, "", Optional.empty());

    /** Most tasks of one session that workers have at a time. */
    static final int MAX_MAKING = 2;

    private static final Logger LOG = LoggerFactory.getLogger(RecordingFeed.class);

    /**
     * How long a file that is saved waits for one who does not read on: as long as HTTP lets a connection be silent.
     */
    private static final long SAVE_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(75);

    private final Answers answers;
    private final BooleanSupplier allowed;
    private final LongSupplier nanos;
    private @Nullable FeedConnection connection;
    private @Nullable Run current;
    private long lastId = -1;
    private long window = Long.MAX_VALUE;
    private int making;
    private long sentNanos;

    /**
     * Makes a feed that has not begun.
     *
     * @param answers what requests are answered with
     * @param allowed whether the viewer may see the recording now; asked for each message
     * @param nanos a time that only goes on, in nanoseconds
     */
    RecordingFeed(Answers answers, BooleanSupplier allowed, LongSupplier nanos) {
        this.answers = answers;
        this.allowed = allowed;
        this.nanos = nanos;
    }

    @Override
    public Optional<Farewell> refusal() {
        return Optional.empty();
    }

    @Override
    public Optional<StreamDescription> promise() {
        return Optional.of(PROMISE);
    }

    @Override
    public Optional<Farewell> begin(FeedConnection way, StreamDescription promised, boolean listens) {
        connection = way;
        return Optional.empty();
    }

    @Override
    public void hear(String text) {
        try {
            take(RequestText.read(text));
        } catch (BadPlayRequestException e) {
            fail(e.id(), String.valueOf(e.getMessage()));
        }
    }

    private void take(Request request) {
        if (request instanceof Request.Numbered numbered) {
            answer(answers.to(numbered));
        } else if (request instanceof Request.Window wanted) {
            window = wanted.bytes();
            pump();
        } else if (request instanceof Request.Took took) {
            took(took);
        } else {
            retire();
        }
    }

    /** What is said of a request that ended meanwhile comes too late to matter. */
    private void took(Request.Took took) {
        Run run = current;
        if (run != null && run.id() == took.id()) {
            run.took(took.bytes());
            pump();
        }
    }

    /** A new request ends the one that runs: what a worker is just making of that is not sent. */
    private void answer(Run run) {
        if (run.id() <= lastId) {
            fail(OptionalLong.of(run.id()), "id does not rise");
        } else {
            lastId = run.id();
            retire();
            current = run;
            pump();
        }
    }

    /** Ends what runs. If a worker is just making a message of it, it is let go of when that is done. */
    private void retire() {
        Run ended = current;
        current = null;
        if (ended != null && ended.isBegun() && !ended.isMaking()) {
            letGo(ended);
        }
    }

    private void letGo(Run ended) {
        try {
            ended.worker().execute(ended::close);
        } catch (RejectedExecutionException e) {
            ended.close();
        }
    }

    /** Tells of a failure, unless the viewer reads nothing: then there would be no end of it. */
    private void fail(OptionalLong id, String words) {
        FeedConnection way = connection;
        if (way != null && way.isWritable()) {
            way.send(Note.failed(id, words).message());
            way.flush();
        }
    }

    @Override
    public void pump() {
        FeedConnection way = connection;
        Run run = current;
        if (way == null || run == null || run.isMaking() || making == MAX_MAKING || !way.isWritable()) {
            return;
        }
        if (run.onItsWay() >= window) {
            return;
        }
        if (allowed.getAsBoolean()) {
            makeNext(way, run);
        } else {
            retire();
            fail(OptionalLong.of(run.id()), "viewers may not see recordings");
        }
    }

    private void makeNext(FeedConnection way, Run run) {
        making++;
        run.making(true);
        try {
            run.worker().execute(() -> {
                run.make();
                handBack(way, run);
            });
        } catch (RejectedExecutionException e) {
            making--;
            run.making(false);
            retire();
            fail(OptionalLong.of(run.id()), "the node has too much to do");
        }
    }

    /** On a worker. */
    private void handBack(FeedConnection way, Run run) {
        try {
            way.loop().execute(() -> send(run));
        } catch (RejectedExecutionException e) {
            LOG.debug("The node stops while a recording is played");
            run.close();
        }
    }

    private void send(Run run) {
        making--;
        run.making(false);
        FeedConnection way = connection;
        if (run != current) {
            letGo(run);
        } else if (way != null) {
            run.sent();
            way.send(run.message());
            way.flush();
            sentNanos = nanos.getAsLong();
            current = run.hasMore() ? run : null;
        }
        pump();
    }

    /** Ends what holds a file for one who does not read on; that is told as soon as the network takes bytes again. */
    @Override
    public void tend() {
        Run run = current;
        if (run != null && run.isHolding() && nanos.getAsLong() - sentNanos > SAVE_PATIENCE_NANOS) {
            retire();
            current = answers.failure(run.id(), "it was not read on");
            pump();
        }
    }

    @Override
    public void end() {
        retire();
        connection = null;
    }
}
