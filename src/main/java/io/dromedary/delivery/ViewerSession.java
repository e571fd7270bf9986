package io.dromedary.delivery;

import io.dromedary.crypto.MessageSealer;
import io.dromedary.crypto.SessionBinding;
import io.dromedary.crypto.SessionKey;
import io.dromedary.live.Farewell;
import io.dromedary.live.StreamDescription;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One viewer of one camera, from open to close: greeted once there is something to be had, given its {@link Feed} once
 * the viewer says that it is ready, closed with a reason.
 *
 * <p>All methods run on the viewer's loop, but those that say otherwise.
 */
final class ViewerSession {

    private static final long LOOK_AGAIN_MILLIS = 100;

    /**
     * Most bytes of answers that may wait for a viewer. Fragments are bounded by its queue; answers to its own pings
     * are not, and one that floods us with them and reads nothing could fill the memory.
     */
    private static final long MAX_OVERDUE_BYTES = 4L << 20;

    private final SessionOpening opening;
    private final ViewerSocket socket;
    private final Feed feed;
    private final SessionLimits limits;
    private final Clock clock;
    private final byte[] scratch;
    // set before the loop runs anything: tend() may come before open()
    private final long openedNanos = System.nanoTime();
    private long heardNanos = openedNanos;
    private long pingedNanos = openedNanos;
    private @Nullable StreamDescription promised;
    private @Nullable SessionBinding binding;
    private boolean begun;
    private boolean closed;

    ViewerSession(
            SessionOpening opening, ViewerSocket socket, Feed feed, SessionLimits limits, Clock clock, byte[] scratch) {
        this.opening = opening;
        this.socket = socket;
        this.feed = feed;
        this.limits = limits;
        this.clock = clock;
        this.scratch = scratch;
    }

    SessionOpening opening() {
        return opening;
    }

    ViewerSocket socket() {
        return socket;
    }

    /** Returns who holds it. Any thread. */
    Visit visit() {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - openedNanos);
        return new Visit(opening.key().name(), socket.remote(), seconds);
    }

    /** Returns what the log calls it: its id, and its name if it has one. Any thread. */
    String title() {
        return opening.key().isNamed() ? opening.id() + " (" + opening.key().name() + ')' : opening.id();
    }

    /** Begins: greets the viewer now, or as soon as the camera has a picture. */
    void open() {
        socket.onSigns(this::heard, feed::pump);
        greetWhenThereIsAPicture();
    }

    private void greetWhenThereIsAPicture() {
        if (closed) {
            return;
        }
        Optional<StreamDescription> now = feed.promise();
        Optional<Farewell> refusal = feed.refusal();
        if (refusal.isPresent()) {
            close(refusal.get());
        } else if (now.isPresent()) {
            greet(now.get());
        } else if (System.nanoTime() - openedNanos > limits.pictureWait().toNanos()) {
            close(Farewell.NO_PICTURE);
        } else {
            socket.later(LOOK_AGAIN_MILLIS, this::greetWhenThereIsAPicture);
        }
    }

    private void greet(StreamDescription now) {
        promised = now;
        SessionBinding bound = opening.bind(now);
        binding = bound;
        heardNanos = System.nanoTime();
        socket.text(Hello.message(bound, opening.nodeNonce(), now, opening.camera()));
    }

    private void heard() {
        heardNanos = System.nanoTime();
    }

    /** Takes a text message: the start message first, then heartbeats; anything else is the feed's. */
    void hear(String text) {
        heard();
        StreamDescription hello = promised;
        SessionBinding bound = binding;
        if (closed || hello == null || bound == null) {
            return;
        }
        if (begun) {
            answer(text);
        } else {
            StartMessage.read(text, bound)
                    .ifPresentOrElse(message -> start(message, hello, bound), () -> close(Farewell.BAD_START));
        }
    }

    private void answer(String text) {
        Optional<String> pong = Heartbeat.answer(text, clock);
        if (pong.isEmpty()) {
            feed.hear(text);
        } else if (socket.isWritable()) {
            socket.text(pong.get());
        }
    }

    /** Takes a binary message, which means nothing but that the viewer is there. */
    void hearBytes() {
        heard();
    }

    private void start(StartMessage message, StreamDescription hello, SessionBinding bound) {
        SessionKey key = opening.sessionKey();
        SealedConnection connection =
                new SealedConnection(opening.id(), socket, new MessageSealer(key, bound), scratch);
        begun = true;
        feed.begin(connection, hello, message.listens()).ifPresent(this::close);
    }

    /**
     * Looks after the session from time to time: pings the viewer, and hangs up on one who is silent or reads nothing.
     */
    void tend() {
        long now = System.nanoTime();
        if (closed) {
            return;
        }
        if (socket.overdueBytes() > MAX_OVERDUE_BYTES) {
            socket.hangUp();
        } else if (now - heardNanos > limits.silence().toNanos()) {
            close(begun ? Farewell.SILENCE : Farewell.BAD_START);
        } else if (now - pingedNanos > limits.pingEvery().toNanos()) {
            pingedNanos = now;
            socket.ping();
        }
        if (!closed) {
            feed.tend();
        }
    }

    /** Says goodbye and ends. */
    void close(Farewell reason) {
        socket.close(reason);
        end();
    }

    /** Ends without a word, since the viewer has gone. */
    void end() {
        closed = true;
        feed.end();
    }
}
