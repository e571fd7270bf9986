package io.dromedary.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dromedary.testing.TestViewer.Media;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One who plays recordings: a {@link TestViewer} that numbers its requests and sorts what comes by them. */
public final class TestPlayer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> LAST = Set.of("end", "nothing", "failed");

    private final TestViewer viewer;
    private long id;

    private TestPlayer(TestViewer viewer) {
        this.viewer = viewer;
    }

    /** Opens a session and starts it. */
    public static TestPlayer open(int port, String path, StreamTicket ticket) throws Exception {
        return new TestPlayer(TestViewer.open(port, path, ticket).start());
    }

    /** Opens a session for the default camera of a node with its management key. */
    public static TestPlayer operator(RunningNode node) throws Exception {
        StreamTicket ticket =
                new StreamTicket(node.managementKey(), node.clock().seconds() + 60);
        return open(node.port(), "/recordings/stream", ticket);
    }

    /** Returns the session. */
    public TestViewer viewer() {
        return viewer;
    }

    /** Asks for everything in a span of time; returns the request's id. */
    public long play(String from, String to) throws IOException {
        return ask("play", "\"from\":\"%s\",\"to\":\"%s\"".formatted(from, to));
    }

    /** Asks for a span of time as one file; returns the request's id. */
    public long save(String from, String to) throws IOException {
        return ask("save", "\"from\":\"%s\",\"to\":\"%s\"".formatted(from, to));
    }

    /** Asks for one picture; returns the request's id. */
    public long picture(String at) throws IOException {
        return ask("picture", "\"at\":\"%s\"".formatted(at));
    }

    /** Asks for anything; returns the request's id. */
    public long ask(String type, String members) throws IOException {
        viewer.say("{\"type\":\"%s\",\"id\":%d,%s}".formatted(type, ++id, members));
        return id;
    }

    /** Waits until a request is answered, and returns all of the answer. */
    public Played answer(long request) {
        Await.until(
                "the end of request " + request + ", " + viewer.broken(),
                PATIENCE,
                () -> isAnswered(request) || viewer.isDone());
        return played(request);
    }

    /** Looks at the notes alone, from the last message back: answers may be large. */
    private boolean isAnswered(long request) {
        List<Media> media = viewer.media();
        for (int i = media.size() - 1; i >= 0; i--) {
            byte[] bytes = media.get(i).bytes();
            if (bytes[0] == 'n' && json(bytes).path("id").asLong(-1) == request) {
                return LAST.contains(json(bytes).path("type").asText());
            }
        }
        return false;
    }

    /** Returns what came of a request's answer so far. */
    public Played played(long request) {
        List<JsonNode> notes = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        Optional<ByteArrayOutputStream> media = Optional.empty();
        for (Media message : viewer.media()) {
            byte[] bytes = message.bytes();
            if (bytes[0] == 'n') {
                JsonNode note = json(bytes);
                boolean ours = note.path("id").asLong(-1) == request;
                boolean begins =
                        Set.of("segment", "file").contains(note.path("type").asText());
                media = ours && begins ? Optional.of(new ByteArrayOutputStream()) : Optional.empty();
                media.ifPresent(begun -> parts.add(new Part(note, begun)));
                if (ours) {
                    notes.add(note);
                }
            } else if (bytes[0] == 'm') {
                media.ifPresent(open -> open.write(bytes, 1, bytes.length - 1));
            } else {
                throw new AssertionError("a message that begins with " + bytes[0]);
            }
        }
        return new Played(notes, parts);
    }

    private static JsonNode json(byte[] note) {
        try {
            return JSON.readTree(note, 1, note.length - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        viewer.close();
    }

    /**
     * The answer to one request.
     *
     * @param notes its notes, in order
     * @param parts its segments, in order
     */
    public record Played(List<JsonNode> notes, List<Part> parts) {

        /** Returns whether nothing more will come. */
        public boolean isComplete() {
            return !notes.isEmpty() && LAST.contains(last().path("type").asText());
        }

        /** Returns the last note. */
        public JsonNode last() {
            return notes.get(notes.size() - 1);
        }
    }

    /** What came of one segment: the note before it, and its bytes. */
    public record Part(JsonNode note, ByteArrayOutputStream media) {

        /** Returns its bytes. */
        public byte[] bytes() {
            return media.toByteArray();
        }
    }
}
