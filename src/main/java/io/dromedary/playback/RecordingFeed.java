package io.dromedary.playback;

import io.dromedary.delivery.Feed;
import io.dromedary.delivery.FeedConnection;
import io.dromedary.export.RangeFiles;
import io.dromedary.live.Farewell;
import io.dromedary.live.StreamDescription;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recording of one camera, as one session plays it: it hears requests and answers the last one.
 *
 * <p>On the viewer's loop. One message at a time is made by a worker, and the next only once the network takes bytes:
 * who reads slowly or not at all holds no thread, and no more than the network's own queue and one message. A request
 * that was replaced while its message was being made may take a second worker until that is done.
 */
final class RecordingFeed implements Feed {

    /** A recording has no one codec, size and rate: each of its segments says its own. */
    static final StreamDescription PROMISE = new StreamDescription("recorded", 0, 0, 0, "", Optional.empty());

    /** Most tasks of one session that workers have at a time. */
    static final int MAX_MAKING = 2;

    private static final Logger LOG = LoggerFactory.getLogger(RecordingFeed.class);

    private final CameraRecording recording;
    private final RangeFiles files;
    private final Executor workers;
    private final BooleanSupplier allowed;
    private @Nullable FeedConnection connection;
    private @Nullable Run current;
    private long lastId = -1;
    private int making;

    /**
     * Makes a feed that has not begun.
     *
     * @param files stretches of recordings as files
     * @param workers threads that may wait for disks
     * @param allowed whether the viewer may see the recording now; asked for each request
     */
    RecordingFeed(CameraRecording recording, RangeFiles files, Executor workers, BooleanSupplier allowed) {
        this.recording = recording;
        this.files = files;
        this.workers = workers;
        this.allowed = allowed;
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
        if (request instanceof Request.Play play) {
            answer(play.id(), new PlayedSpan(recording, play));
        } else if (request instanceof Request.Picture picture) {
            answer(picture.id(), new PlayedPicture(recording, picture));
        } else if (request instanceof Request.Save save) {
            answer(save.id(), new SavedSpan(files, recording.camera(), save));
        } else {
            retire();
        }
    }

    /** A new request ends the one that runs: what a worker is just making of that is not sent. */
    private void answer(long id, Playing playing) {
        if (id <= lastId) {
            fail(OptionalLong.of(id), "id does not rise");
        } else if (allowed.getAsBoolean()) {
            lastId = id;
            retire();
            current = new Run(id, playing);
            pump();
        } else {
            fail(OptionalLong.of(id), "viewers may not see recordings");
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
            workers.execute(ended::close);
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
        making++;
        run.making(true);
        try {
            workers.execute(() -> {
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
            way.send(run.message());
            way.flush();
            current = run.hasMore() ? run : null;
        }
        pump();
    }

    @Override
    public void end() {
        retire();
        connection = null;
    }
}
