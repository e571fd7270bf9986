package io.dromedary.delivery;

import io.dromedary.keys.NodeKeys;
import io.dromedary.live.Farewell;
import io.netty.channel.EventLoop;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All sessions of the node, by the key of their socket. Thread-safe: each session is only touched on its own loop. */
public final class ViewerSessions {

    private static final Logger LOG = LoggerFactory.getLogger(ViewerSessions.class);

    private final Feeds feeds;
    private final int maxSessions;
    private final Function<String, SessionLimits> limitsOf;
    private final Clock clock;
    private final Supplier<NodeKeys> keys;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, ViewerSession> sessions = new ConcurrentHashMap<>();
    private final Map<EventLoop, byte[]> scratchOfLoop = new ConcurrentHashMap<>();

    /**
     * Makes an empty set.
     *
     * @param feeds what sessions give
     * @param maxSessions most sessions at a time, of all cameras together
     * @param limitsOf what a session of a camera may take
     * @param clock the time told in answers to heartbeats
     * @param keys gives the current keys
     */
    public ViewerSessions(
            Feeds feeds,
            int maxSessions,
            Function<String, SessionLimits> limitsOf,
            Clock clock,
            Supplier<NodeKeys> keys) {
        this.feeds = feeds;
        this.maxSessions = maxSessions;
        this.limitsOf = limitsOf;
        this.clock = clock;
        this.keys = keys;
    }

    /** Opens a session, or closes the socket with the reason why not. */
    void open(String key, ViewerSocket socket, Admission admission) {
        Optional<Feed> feed = feeds.of(admission);
        if (sessions.size() >= maxSessions) {
            LOG.warn("A viewer was turned away: {} are watching, the limit", sessions.size());
            socket.loop().execute(() -> socket.close(Farewell.FULL));
        } else if (feed.isEmpty()) {
            socket.loop().execute(() -> socket.close(Farewell.CAMERA_STOPPED));
        } else {
            ViewerSession session = new ViewerSession(
                    new SessionOpening(admission, random),
                    socket,
                    feed.get(),
                    limitsOf.apply(admission.camera()),
                    clock,
                    scratchOfLoop.computeIfAbsent(socket.loop(), loop -> new byte[SealedConnection.SCRATCH_BYTES]));
            sessions.put(key, session);
            LOG.info(
                    "Viewer {} came to {}{} from {}",
                    session.title(),
                    admission.purpose() == Purpose.PLAY ? "play the recording of " : "",
                    admission.camera(),
                    socket.remote());
            onLoop(session, ViewerSession::open);
            if (isOutdated(session)) {
                // rotated or revoked since the handshake, before this session could be found
                closeOutdated(session);
            }
        }
    }

    /** Passes on a text message; nothing happens if the session has ended. */
    void hear(String key, String text) {
        with(key, session -> session.hear(text));
    }

    /** Passes on that a binary message came. */
    void hearBytes(String key) {
        with(key, ViewerSession::hearBytes);
    }

    /** Forgets a session whose socket is closed. */
    void end(String key) {
        ViewerSession session = sessions.remove(key);
        if (session != null) {
            LOG.info(
                    "Viewer {} left {} after {} s: {}",
                    session.title(),
                    session.opening().camera(),
                    session.visit().seconds(),
                    session.socket().ending());
            onLoop(session, ViewerSession::end);
        }
    }

    /** Pings those who are due, hangs up on those who are silent, and forgets those whose end nobody told of. */
    public void tend() {
        sessions.forEach((key, session) -> {
            if (session.socket().isGone()) {
                end(key);
            } else {
                onLoop(session, ViewerSession::tend);
            }
        });
    }

    /** Closes every session. */
    public void closeAll(Farewell reason) {
        sessions.values().forEach(session -> onLoop(session, closing -> closing.close(reason)));
    }

    /** Closes the sessions whose key is not one of the current ones. */
    public void closeOutdated() {
        sessions.values().stream().filter(this::isOutdated).forEach(ViewerSessions::closeOutdated);
    }

    /** Returns who holds each session, by the session's id. */
    public Map<String, Visit> visits() {
        return sessions.values().stream()
                .collect(
                        Collectors.toMap(session -> session.opening().id(), ViewerSession::visit, (one, other) -> one));
    }

    /** Returns how many sessions there are. */
    public int size() {
        return sessions.size();
    }

    private boolean isOutdated(ViewerSession session) {
        return !keys.get().holds(session.opening().key());
    }

    private static void closeOutdated(ViewerSession session) {
        Farewell reason = session.opening().key().isNamed() ? Farewell.KEY_REVOKED : Farewell.KEY_ROTATED;
        onLoop(session, closing -> closing.close(reason));
    }

    private void with(String key, Consumer<ViewerSession> action) {
        ViewerSession session = sessions.get(key);
        if (session != null) {
            onLoop(session, action);
        }
    }

    private static void onLoop(ViewerSession session, Consumer<ViewerSession> action) {
        session.socket().loop().execute(() -> action.accept(session));
    }
}
